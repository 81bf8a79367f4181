import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Failed } from './failed'
import { Sheet } from './sheet'

interface ConfirmSheetProps {
  open: boolean
  title: string
  /** What will follow, in a sentence or two. */
  children?: ReactNode
  /** The verb of what is about to be done. */
  action: string
  actionKind?: 'primary' | 'leaf'
  /** The way back. */
  refuse?: string
  busy?: boolean
  error?: unknown
  onConfirm(): void
  onClose(): void
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { open, title, children, action, actionKind = 'primary', refuse = '先不了', busy = false, error, onConfirm, onClose } = props
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{refuse}</Button>
          <Button kind={actionKind} busy={busy} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <View className="stack">
        {children !== undefined && <View>{children}</View>}
        {error !== undefined && error !== null && <Failed error={error} />}
      </View>
    </Sheet>
  )
}
