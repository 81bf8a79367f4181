import { denied, got, type Outcome, unavailable } from './outcome'
import { NO_POSITION, type Position, positionOf } from './position'

/** Milliseconds; who stands at the gate must not wait longer for an evidence that nobody demands. */
const PATIENCE = 4_000

export function whereabouts(): Promise<Outcome<Position>> {
  return new Promise((resolve) => {
    if (navigator.geolocation === undefined) return resolve(unavailable(NO_POSITION))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(got(positionOf(coords, 'wgs84'))),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? denied(NO_POSITION) : unavailable(NO_POSITION)),
      { timeout: PATIENCE, maximumAge: 60_000 },
    )
  })
}
