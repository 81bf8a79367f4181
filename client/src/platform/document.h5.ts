import { got, type Outcome } from './outcome'

/** Milliseconds after which the browser surely has the file. */
const KEPT = 60_000

/** Hands the file to the browser: a window that was not opened by the press itself would be blocked. */
export async function showPdf(address: string): Promise<Outcome<null>> {
  const link = document.createElement('a')
  link.href = address
  link.download = '志愿服务记录单.pdf'
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
  return got(null)
}
