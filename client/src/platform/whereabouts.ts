import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure, unavailable } from './outcome'
import { NO_POSITION, type Position, positionOf } from './position'

/** Milliseconds; who stands at the gate must not wait longer for an evidence that nobody demands. */
const PATIENCE = 4_000

/** Asks the device where it is; its owner may say no. */
export async function whereabouts(): Promise<Outcome<Position>> {
  try {
    const tired = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
    const found = await Promise.race([Taro.getLocation({ type: 'gcj02' }), tired])
    return found === null ? unavailable(NO_POSITION) : got(positionOf(found, 'gcj02'))
  } catch (failure) {
    return outcomeOfFailure(failure, NO_POSITION)
  }
}
