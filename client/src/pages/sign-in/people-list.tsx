import { session } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { sentenceOf, useWrite } from '@/api'
import { Card, Empty, Notice } from '@/design'

type Person = ReplyOf<typeof session.people>['items'][number]

interface PeopleListProps {
  people: readonly Person[]
  /** The code of the person that the address names, who is signed in at once. */
  named: string | undefined
  onSignedIn(signedIn: ReplyOf<typeof session.choose>, person: Person): void
}

/** Where nobody real is: the people of the demonstration, one of whom to be. */
export function PeopleList({ people, named, onSignedIn }: PeopleListProps) {
  const choose = useWrite(session.choose)
  const be = async (person: Person) => {
    const signedIn = await choose.send({ body: { code: person.code } })
    if (signedIn !== null) onSignedIn(signedIn, person)
  }
  const begun = useRef(false)
  const asked = people.find(({ code }) => code === named)
  useEffect(() => {
    if (asked === undefined || begun.current) return
    begun.current = true
    void be(asked)
  })
  if (people.length === 0) return <Empty icon="people" title="还没有可以选的人" note="请先导入演示数据，再来登录。" />
  return (
    <View className="stack">
      <Notice>这是演示环境：选一个人，看看他能做什么。名字和电话都是编的。</Notice>
      {choose.error && <Notice tone="kapok">{sentenceOf(choose.error)}</Notice>}
      {people.map((person) => (
        <Card key={person.code} title={person.name} note={person.who} onPress={() => void be(person)} />
      ))}
    </View>
  )
}
