/** The part of the package that computes a code and draws nothing; the package's own types cover its drawing only. */
declare module 'qrcode/lib/core/qrcode' {
  interface Segment {
    data: Uint8Array
    mode: 'byte'
  }
  interface Code {
    modules: { size: number; get(row: number, column: number): number | boolean }
  }
  export function create(data: readonly Segment[], options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Code
}
