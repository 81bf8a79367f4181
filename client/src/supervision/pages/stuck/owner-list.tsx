import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Section } from '@/design'
import { countWords, type Stuck } from './stuck-words'

/** Sites shown before more are asked for. */
const FIRST = 8

interface OwnerListProps {
  owners: Stuck['owners']
  /** The site whose orders alone are listed; null for all. */
  chosen: string | null
  onChoose(code: string | null): void
}

/** By whom: the sites that have something stuck, with their counts and their telephone. */
export function OwnerList({ owners, chosen, onChoose }: OwnerListProps) {
  const [all, setAll] = useState(false)
  if (owners.length === 0) return null
  const shown = all ? owners : owners.slice(0, FIRST)
  return (
    <Section title="卡在哪个站点" id="stuck-owners">
      {shown.map(({ site, phone, counts }) => (
        <Card key={site.code} title={site.name} note={phone === '' ? '' : `电话 ${phone}`}>
          <View>{countWords(counts)}</View>
          <View className="station-buttons not-printed">
            <Button
              narrow
              label={chosen === site.code ? `不只看${site.name}` : `只看${site.name}的`}
              onPress={() => onChoose(chosen === site.code ? null : site.code)}
            >
              {chosen === site.code ? '看全部站点' : '只看它的'}
            </Button>
          </View>
        </Card>
      ))}
      {shown.length < owners.length && <Button onPress={() => setAll(true)}>{`其余 ${owners.length - shown.length} 个站点`}</Button>}
    </Section>
  )
}
