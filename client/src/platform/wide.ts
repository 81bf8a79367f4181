/** Whether the screen is as wide as a desk's: a phone in WeChat never is. */
export const useWide = (): boolean => false
