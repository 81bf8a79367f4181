import { Image } from '@tarojs/components'
import { create } from 'qrcode/lib/core/qrcode'
import { useMemo } from 'react'
import { classNames } from './class-names'
import './qr-code.scss'
import { spoken } from './spoken'

/** Modules of white around the code, without which readers do not find it (ISO/IEC 18004: four). */
const QUIET = 4

const bytesOf = (ascii: string): Uint8Array => Uint8Array.from(ascii.split(''), (character) => character.charCodeAt(0))

/** The code as an image's address. Given bytes, because not every engine has the encoder that text would need. */
function addressOf(content: string): string {
  const { modules } = create([{ data: bytesOf(content), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const places = Array.from({ length: modules.size }, (_, place) => place)
  const dark = places.flatMap((row) =>
    places.filter((column) => modules.get(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
  )
  const side = modules.size + 2 * QUIET
  // A size of its own, larger than any screen's, so that no engine draws it small and then blows it up.
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${dark.join('')}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

interface QrCodeProps {
  /** ASCII only. */
  content: string
  /** Read aloud in its place. */
  label: string
  /** To be scanned off a phone that is held up: as wide as the screen lets it. */
  large?: boolean
  id?: string
}

/** A code to scan. Not among the design's common parts: only the pages that draw one should carry what draws it. */
export function QrCode({ content, label, large, id }: QrCodeProps) {
  const address = useMemo(() => addressOf(content), [content])
  return (
    <Image
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-qr', large && 'kapok-qr--large')}
      src={address}
      mode="scaleToFill"
      {...spoken({ role: 'img', label })}
    />
  )
}
