import { useState } from 'react'
import { Button, Card, Field, Notice, TextInput } from '@/design'
import { scan } from '@/platform/scan'
import { grantCodeIn } from './grant-code'

/** Gets the code off the computer's screen: with the camera, or typed. */
export function FindCode({ onFound }: { onFound(code: string): void }) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [trouble, setTrouble] = useState<string | null>(null)

  const take = (text: string, otherwise: () => void) => {
    const code = grantCodeIn(text)
    if (code === null) otherwise()
    else onFound(code)
  }
  const scanCode = async () => {
    setTrouble(null)
    const outcome = await scan()
    if (outcome.ok) take(outcome.value, () => setTrouble('这不是电脑端的登录码。请扫电脑登录页上的码。'))
    else if (outcome.why !== 'cancelled') setTrouble(outcome.sentence)
  }
  const takeTyped = () => take(typed, () => setWrong('登录码是 8 位字母和数字，大小写要一样'))
  return (
    <>
      <Card title="扫电脑上的登录码" note="在电脑上打开登录页，屏幕上会显示登录码。">
        <Button id="scan-desk" icon="scan" kind="primary" onPress={() => void scanCode()}>
          扫码
        </Button>
      </Card>
      {trouble !== null && <Notice tone="amber">{trouble}</Notice>}
      <Card title="或者输入登录码">
        <Field label="登录码" error={wrong}>
          <TextInput
            value={typed}
            onChange={(text) => {
              setWrong(undefined)
              setTyped(text)
            }}
            maxLength={40}
            placeholder="电脑屏幕上的 8 位登录码"
            onConfirm={takeTyped}
          />
        </Field>
        <Button onPress={takeTyped}>下一步</Button>
      </Card>
    </>
  )
}
