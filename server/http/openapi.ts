import path from 'node:path'
import { send } from '@koa/send'
import type { Middleware } from 'koa'
import * as z from 'zod/mini'
import { contract } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { ERROR_CODES } from '../../shared/vocabulary/errors'

type JsonObject = Record<string, unknown>

/** What the page calls each feature of the contract. */
const TAGS: Record<keyof typeof contract, string> = {
  session: '登录与本人',
  security: '账号安全',
  ownData: '我的信息',
  places: '地区与站点',
  projects: '服务项目',
  teams: '队伍',
  orders: '点单',
  desk: '站点办理',
  offers: '队伍邀请',
  plans: '统筹派单',
  shortages: '供需缺口',
  pool: '抢单池',
  callbacks: '电话回访',
  activities: '活动',
  signUps: '报名与志愿者',
  checkIns: '签到签退',
  hours: '时数与结项',
  hoursCases: '时数核实',
  makeUps: '时数补录',
  records: '志愿服务记录单',
  attachments: '附件',
  notices: '消息',
  supervision: '督导',
  figures: '统计',
  memberships: '人员与身份',
  administration: '站点、服务与设置',
  tasks: '任务清单',
  returnVisits: '回访抽查',
  complaints: '投诉建议',
  integrity: '诚信核查',
  emergencies: '应急预警',
  registers: '台账',
}

/** The API as OpenAPI 3.1, made of nothing but the contract: what the server checks is what the page says. */
export function openApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const [feature, tag] of Object.entries(TAGS) as [keyof typeof contract, string][]) {
    for (const [name, endpoint] of Object.entries<Endpoint>(contract[feature])) {
      const address = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
      paths[address] = { ...paths[address], [endpoint.method.toLowerCase()]: operation(endpoint, `${feature}.${name}`, tag) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '红棉点单', version: '1', description: '村里点单，新时代文明实践站派单，志愿服务队接单。所有时间为 UTC。' },
    tags: Object.values(TAGS).map((name) => ({ name })),
    paths,
    components: COMPONENTS,
  }
}

const COMPONENTS: JsonObject = {
  securitySchemes: { session: { type: 'http', scheme: 'bearer', description: '登录后得到的 token' } },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: '防重复编号：同一次提交重试时不变,24 小时内得到同一个答复',
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
    },
  },
  schemas: {
    Refusal: {
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', enum: ERROR_CODES },
            message: { type: 'string', description: '给人看的一句话' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'message'],
                properties: { field: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
  responses: {
    Refusal: { description: '没有办成：编号和原因', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
  },
}

function operation(endpoint: Endpoint, operationId: string, tag: string): JsonObject {
  const parameters = [
    ...parametersOf(endpoint.params, 'path'),
    ...parametersOf(endpoint.query, 'query'),
    ...(endpoint.repeat === 'key' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ]
  const requestBody = requestBodyOf(endpoint)
  return {
    operationId,
    tags: [tag],
    summary: endpoint.summary,
    parameters,
    ...(requestBody === null ? {} : { requestBody }),
    responses: { 200: { description: '办成了', content: replyOf(endpoint) }, default: { $ref: '#/components/responses/Refusal' } },
    // Who is signed in may still see more of what anybody may see.
    security: endpoint.policy === 'anyone' ? [{}, { session: [] }] : [{ session: [] }],
  }
}

/** A schema as JSON Schema: as it is written by the caller (`input`), or as it leaves (`output`). */
function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const fieldsOf = (schema: JsonObject): [string, JsonObject][] => Object.entries((schema.properties ?? {}) as Record<string, JsonObject>)

function parametersOf(schema: z.ZodMiniType, place: 'path' | 'query'): JsonObject[] {
  const json = jsonSchema(schema, 'input')
  const required = (json.required ?? []) as string[]
  return fieldsOf(json).map(([name, field]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: field }))
}

function requestBodyOf(endpoint: Endpoint): JsonObject | null {
  if (endpoint.file !== undefined) {
    const schema = { type: 'object', required: [endpoint.file], properties: { [endpoint.file]: { type: 'string', format: 'binary' } } }
    return { required: true, content: { 'multipart/form-data': { schema } } }
  }
  const schema = jsonSchema(endpoint.body, 'input')
  return fieldsOf(schema).length === 0 ? null : { required: true, content: { 'application/json': { schema } } }
}

function replyOf(endpoint: Endpoint): JsonObject {
  if (endpoint.bytes === true) return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: jsonSchema(endpoint.reply, 'output') } }
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>红棉点单接口</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/page.js"></script>
</body>
</html>
`

// A file of its own, because the content security policy lets no script stand inside a page.
const SCRIPT = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null })\n`

/** The files of Swagger UI that its page needs; nothing else of the package is served, and nothing comes from the internet. */
const UI_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

/** Serves the document at /api/openapi.json and a page to read it at /api/docs. */
export function docsFiles(): Middleware {
  const uiFolder = path.dirname(require.resolve('swagger-ui-dist/package.json'))
  const written = new Map([
    ['/api/openapi.json', { type: 'application/json', text: JSON.stringify(openApiDocument()) }],
    ['/api/docs', { type: 'text/html', text: PAGE }],
    ['/api/docs/', { type: 'text/html', text: PAGE }],
    ['/api/docs/page.js', { type: 'text/javascript', text: SCRIPT }],
  ])
  const fromPackage = new Map(UI_FILES.map((name) => [`/api/docs/${name}`, name]))
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    const ours = written.get(ctx.path)
    const theirs = fromPackage.get(ctx.path)
    if (ours === undefined && theirs === undefined) return next()
    ctx.set('cache-control', 'no-cache')
    if (theirs !== undefined) await send(ctx, theirs, { root: uiFolder })
    if (ours !== undefined) {
      ctx.type = ours.type
      ctx.body = ours.text
    }
    return undefined
  }
}
