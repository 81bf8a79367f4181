import { CREDENTIAL_LABELS, CREDENTIALS, SKILL_LABELS, SKILLS } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Chips, Field, TextInput, Tick } from '@/design'
import type { PostDraft, Wrong } from './plan'

interface PostFieldsProps {
  post: PostDraft
  /** Its number, from 0. */
  place: number
  wrong: Wrong
  onChange(part: Partial<PostDraft>): void
  /** Null for the only one. */
  onRemove: (() => void) | null
}

const SKILL_OPTIONS = SKILLS.map((value) => ({ value, label: SKILL_LABELS[value] }))
const CREDENTIAL_OPTIONS = CREDENTIALS.map((value) => ({ value, label: CREDENTIAL_LABELS[value] }))

/** Of several that may be pressed, the one pressed last; pressing it again lets it go. */
const newest = <Value extends string>(chosen: readonly Value[], before: Value | null): Value | null =>
  chosen.find((value) => value !== before) ?? null

const asksMore = ({ leastAge, mostAge, skill, credential }: PostDraft): boolean =>
  leastAge !== '' || mostAge !== '' || skill !== null || credential !== null

function Demands({ post, place, wrong, onChange }: Omit<PostFieldsProps, 'onRemove'>) {
  const at = (field: keyof PostDraft) => wrong[`posts.${place}.${field}`]
  return (
    <>
      <View className="halves halves--fields">
        <Field label="最小几岁" optional error={at('leastAge')}>
          <TextInput kind="number" value={post.leastAge} maxLength={3} onChange={(leastAge) => onChange({ leastAge })} />
        </Field>
        <Field label="最大几岁" optional error={at('mostAge')}>
          <TextInput kind="number" value={post.mostAge} maxLength={3} onChange={(mostAge) => onChange({ mostAge })} />
        </Field>
      </View>
      <Field label="要什么特长" optional error={at('skill')}>
        <Chips
          options={SKILL_OPTIONS}
          values={post.skill === null ? [] : [post.skill]}
          onChange={(chosen) => onChange({ skill: newest(chosen, post.skill) })}
        />
      </Field>
      <Field label="要什么证件" optional hint="证件要先在站里登记过。" error={at('credential')}>
        <Chips
          options={CREDENTIAL_OPTIONS}
          values={post.credential === null ? [] : [post.credential]}
          onChange={(chosen) => onChange({ credential: newest(chosen, post.credential) })}
        />
      </Field>
    </>
  )
}

/** One kind of place: what it is, for how many, and what it asks for. */
export function PostFields(props: PostFieldsProps) {
  const { post, place, wrong, onChange, onRemove } = props
  const [open, setOpen] = useState(() => asksMore(post))
  const at = (field: keyof PostDraft) => wrong[`posts.${place}.${field}`]
  const name = post.name.trim() === '' ? `第 ${place + 1} 个岗位` : post.name.trim()
  return (
    <View className="lead-plan__post">
      <Field label={`第 ${place + 1} 个岗位叫什么`} error={at('name')}>
        <TextInput value={post.name} maxLength={30} placeholder="例如：量血压" onChange={(next) => onChange({ name: next })} />
      </Field>
      <Field label={`“${name}”要几个人`} error={at('places')}>
        <TextInput kind="number" value={post.places} maxLength={3} onChange={(places) => onChange({ places })} />
      </Field>
      <Field label={`“${name}”做什么`} optional error={at('duties')}>
        <TextInput value={post.duties} maxLength={120} onChange={(duties) => onChange({ duties })} />
      </Field>
      <Tick checked={post.approval} onChange={(approval) => onChange({ approval })}>
        报名要我同意才算
      </Tick>
      {open && <Demands {...props} />}
      <View className="lead-plan__choice">
        {!open && (
          <Button kind="quiet" narrow label={`“${name}”对年龄、特长、证件有要求`} onPress={() => setOpen(true)}>
            对年龄、特长、证件有要求
          </Button>
        )}
        {onRemove !== null && (
          <Button kind="quiet" narrow label={`去掉“${name}”`} onPress={onRemove}>
            去掉这个岗位
          </Button>
        )}
      </View>
    </View>
  )
}
