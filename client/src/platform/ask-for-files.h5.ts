/**
 * The browser's own file dialogue. Resolves with nothing when it is closed without a choice; a browser that does not tell
 * (before 2023) leaves the promise open, which holds nothing back.
 */
export function askForFiles(accept: string, most: number): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = most > 1
    input.addEventListener('change', () => resolve(Array.from(input.files ?? []).slice(0, most)))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
