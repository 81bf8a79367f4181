import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, Failed, Sheet } from '@/design'

interface StepSheetProps {
  title: string
  /** The verb of what is about to be done. */
  verb: string
  busy: boolean
  error: Error | null
  /** False while something that is needed has not been chosen. */
  ready?: boolean
  onSubmit(): void
  onClose(): void
  children: ReactNode
}

/** A sheet with a small form, the way back and the verb. Mounted only while it is open, so that it always begins empty. */
export function StepSheet({ title, verb, busy, error, ready = true, onSubmit, onClose, children }: StepSheetProps) {
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={busy} disabled={!ready} onPress={onSubmit}>
            {verb}
          </Button>
        </>
      }
    >
      <View className="stack">
        {children}
        {error !== null && <Failed error={error} kept="您填的还在。" />}
      </View>
    </Sheet>
  )
}
