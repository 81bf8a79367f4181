import { teams } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Choice, Empty, Failed, Field, guarded, Loading, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import './index.scss'
import { TeamForm } from './team-form'

function TeamPage() {
  const signedIn = useSignedIn()
  const mine = useRead(teams.mine, {}, { enabled: signedIn })
  const [chosen, setChosen] = useState<string | null>(null)
  const items = mine.data?.items ?? []
  const team = items.find(({ code }) => code === chosen) ?? items[0]
  return (
    <Page id="team" className="team" title="队伍安排" signedInFor="登录后安排您带的队伍">
      <View className="stack">
        {mine.isPending && <Loading />}
        {mine.error !== null && <Failed error={mine.error} onRetry={() => void mine.refetch()} />}
        {mine.data !== undefined && team === undefined && (
          <Empty icon="team" title="您现在没有带队伍" note="想带队伍，可以到村里的文明实践站登记，站里会帮您办。" />
        )}
        {team !== undefined && items.length > 1 && (
          <Field label="哪一支队伍">
            <Choice
              stacked
              options={items.map(({ code, name }) => ({ value: code, label: name }))}
              value={team.code}
              onChange={setChosen}
            />
          </Field>
        )}
        {team !== undefined && (
          <>
            <TeamForm key={team.code} team={team} />
            <Button onPress={() => go('/volunteer/pages/projects/index')}>我们的项目</Button>
          </>
        )}
      </View>
    </Page>
  )
}

export default guarded(TeamPage)
