import { ApiFailure, type Options, type WxApi } from './api'

/** What a person answers to a modal: whether to confirm, and the text when it asks for one. */
export type ModalAnswer = boolean | { readonly confirm: boolean; readonly content: string }

/** What a person chooses from an action sheet: an item by its text or its place, or nothing. */
export type SheetAnswer = string | number | 'cancel'

/** A question that was put to the person. */
export interface Question {
  readonly title: string
  readonly content: string
  /** The items of an action sheet; empty for a modal. */
  readonly items: readonly string[]
}

/** What a person sees beside the pages, and how they answer. */
export class Interaction {
  /** The text of each toast, in order. */
  readonly toasts: string[] = []
  readonly questions: Question[] = []
  /** Answers to modals to come, first to last. */
  readonly modalAnswers: ModalAnswer[] = []
  readonly sheetAnswers: SheetAnswer[] = []
  /** Whether a loading sign covers the page. */
  loading = false
  clipboard = ''
}

/** Functions that only change what surrounds the page; their calls are on record and nothing else follows. */
const SURROUNDINGS = [
  ...['setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton'],
  ...[
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'showTabBar',
    'hideTabBar',
    'setTabBarItem',
    'setTabBarStyle',
  ],
  ...['startPullDownRefresh', 'stopPullDownRefresh', 'pageScrollTo', 'hideKeyboard', 'setBackgroundColor', 'setBackgroundTextStyle'],
  ...[
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'vibrateShort',
    'vibrateLong',
    'setKeepScreenOn',
    'makePhoneCall',
    'previewImage',
    'hideToast',
  ],
]

export function defineInteraction(api: WxApi, interaction: Interaction): void {
  for (const name of SURROUNDINGS) api.defineAsync(name, () => undefined)
  api.defineAsync('showToast', ({ title }) => void interaction.toasts.push(String(title)))
  api.defineAsync('showLoading', () => {
    interaction.loading = true
  })
  api.defineAsync('hideLoading', () => {
    interaction.loading = false
  })
  api.defineAsync('showModal', (options) => answerModal(api, interaction, options))
  api.defineAsync('showActionSheet', ({ itemList }) => ({
    tapIndex: answerSheet(api, interaction, Array.from(itemList as ArrayLike<unknown>, String)),
  }))
  api.defineAsync('setClipboardData', ({ data }) => {
    interaction.clipboard = String(data)
  })
  api.defineAsync('getClipboardData', () => ({ data: interaction.clipboard }))
}

/** A modal with a choice that the test has no answer for is a problem: the test would not have known that it came. */
function answerModal(api: WxApi, interaction: Interaction, options: Options): Record<string, unknown> {
  const title = String(options.title ?? '')
  const content = String(options.content ?? '')
  interaction.questions.push({ title, content, items: [] })
  const hasChoice = options.showCancel !== false
  const answer = interaction.modalAnswers.shift()
  if (answer === undefined && hasChoice) api.problems.add('showModal', `nobody answers "${title}" ${content}`)
  const { confirm, content: typed } = typeof answer === 'object' ? answer : { confirm: answer ?? !hasChoice, content: '' }
  return { confirm, cancel: !confirm, content: typed }
}

function answerSheet(api: WxApi, interaction: Interaction, items: readonly string[]): number {
  interaction.questions.push({ title: '', content: '', items })
  const answer = interaction.sheetAnswers.shift()
  if (answer === undefined) api.problems.add('showActionSheet', `nobody chooses from ${items.join(', ')}`)
  if (answer === undefined || answer === 'cancel') throw new ApiFailure('cancel')
  const index = typeof answer === 'number' ? answer : items.indexOf(answer)
  if (index < 0 || index >= items.length) {
    api.problems.add('showActionSheet', `there is no ${answer} in ${items.join(', ')}`)
    throw new ApiFailure('cancel')
  }
  return index
}
