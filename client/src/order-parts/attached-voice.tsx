import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button, Failed } from '@/design'
import { useAttachedFile } from './attached-file'

/** A recording: played and stopped with one button. */
export function AttachedVoice({ code, seconds }: { code: string; seconds: number | null }) {
  const [playing, setPlaying] = useState(false)
  const [unplayable, setUnplayable] = useState(false)
  const [wanted, setWanted] = useState(false)
  const { address, error, retry } = useAttachedFile(code, wanted)

  useEffect(() => {
    if (!playing || address === null) return
    const player = Taro.createInnerAudioContext()
    const stop = () => setPlaying(false)
    player.onEnded(stop)
    player.onError(() => {
      setUnplayable(true)
      stop()
    })
    player.src = address
    player.play()
    return () => player.destroy()
  }, [playing, address])

  const press = () => {
    setWanted(true)
    setUnplayable(false)
    setPlaying(!playing)
  }
  if (error !== null) return <Failed error={error} onRetry={retry} />
  const length = seconds === null ? '' : ` ${seconds} 秒`
  return (
    <Button icon={playing ? 'stop' : 'play'} busy={playing && address === null} busyText="正在取录音…" onPress={press}>
      {unplayable ? '放不出来，再试一次' : playing ? '停下' : `听录音${length}`}
    </Button>
  )
}
