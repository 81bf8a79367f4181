import { AcceptSheet } from './accept-sheet'
import type { Action, DeskOrder } from './desk-order'
import { MergeSheet } from './merge-sheet'
import { NeedsSheet } from './needs-sheet'
import { HandDownSheet, ReferSheet, RefuseSheet, UrgencySheet } from './pass-sheets'
import { ClosePoolSheet, OpenPoolSheet } from './pool-sheets'
import { DeliverSheet, RateSheet, SelfHandleSheet, StartSheet } from './serve-sheets'
import { WORDS_ACTIONS } from './words-actions'
import { WordsSheet } from './words-sheet'

interface ActionSheetProps {
  action: Action
  desk: DeskOrder
  /** For `merge`: the order chosen already, or an empty text. */
  into: string
  onClose(): void
}

/** The sheet of an action; `offer` has its own, since it needs the chosen teams. */
export function ActionSheet({ action, desk, into, onClose }: ActionSheetProps) {
  const { order } = desk
  const words = WORDS_ACTIONS[action]
  if (words !== undefined) return <WordsSheet order={order} action={words} onClose={onClose} />
  switch (action) {
    case 'accept':
      return <AcceptSheet order={order} onClose={onClose} />
    case 'refuse':
      return <RefuseSheet order={order} onClose={onClose} />
    case 'refer':
      return <ReferSheet order={order} onClose={onClose} />
    case 'merge':
      return <MergeSheet order={order} duplicates={desk.duplicates} into={into} onClose={onClose} />
    case 'self_handle':
      return <SelfHandleSheet order={order} onClose={onClose} />
    case 'open_pool':
      return <OpenPoolSheet order={order} onClose={onClose} />
    case 'close_pool':
      return <ClosePoolSheet order={order} onClose={onClose} />
    case 'hand_down':
      return <HandDownSheet order={order} sites={desk.lowerSites} onClose={onClose} />
    case 'set_urgency':
      return <UrgencySheet order={order} onClose={onClose} />
    case 'set_needs':
      return <NeedsSheet order={order} onClose={onClose} />
    case 'start':
      return <StartSheet order={order} onClose={onClose} />
    case 'deliver':
      return <DeliverSheet order={order} onClose={onClose} />
    case 'rate':
      return <RateSheet order={order} onClose={onClose} />
    default:
      return null
  }
}
