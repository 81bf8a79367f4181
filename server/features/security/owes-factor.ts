import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { Settings } from '../../settings'
import type { Standing } from '../people/actor'
import type { Session } from '../people/session.entity'

/** Whoever works at a centre or above it, or administrates: many people's data lie open to them. */
export const isWeighty = ({ role, siteCode }: Pick<Standing, 'role' | 'siteCode'>): boolean =>
  role === 'administrator' || ((role === 'staff' || role === 'supervisor') && siteCode !== null && siteCode.length <= CODE_LENGTH.county)

/**
 * Whether a session may do nothing yet but give its second factor: at a desk, of those who work at a centre, where the setting asks for it.
 * A phone's session needs none: the phone itself is what one has, and WeChat vouches for whose it is.
 */
export const owesFactor = (
  { secondFactor }: Pick<Settings, 'secondFactor'>,
  standings: readonly Standing[],
  { kind, factorAt }: Pick<Session, 'kind' | 'factorAt'>,
): boolean => secondFactor === 'desk' && kind === 'desk' && factorAt === null && standings.some(isWeighty)
