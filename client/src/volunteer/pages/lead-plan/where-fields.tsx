import { parentOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Field, TextInput } from '@/design'
import { PlaceSheet } from '@/volunteer/place-sheet'
import type { FieldsOfPlan } from './plan'

/** Where it takes place, and where everybody meets. @param around a place near which villages are looked for first */
export function WhereFields({ plan, change, wrong, around }: FieldsOfPlan & { around: string | undefined }) {
  const [choosing, setChoosing] = useState(false)
  const near = plan.village?.code ?? around
  return (
    <Card title="在哪里">
      <Field label="哪个村（社区）" error={wrong.villageCode}>
        <View className="beside">
          <View className={plan.village === null ? 'words-note' : 'words-strong'}>{plan.village?.name ?? '还没有选'}</View>
          <Button narrow onPress={() => setChoosing(true)}>
            {plan.village === null ? '选一个村' : '换一个村'}
          </Button>
        </View>
      </Field>
      <Field label="地点" hint="大家都看得到；上门的活动只写到村，别写人家的住址。" error={wrong.address}>
        <TextInput value={plan.address} maxLength={80} placeholder="例如：村委会一楼" onChange={(address) => change({ address })} />
      </Field>
      <Field label="在哪里集合" hint="只有报上名的人看得到。" error={wrong.meetingPoint}>
        <TextInput
          value={plan.meetingPoint}
          maxLength={80}
          placeholder="例如：村口牌坊，8:45"
          onChange={(meetingPoint) => change({ meetingPoint })}
        />
      </Field>
      <PlaceSheet
        open={choosing}
        title="活动在哪个村"
        verb="选这里"
        done="选了这里"
        leave="先不选"
        onlyVillages
        from={near === undefined ? undefined : (parentOf(near) ?? undefined)}
        chosen={plan.village === null ? [] : [plan.village.code]}
        onChoose={(village) => {
          change({ village })
          setChoosing(false)
        }}
        onClose={() => setChoosing(false)}
      />
    </Card>
  )
}
