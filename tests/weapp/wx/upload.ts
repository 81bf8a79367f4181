import { ApiFailure, isRecord, type Options, plainCopy, type WxApi } from './api'
import type { Exchange, Network } from './network'
import { headersOf, timeoutOf } from './request'

const BOUNDARY = '----simulated-upload'

/**
 * wx.uploadFile, of files that the test has put on the phone.
 * @param files Content by path, as a chosen or recorded file would have it.
 */
export function defineUpload(api: WxApi, network: Network, files: ReadonlyMap<string, Uint8Array>): void {
  api.defineTask('uploadFile', (options) => {
    const content = files.get(String(options.filePath))
    const silent = (): void => undefined
    const silentEvents = { onProgressUpdate: silent, offProgressUpdate: silent, onHeadersReceived: silent, offHeadersReceived: silent }
    if (!content)
      return {
        work: Promise.reject(new ApiFailure(`file not found: ${String(options.filePath)}`)),
        task: { abort: silent, ...silentEvents },
      }
    const exchange = start(options, content, network)
    const work = exchange.answer.then(({ statusCode, body }) => ({ statusCode, data: body.toString('utf8') }))
    return { work, task: { abort: () => exchange.abort('abort'), ...silentEvents } }
  })
}

function start(options: Options, content: Uint8Array, network: Network): Exchange {
  const headers = { ...headersOf(options), 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
  const record = {
    api: 'uploadFile',
    method: 'POST',
    url: String(options.url),
    header: plainCopy(options.header ?? {}),
    data: plainCopy(options.formData),
  }
  return network.send({ record, headers, timeout: timeoutOf(options), body: multipart(options, content) })
}

function multipart(options: Options, content: Uint8Array): Uint8Array {
  const part = (disposition: string, data: Uint8Array | string): Buffer =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(data),
      Buffer.from('\r\n'),
    ])
  const fields = Object.entries(isRecord(options.formData) ? options.formData : {}).map(([name, value]) =>
    part(`name="${name}"`, String(value)),
  )
  const fileName = String(options.filePath).split('/').at(-1)
  const file = part(`name="${String(options.name)}"; filename="${fileName}"\r\nContent-Type: application/octet-stream`, content)
  return Buffer.concat([...fields, file, Buffer.from(`--${BOUNDARY}--\r\n`)])
}
