/** WeChat prints nothing. */
export const print: (() => void) | null = null
