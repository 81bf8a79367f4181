import { create } from 'qrcode'
import type { ViewNode } from './nodes'

/** White modules around a code (ISO/IEC 18004: four), which its picture includes. */
const QUIET = 4

/** The dark modules of a picture that the page drew, as 'column row', sorted. */
function darkOn({ attributes }: ViewNode): string[] {
  const picture = decodeURIComponent(String(attributes.src))
  return [...picture.matchAll(/M(\d+) (\d+)h1v1h-1z/g)]
    .map(([, column, row]) => `${Number(column) - QUIET} ${Number(row) - QUIET}`)
    .toSorted()
}

/** Whether what the page drew is the QR code of this text, module for module. */
export function drawsCode(node: ViewNode, text: string): boolean {
  const { modules } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const places = Array.from({ length: modules.size }, (_, place) => place)
  const dark = places.flatMap((row) => places.filter((column) => modules.get(row, column)).map((column) => `${column} ${row}`))
  return darkOn(node).join() === dark.toSorted().join()
}
