import type { PickedFile } from './picked-file'

interface Sending {
  url: string
  name: string
  file: PickedFile
  fields: Record<string, string>
  headers: Record<string, string>
}

export async function sendFile({ url, name, file, fields, headers }: Sending): Promise<{ status: number; body: string } | null> {
  try {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.append(field, value)
    form.append(name, file.blob ?? (await (await fetch(file.address)).blob()), file.name)
    const reply = await fetch(url, { method: 'POST', body: form, headers })
    return { status: reply.status, body: await reply.text() }
  } catch {
    return null
  }
}

interface Fetched {
  status: number
  address: string
  body: string
}

export async function fetchFile({ url, headers }: { url: string; headers: Record<string, string> }): Promise<Fetched | null> {
  try {
    const reply = await fetch(url, { headers })
    if (!reply.ok) return { status: reply.status, address: '', body: await reply.text() }
    return { status: reply.status, address: URL.createObjectURL(await reply.blob()), body: '' }
  } catch {
    return null
  }
}
