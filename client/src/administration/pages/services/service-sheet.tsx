import { administration as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Choice, Failed, Field, Sheet, TextArea, TextInput } from '@/design'

export type AdministeredService = ReplyOf<typeof contract.services>['items'][number]

interface ServiceSheetProps {
  /** Null for a new one. */
  service: AdministeredService | null
  onClose(): void
  onDone(service: AdministeredService): void
}

/** A kind of service: made, or called otherwise. Its code and category stay, since orders and projects name them. */
export function ServiceSheet({ service, onClose, onDone }: ServiceSheetProps) {
  const [code, setCode] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const [name, setName] = useState(service?.name ?? '')
  const [about, setAbout] = useState(service?.about ?? '')
  const [pressed, setPressed] = useState(false)
  const add = useWrite(contract.addService, onDone)
  const change = useWrite(contract.changeService, onDone)
  const write = service === null ? add : change
  const wrong = detailsOf(write.error)
  const save = () => {
    setPressed(true)
    const said = { name: name.trim(), about: about.trim() }
    if (said.name === '' || said.about === '') return
    if (service !== null) void change.send({ params: { code: service.code }, body: said })
    else if (category !== null && code.trim() !== '') void add.send({ body: { code: code.trim(), category, ...said } })
  }
  const needed = (text: string) => (pressed && text.trim() === '' ? '请填写' : undefined)
  return (
    <Sheet
      open
      id="service-sheet"
      title={service === null ? '加一种服务' : `改「${service.name}」`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={write.busy} onPress={save}>
            保存
          </Button>
        </>
      }
    >
      {service === null && (
        <>
          <Field label="哪一类" error={pressed && category === null ? '请选一类' : undefined}>
            <Choice<Category>
              stacked
              options={CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))}
              value={category}
              onChange={setCategory}
            />
          </Field>
          <Field label="编号" hint="小写英文字母和下划线，例如 reading_letters；以后不能改。" error={wrong.code ?? needed(code)}>
            <TextInput value={code} onChange={setCode} maxLength={40} />
          </Field>
        </>
      )}
      <Field label="村民看到的名字" error={wrong.name ?? needed(name)}>
        <TextInput value={name} onChange={setName} maxLength={30} />
      </Field>
      <Field label="一句话说明" error={wrong.about ?? needed(about)}>
        <TextArea value={about} onChange={setAbout} maxLength={120} />
      </Field>
      {write.error !== null && <Failed error={write.error} kept="您填的还在。" />}
    </Sheet>
  )
}
