/** A photo or a recording on this device, not yet sent. */
export interface PickedFile {
  kind: 'photo' | 'voice'
  /** An address that an image or a player takes. */
  address: string
  name: string
  bytes: number
  /** Length of a recording, when the device knows it. */
  seconds?: number
  /** The file itself where the platform hands it over (h5). */
  blob?: Blob
}
