import type { PageAction } from './order-actions'
import { RateSheet } from './rate-sheet'
import { type ActionSheetProps, SaidSheet } from './said-sheet'
import { DeliverSheet, StartSheet } from './serve-sheets'

/** What is asked before a step is taken. */
export function ActionSheet({ action, ...props }: ActionSheetProps & { action: PageAction | null }) {
  if (action === null) return null
  if (action === 'rate') return <RateSheet {...props} />
  if (action === 'start') return <StartSheet {...props} />
  if (action === 'deliver') return <DeliverSheet {...props} />
  return <SaidSheet key={action} action={action} {...props} />
}
