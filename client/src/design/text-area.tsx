import { Textarea, View } from '@tarojs/components'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import { spoken } from './spoken'
import './text-area.scss'
import { roomLeft, type TextAreaProps } from './text-area-props'

/** Several lines of text, growing with what is written. */
export function TextArea({ value, onChange, placeholder, maxLength = 500, disabled, label, id, className }: TextAreaProps) {
  const said = useFieldLabel(label)
  const room = roomLeft(value, maxLength)
  return (
    <View>
      <Textarea
        {...(id === undefined ? {} : { id })}
        className={classNames('kapok-area', className)}
        value={value}
        maxlength={maxLength}
        placeholder={placeholder ?? ''}
        placeholderClass="kapok-area__placeholder"
        disabled={disabled ?? false}
        autoHeight
        showConfirmBar={false}
        disableDefaultPadding
        onInput={(event) => onChange(event.detail.value)}
        {...spoken(said === undefined ? {} : { label: said })}
      />
      {room !== '' && <View className="kapok-area__room">{room}</View>}
    </View>
  )
}
