import { View } from '@tarojs/components'
import { Button, Section } from '@/design'
import { OrderLine } from '@/station/order-line'
import type { DeskOrder } from './desk-order'

interface DuplicateListProps {
  duplicates: DeskOrder['duplicates']
  /** Left out where the order may not be merged now. */
  onMerge?: (code: string) => void
}

/** Open orders of the village that look like the same thing, and why. */
export function DuplicateList({ duplicates, onMerge }: DuplicateListProps) {
  if (duplicates.length === 0) return null
  return (
    <Section title="可能是同一件事">
      {duplicates.map((line) => (
        <OrderLine key={line.code} line={line}>
          <View>{line.why}</View>
          {onMerge !== undefined && (
            <View className="station-buttons not-printed">
              <Button narrow label={`并入 ${line.code}`} onPress={() => onMerge(line.code)}>
                并入这张
              </Button>
            </View>
          )}
        </OrderLine>
      ))}
    </Section>
  )
}
