/** Prints this page on A4. */
export const print: (() => void) | null = () => window.print()
