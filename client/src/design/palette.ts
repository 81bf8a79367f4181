/**
 * The colours of tokens.scss, for drawings: an image in WeChat cannot read a style sheet.
 * Each is at least 5.5:1 on the ground it is used on.
 */
export const COLOURS = {
  ink: '#2A2622',
  soft: '#6B625A',
  kapok: '#B8231C',
  leaf: '#2E6B3F',
  amber: '#8A5200',
  sky: '#1F5A93',
  grey: '#5A534C',
  white: '#FFFFFF',
} as const

export type Colour = keyof typeof COLOURS

/** What a chip, a notice or a tile says by its colour, always beside a word: brand, done, waiting, information, neither. */
export type Tone = 'kapok' | 'leaf' | 'amber' | 'sky' | 'grey'
