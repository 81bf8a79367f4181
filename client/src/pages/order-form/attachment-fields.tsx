import { Image, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { Button, Field, Icon, Notice } from '@/design'
import { spoken } from '@/design/spoken'
import type { Outcome } from '@/platform/outcome'
import { choosePhotos } from '@/platform/photo'
import type { PickedFile } from '@/platform/picked-file'
import { canRecord, chooseVoice, LONGEST_VOICE, type Recording, startVoice } from '@/platform/voice'
import { type Attachments, MOST_FILES, type Sent } from './use-attachments'

function stateOf({ code, error, file }: Sent): string {
  if (error !== '') return `没有传上去：${error}`
  if (code === null) return '正在传…'
  return file.kind === 'voice' && file.seconds !== undefined ? `录音 ${file.seconds} 秒，已附上` : '已附上'
}

function Attached({ item, files }: { item: Sent; files: Attachments }) {
  return (
    <View className="order-form__file">
      {item.file.kind === 'photo' ? (
        <Image className="order-form__photo" src={item.file.address} mode="aspectFill" {...spoken({ role: 'img', label: '附的照片' })} />
      ) : (
        <View className="order-form__photo order-form__photo--voice">
          <Icon name="mic" colour="kapok" />
        </View>
      )}
      <View className="words-note">{stateOf(item)}</View>
      <View>
        {item.error !== '' && (
          <Button narrow kind="quiet" onPress={() => files.retry(item.key)}>
            再传一次
          </Button>
        )}
        <Button narrow kind="quiet" onPress={() => files.remove(item.key)}>
          去掉
        </Button>
      </View>
    </View>
  )
}

/** Photos and a recording; both may be left out, and a refused camera or microphone stops nothing. */
export function AttachmentFields({ files }: { files: Attachments }) {
  const [trouble, setTrouble] = useState('')
  const [recording, setRecording] = useState(false)
  const current = useRef<Recording | null>(null)
  const room = MOST_FILES - files.items.length

  const take = (outcome: Outcome<PickedFile[]>) => {
    setTrouble(outcome.ok ? '' : outcome.sentence)
    if (outcome.ok) files.add(outcome.value)
  }
  const takeOne = (outcome: Outcome<PickedFile>) => take(outcome.ok ? { ok: true, value: [outcome.value] } : outcome)
  const record = async () => {
    if (!canRecord) return takeOne(await chooseVoice())
    setTrouble('')
    setRecording(true)
    current.current = startVoice()
    const outcome = await current.current.finished
    setRecording(false)
    takeOne(outcome)
  }

  return (
    <Field label="照片和录音" optional hint={`一共最多 ${MOST_FILES} 个。照片里的拍摄地点会去掉。请不要拍别人的脸。`}>
      <View className="stack">
        {files.items.map((item) => (
          <Attached key={item.key} item={item} files={files} />
        ))}
        {recording && <Notice tone="kapok">{`正在录音，最长 ${LONGEST_VOICE} 秒。说完点“说完了”。`}</Notice>}
        {trouble !== '' && <Notice tone="amber">{trouble}</Notice>}
        {recording ? (
          <Button icon="stop" onPress={() => current.current?.stop()}>
            说完了
          </Button>
        ) : (
          room > 0 && (
            <View className="halves">
              <Button icon="camera" onPress={() => void choosePhotos(room).then(take)}>
                加照片
              </Button>
              <Button icon="mic" onPress={() => void record()}>
                {canRecord ? '说一段话' : '选一段录音'}
              </Button>
            </View>
          )
        )}
      </View>
    </Field>
  )
}
