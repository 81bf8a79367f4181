/** A fault that can be told from the files alone. */
export interface Finding {
  readonly file: string
  readonly message: string
}
