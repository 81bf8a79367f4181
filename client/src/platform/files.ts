import Taro from '@tarojs/taro'
import type { PickedFile } from './picked-file'

interface Sending {
  url: string
  /** Name of the form's part that holds the file. */
  name: string
  file: PickedFile
  fields: Record<string, string>
  headers: Record<string, string>
}

/** Sends a file as a form. Null when nothing came back. */
export async function sendFile({ url, name, file, fields, headers }: Sending): Promise<{ status: number; body: string } | null> {
  try {
    const sent = await Taro.uploadFile({ url, filePath: file.address, name, formData: fields, header: headers, timeout: 60_000 })
    return { status: sent.statusCode, body: sent.data }
  } catch {
    return null
  }
}

interface Fetched {
  status: number
  /** Where the bytes are on this device; meaningful when the status is a success. */
  address: string
  /** What was said instead of the bytes, where the platform hands it over. */
  body: string
}

/** Fetches a file. Null when nothing came back. */
export async function fetchFile({ url, headers }: { url: string; headers: Record<string, string> }): Promise<Fetched | null> {
  try {
    const fetched = await Taro.downloadFile({ url, header: headers, timeout: 60_000 })
    return { status: fetched.statusCode, address: fetched.tempFilePath, body: '' }
  } catch {
    return null
  }
}
