import { openApiDocument } from '../../server/http/openapi'
import { allEndpoints, attachments, notices } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { ERROR_CODES } from '../../shared/vocabulary/errors'
import { startTestServer, type TestServer } from '../support/server'

type Json = Record<string, unknown>
interface Operation extends Json {
  operationId: string
  summary: string
  tags: string[]
  parameters: { name?: string; in?: string; $ref?: string; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown> } }> }
}

const document = openApiDocument()
const paths = document.paths as Record<string, Record<string, Operation>>
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const addressOf = ({ path }: Endpoint) => `/api${path.replace(/:(\w+)/g, '{$1}')}`
const operationOf = (endpoint: Endpoint) => paths[addressOf(endpoint)]?.[endpoint.method.toLowerCase()]

/** Every value of the document, the deepest included. */
function* everything(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  yield value as Json
  for (const inner of Object.values(value)) yield* everything(inner)
}

const resolves = (reference: string): boolean => {
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, step) => (at as Json | undefined)?.[step], document)
  return reference.startsWith('#/') && found !== undefined
}

describe('the API document', () => {
  it('describes every endpoint of the contract once, and nothing else', () => {
    const described = operations.map(({ path, method, operation }) => `${method.toUpperCase()} ${path} ${operation.summary}`)
    const declared = allEndpoints.map((endpoint) => `${endpoint.method} ${addressOf(endpoint)} ${endpoint.summary}`)
    expect(described.toSorted()).toEqual(declared.toSorted())
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(allEndpoints.length)
  })

  it('refers to nothing that it does not hold', () => {
    const references = [...everything(document)].flatMap((each) => (typeof each.$ref === 'string' ? [each.$ref] : []))
    expect(references.length).toBeGreaterThan(0)
    expect(references.filter((reference) => !resolves(reference))).toEqual([])
  })

  it('declares each part of a path as a parameter that must be there', () => {
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((each) => each.in === 'path')
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(inPath.every(({ required }) => required === true)).toBe(true)
    }
  })

  it('has a Chinese sentence and a tag of its own list for every operation', () => {
    const tags = (document.tags as { name: string }[]).map(({ name }) => name)
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/[\u4e00-\u9fff]/)
      expect(operation.tags.filter((tag) => !tags.includes(tag))).toEqual([])
    }
  })

  it('asks for the key that makes a repetition harmless where the contract does', () => {
    for (const endpoint of allEndpoints) {
      const keyed = operationOf(endpoint)?.parameters.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey'))
      expect([endpoint.summary, keyed]).toEqual([endpoint.summary, endpoint.repeat === 'key'])
    }
  })

  it('says what a caller must write: a body where there is one, a file as multipart', () => {
    const written = operationOf(notices.grant)?.requestBody?.content['application/json']?.schema.properties ?? {}
    expect(Object.keys(written)).toEqual(['answers'])
    expect(operationOf(notices.list)?.requestBody).toBeUndefined()
    const sent = operationOf(attachments.add)?.requestBody?.content['multipart/form-data']?.schema.properties ?? {}
    expect(Object.keys(sent)).toEqual([attachments.add.file])
  })

  it('lists every code of the closed list of refusals', () => {
    const { schemas } = document.components as {
      schemas: { Refusal: { properties: { error: { properties: { code: { enum: string[] } } } } } }
    }
    expect(schemas.Refusal.properties.error.properties.code.enum).toEqual(ERROR_CODES)
  })
})

describe('the page to read it on', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('serves the document', async () => {
    const response = await fetch(`${server.baseUrl}/api/openapi.json`)
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it('takes every file from this server and holds no script of its own, as the content security policy demands', async () => {
    const html = await (await fetch(`${server.baseUrl}/api/docs`)).text()
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap((match) => match[1] ?? [])
    expect(files).toHaveLength(4)
    for (const file of files) {
      expect(file).toMatch(/^\/api\/docs\//)
      const response = await fetch(`${server.baseUrl}${file}`)
      expect([file, response.status, (await response.arrayBuffer()).byteLength > 0]).toEqual([file, 200, true])
    }
    expect(html).not.toMatch(/<script>|<style>|style=|onload=/)
  })

  it('gives away no other file of the package', async () => {
    for (const name of ['package.json', 'index.html', '..%2Fpackage.json']) {
      expect([name, (await fetch(`${server.baseUrl}/api/docs/${name}`)).status]).toEqual([name, 404])
    }
  })
})
