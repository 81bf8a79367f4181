import type { session } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'

export interface DeskSignInProps {
  onSignedIn(signedIn: NonNullable<ReplyOf<typeof session.pollDesk>['signedIn']>): void
}
