import { askForFiles } from './ask-for-files.h5'
import { cancelled, got, type Outcome, unavailable } from './outcome'

/** Present in Chromium on phones and Macs only. */
interface Detector {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>
}

declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector
  }
}

const TYPE_IT = '这个浏览器不能扫码，请直接输入编号。'

export async function scan(): Promise<Outcome<string>> {
  if (window.BarcodeDetector === undefined) return unavailable(TYPE_IT)
  const [picture] = await askForFiles('image/*', 1)
  if (picture === undefined) return cancelled
  try {
    const [found] = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(picture))
    return found === undefined ? unavailable('照片里没有找到码，也可以直接输入编号。') : got(found.rawValue)
  } catch {
    return unavailable(TYPE_IT)
  }
}
