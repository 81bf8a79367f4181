import { Text, View } from '@tarojs/components'
import { Button, Fact } from '@/design'
import { phone } from '@/platform/phone'

interface ContactLinesProps {
  /** 服务对象, 点单的人. */
  label: string
  name: string
  /** Empty where there is none. */
  number: string
  /** Stars stand in place of digits: it cannot be dialled. */
  masked: boolean
  /** The reader's own number, or that of somebody they ordered for: read, not dialled. */
  onlyRead?: boolean
  /** Told just before it is dialled. */
  onDial?: () => void
  address?: string
}

/** Whom to reach, and how. */
export function ContactLines({ label, name, number, masked, onlyRead = false, onDial, address = '' }: ContactLinesProps) {
  const dial = () => {
    onDial?.()
    void phone(number)
  }
  return (
    <Fact label={label}>
      <View>{name}</View>
      {number !== '' && (
        <View className="beside">
          <Text>{number}</Text>
          {!masked && !onlyRead && (
            <Button narrow icon="phone" label={`打电话给${name}`} onPress={dial}>
              打电话
            </Button>
          )}
        </View>
      )}
      {address !== '' && <View>{address}</View>}
    </Fact>
  )
}
