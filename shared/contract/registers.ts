import * as z from 'zod/mini'
import { REGISTERS } from '../registers/columns'
import { endpoint } from './endpoint'
import { byCode, cursor, date, done, moment, optionalText, page, paging, placeCode, publicCode, text } from './fields'

/** Filter sets that one person may keep. */
export const SAVED_MOST = 30
/** Rows that a print takes at most, some sixty sheets of A4; more than that is for a table. */
export const PRINT_MOST = 2000

const columnName = z.string().check(z.regex(/^[A-Za-z]{1,20}$/, '没有这一列'))
const stateName = z.string().check(z.regex(/^[a-z_]{1,20}$/, '没有这种状态'))
const serviceCode = z.string().check(z.regex(/^[a-z_]{2,40}$/, '服务编号不正确'))

/** What a register is asked for: of which place and everything below it, of which days (both included), in which state, of which service. */
const filter = {
  register: z.enum(REGISTERS),
  site: placeCode,
  from: z.optional(date),
  until: z.optional(date),
  state: z.optional(stateName),
  service: z.optional(serviceCode),
}

const columns = z.array(columnName).check(z.maxLength(30))
/** A filter set as it is kept and as an export is asked for; without columns, all of them. */
export const registerFilter = z.strictObject({ ...filter, columns })

const cell = z.nullable(z.union([z.string(), z.number()]))
const row = z.object({
  /** The code of what the row is about, where a page shows it. */
  code: z.nullable(publicCode),
  cells: z.array(cell),
})

/** How many rows there are in all, and below each column its sum; null where nothing is added up. */
const totals = z.object({ rows: z.int(), sums: z.array(z.nullable(z.int())) })

/** What stands at the head and the foot of a printed or saved register. */
const heading = z.object({ title: z.string(), unit: z.string(), foot: z.string() })

const saved = z.object({ code: publicCode, name: z.string(), filter: z.object(registerFilter.shape) })

const exported = z.object({
  code: publicCode,
  /** Rows when it was asked for; what is added or ends meanwhile may make a few more or less. */
  rows: z.int(),
  /** Rows that have been written into the file so far. */
  written: z.int(),
  finished: z.boolean(),
})

export const registers = {
  read: endpoint({
    method: 'GET',
    path: '/registers',
    summary: '台账：辖区里的点单、项目、活动、时数、消息，个人信息打码；第一页带合计',
    policy: 'register.read',
    audit: 'register.read',
    query: z.strictObject({ ...filter, columns: z.optional(z.string().check(z.regex(/^[A-Za-z,]{1,600}$/, '没有这一列'))), ...paging }),
    reply: z.object({
      columns: z.array(z.string()),
      /** With the first page alone. */
      totals: z.nullable(totals),
      /** Whether this person may have names and numbers in clear in an export of this place. */
      mayOpen: z.boolean(),
      ...page(row).shape,
    }),
  }),
  heading: endpoint({
    method: 'GET',
    path: '/registers/heading',
    summary: '这个地方的台账印什么表头，能不能改',
    policy: 'register.read',
    audit: 'register.heading',
    query: z.strictObject({ site: placeCode }),
    reply: z.object({ ...heading.shape, mayChange: z.boolean() }),
  }),
  export: endpoint({
    method: 'POST',
    path: '/registers/exports',
    summary: '导出或打印一本台账：记下谁、导出什么、多少行、为什么；默认打码，不打码要写原因',
    policy: 'register.read',
    audit: 'register.export',
    body: z.strictObject({ ...registerFilter.shape, form: z.enum(['xlsx', 'print']), personal: z.boolean(), why: optionalText(100) }),
    reply: exported,
  }),
  progress: endpoint({
    method: 'GET',
    path: '/me/register-exports/:code',
    summary: '导出到第几行了',
    policy: 'signed_in',
    audit: 'register.progress',
    params: byCode,
    reply: exported,
  }),
  file: endpoint({
    method: 'GET',
    path: '/me/register-exports/:code/file',
    summary: '取导出的表格（xlsx），边写边取',
    policy: 'signed_in',
    audit: 'register.file.reveal',
    params: byCode,
    reply: z.unknown(),
    bytes: true,
  }),
  rows: endpoint({
    method: 'GET',
    path: '/me/register-exports/:code/rows',
    summary: '要打印的行，一次二百行',
    policy: 'signed_in',
    audit: 'register.rows.reveal',
    params: byCode,
    query: z.strictObject(paging),
    reply: z.object({
      sheet: z.object({
        ...heading.shape,
        register: z.enum(REGISTERS),
        columns: z.array(z.string()),
        /** Which days: 2026-11-01 至 2026-11-24. */
        days: z.string(),
        rows: z.int(),
        at: moment,
      }),
      items: z.array(row),
      next: z.nullable(cursor),
    }),
  }),
  saved: endpoint({
    method: 'GET',
    path: '/me/registers',
    summary: '我存下的台账筛选',
    policy: 'signed_in',
    audit: 'register.saved',
    reply: z.object({ items: z.array(saved) }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/me/registers',
    summary: '存下一组筛选，起个名字',
    policy: 'signed_in',
    audit: 'register.save',
    body: z.strictObject({ name: text(20), filter: registerFilter }),
    reply: saved,
  }),
  forget: endpoint({
    method: 'DELETE',
    path: '/me/registers/:code',
    summary: '删掉存下的一组筛选',
    policy: 'signed_in',
    audit: 'register.forget',
    params: byCode,
    reply: done,
  }),
  setHeading: endpoint({
    method: 'PUT',
    path: '/administration/register-headings',
    summary: '定一个地方的台账表头；空着就用默认的',
    policy: 'administration.act',
    audit: 'register.set_heading',
    body: z.strictObject({ site: placeCode, title: optionalText(40), unit: optionalText(40), foot: optionalText(80) }),
    reply: heading,
  }),
  exports: endpoint({
    method: 'GET',
    path: '/administration/register-exports',
    summary: '谁导出过辖区的台账：导出什么、多少行、打没打码、为什么',
    policy: 'administration.read',
    audit: 'register.exports',
    query: z.strictObject({ under: placeCode, ...paging }),
    reply: page(
      z.object({
        code: publicCode,
        register: z.enum(REGISTERS),
        place: z.string(),
        form: z.enum(['xlsx', 'print']),
        personal: z.boolean(),
        why: z.string(),
        rows: z.int(),
        by: z.string(),
        at: moment,
      }),
    ),
  }),
}
