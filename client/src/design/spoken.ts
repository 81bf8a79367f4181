type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'radiogroup'
  | 'checkbox'
  | 'group'
  | 'tab'
  | 'tablist'
  | 'dialog'
  | 'alert'
  | 'status'
  | 'img'
  | 'progressbar'
  | 'heading'

interface Spoken {
  role?: Role
  label?: string
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  /** Drawn only; a word stands beside it. */
  hidden?: boolean
}

const present = (attributes: Record<string, string | boolean | undefined>): object =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))

/** What a screen reader says, in each target's spelling: spread it on a Taro component. */
export function spoken({ role, label, checked, selected, disabled, hidden }: Spoken): object {
  if (process.env.TARO_ENV === 'weapp') {
    return present({
      ariaRole: role,
      ariaLabel: label,
      ariaChecked: checked,
      ariaSelected: selected,
      ariaDisabled: disabled,
      ariaHidden: hidden,
    })
  }
  return present({
    role,
    'aria-label': label,
    'aria-checked': checked,
    'aria-selected': selected,
    'aria-disabled': disabled,
    'aria-hidden': hidden,
  })
}
