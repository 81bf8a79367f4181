const SPOKEN = { 'aria-role': '', 'aria-label': '' }
const STATED = { ...SPOKEN, 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '', 'aria-hidden': '' }

/** Per built-in component: the aria attributes that its WeChat template passes on. */
exports.ATTRIBUTES = {
  View: STATED,
  Text: SPOKEN,
  Image: { ...SPOKEN, 'aria-hidden': '' },
  Input: SPOKEN,
  Textarea: SPOKEN,
  Picker: SPOKEN,
  ScrollView: SPOKEN,
}
