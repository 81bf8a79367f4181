import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure, unavailable } from './outcome'
import type { PickedFile } from './picked-file'

/** Seconds that a recording may last. */
export const LONGEST_VOICE = 60

/** Whether this device records; where it does not, a recording made elsewhere can be chosen. */
export const canRecord = true

/** A recording that is being made. */
export interface Recording {
  /** Ends by itself after `LONGEST_VOICE` seconds, or when `stop` is called. */
  finished: Promise<Outcome<PickedFile>>
  stop(): void
}

const NO_MICROPHONE = '没有打开麦克风。可以在微信的设置里允许后再试，打字也一样。'

/** Starts to record, as mp3. */
export function startVoice(): Recording {
  const recorder = Taro.getRecorderManager()
  const finished = new Promise<Outcome<PickedFile>>((resolve) => {
    recorder.onStop(({ tempFilePath, fileSize, duration }) =>
      resolve(
        got({
          kind: 'voice',
          address: tempFilePath,
          name: 'voice.mp3',
          bytes: fileSize,
          seconds: Math.max(1, Math.round(duration / 1000)),
        }),
      ),
    )
    recorder.onError((failure) => resolve(outcomeOfFailure(failure, NO_MICROPHONE)))
  })
  recorder.start({ duration: LONGEST_VOICE * 1000, format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 })
  return { finished, stop: () => recorder.stop() }
}

/** Choosing a file is for platforms that cannot record. */
export async function chooseVoice(): Promise<Outcome<PickedFile>> {
  return unavailable('请直接录音。')
}
