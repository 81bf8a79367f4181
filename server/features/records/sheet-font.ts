import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { create, type Font } from 'fontkit'

/** One weight of Noto Sans SC (SIL Open Font Licence); the sheet carries only the characters that it uses. */
const FILE = path.join(
  path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
  '400Regular/NotoSansSC_400Regular.ttf',
)

export interface SheetFont {
  readonly bytes: Buffer
  /** The text with each character that the font cannot draw (very rare ones of names) written as its number: 〔U+20BB7〕. */
  readonly drawable: (text: string) => string
}

let loaded: Promise<SheetFont> | undefined

/** The font of the sheets, read once. */
export function sheetFont(): Promise<SheetFont> {
  loaded ??= load()
  loaded.catch(() => {
    loaded = undefined
  })
  return loaded
}

async function load(): Promise<SheetFont> {
  const bytes = await readFile(FILE)
  const font = create(bytes) as Font
  const drawn = (character: string): string => {
    if (character === '\n') return character
    const point = character.codePointAt(0) ?? 0
    return font.hasGlyphForCodePoint(point) ? character : `〔U+${point.toString(16).toUpperCase()}〕`
  }
  return { bytes, drawable: (text) => Array.from(text, drawn).join('') }
}
