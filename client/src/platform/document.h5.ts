import { got, type Outcome } from './outcome'

/** Milliseconds after which the browser surely has the file. */
const KEPT = 60_000

/** Hands the file to the browser: a window that was not opened by the press itself would be blocked. */
export const showPdf = (address: string): Promise<Outcome<null>> => keep(address, '志愿服务记录单.pdf')

/** Keeps a table on this computer under the name. */
export const showSheet = (address: string, name: string): Promise<Outcome<null>> => keep(address, name)

async function keep(address: string, name: string): Promise<Outcome<null>> {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
  return got(null)
}
