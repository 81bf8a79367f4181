/** A file that may be kept and shown: made anew or stripped, so that nothing of it but picture or sound is left. */
export interface AcceptedFile {
  readonly kind: 'photo' | 'voice'
  readonly mime: 'image/jpeg' | 'audio/mpeg' | 'audio/mp4'
  readonly bytes: Buffer
  /** Of a voice: whole seconds, 1 to 60. */
  readonly seconds?: number
}

/**
 * - `too_large` more bytes or more pixels than we take
 * - `wrong_type` its content is of another kind, whatever it is called
 * - `too_long` a voice of more than a minute
 * - `unreadable` damaged, cut short, or made to look like what it is not
 */
export type UnacceptableReason = 'too_large' | 'wrong_type' | 'too_long' | 'unreadable'

/** Why an uploaded file is not taken. The message is for the log; `reason` is for the person's sentence. */
export class UnacceptableFile extends Error {
  override readonly name = 'UnacceptableFile'

  constructor(
    readonly reason: UnacceptableReason,
    message: string,
  ) {
    super(message)
  }
}
