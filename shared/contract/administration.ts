import * as z from 'zod/mini'
import { CHANGE_SUBJECTS } from '../vocabulary/administration'
import { FACILITIES } from '../vocabulary/places'
import { endpoint } from './endpoint'
import { category, date, moment, optionalText, page, paging, phone, placeCode, text } from './fields'
import { site } from './places'
import { setting } from './settings'

/** UTF-16 units of one import: below 64 kB as JSON. */
export const PLACES_MOST = 20_000

const serviceCode = z.string().check(z.regex(/^[a-z_]{2,40}$/, '服务编号不正确'))

const administeredSite = z.object({ ...site.shape, path: z.string() })

/** A service as an administrator sees it, those included that are offered no more. */
const administeredService = z.object({ code: z.string(), category, name: z.string(), about: z.string(), retired: z.boolean() })

/** A day over what the published calendar says. */
const day = z.object({ date, working: z.boolean(), label: z.string() })

/** One change: who, when, what before and after, in the form of its subject. */
const change = z.object({
  id: z.string(),
  subject: z.enum(CHANGE_SUBJECTS),
  key: z.string(),
  name: z.string(),
  before: z.nullable(z.unknown()),
  after: z.nullable(z.unknown()),
  by: z.string(),
  reason: z.string(),
  at: moment,
  undoes: z.boolean(),
  actions: z.array(z.enum(['undo'])),
})

const settings = z.object({
  settings: z.array(setting),
  days: z.array(day),
  /** The last year whose public holidays are known; after it weekends and statutory days count. */
  calendarUntil: z.int(),
  mayChange: z.boolean(),
})

export const administration = {
  about: endpoint({
    method: 'GET',
    path: '/about',
    summary: '这里由哪个部门主管',
    policy: 'anyone',
    audit: 'about.read',
    reply: z.object({ ownerDepartment: z.string() }),
  }),
  sites: endpoint({
    method: 'GET',
    path: '/administration/sites',
    summary: '辖区里的站点：示范、设施、电话、开门时间',
    policy: 'administration.read',
    audit: 'site.list',
    query: z.strictObject({ under: placeCode, text: optionalText(20), ...paging }),
    reply: page(administeredSite),
  }),
  arrangeSite: endpoint({
    method: 'PUT',
    path: '/administration/sites/:code',
    summary: '改一个站点的示范标记、设施、电话和开门时间',
    policy: 'administration.act',
    audit: 'site.arrange',
    params: z.strictObject({ code: placeCode }),
    body: z.strictObject({
      phone,
      hours: text(60),
      facilities: z.array(z.enum(FACILITIES)).check(z.maxLength(FACILITIES.length)),
      demonstration: z.boolean(),
    }),
    reply: administeredSite,
  }),
  importPlaces: endpoint({
    method: 'POST',
    path: '/administration/places',
    summary: '导入地方（CSV）：先试一遍，说出每一行哪里不对；没有错才真的导入',
    policy: 'administration.act',
    audit: 'place.import',
    body: z.strictObject({
      under: placeCode,
      /** As a spreadsheet copies or saves it, with commas or tabs; a county's villages fit in one go. */
      csv: z.string().check(z.minLength(1, '请粘贴表格'), z.maxLength(PLACES_MOST, '一次最多两万字，请分几次')),
      dryRun: z.boolean(),
    }),
    reply: z.object({
      /** Whether it was done: never in a dry run, nor while a row is bad. */
      applied: z.boolean(),
      added: z.int(),
      changed: z.int(),
      same: z.int(),
      bad: z.array(z.object({ line: z.int(), what: z.string() })),
    }),
  }),
  services: endpoint({
    method: 'GET',
    path: '/administration/services',
    summary: '全部服务种类，包括停办的',
    policy: 'administration.read',
    audit: 'administration.services',
    reply: z.object({ items: z.array(administeredService), mayChange: z.boolean() }),
  }),
  addService: endpoint({
    method: 'POST',
    path: '/administration/services',
    summary: '加一种服务',
    policy: 'administration.act',
    audit: 'service.add',
    body: z.strictObject({ code: serviceCode, category, name: text(30), about: text(120) }),
    reply: administeredService,
  }),
  changeService: endpoint({
    method: 'PUT',
    path: '/administration/services/:code',
    summary: '给一种服务改名、改说明',
    policy: 'administration.act',
    audit: 'service.change',
    params: z.strictObject({ code: serviceCode }),
    body: z.strictObject({ name: text(30), about: text(120) }),
    reply: administeredService,
  }),
  retireService: endpoint({
    method: 'POST',
    path: '/administration/services/:code/retire',
    summary: '停办一种服务：不能再点，已经点了的照办',
    policy: 'administration.act',
    audit: 'service.retire',
    params: z.strictObject({ code: serviceCode }),
    reply: administeredService,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/administration/settings',
    summary: '现在的时限、开门时间、节假日和主管部门',
    policy: 'administration.read',
    audit: 'setting.list',
    reply: settings,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/administration/settings/preview',
    summary: '先看一项设置改了会怎样，不改',
    policy: 'administration.act',
    audit: 'setting.preview',
    body: z.strictObject({ setting }),
    reply: z.object({
      before: setting,
      after: setting,
      /** Clocks that run now and keep their due time, and those that wait for an answer. */
      running: z.int(),
      waiting: z.int(),
    }),
  }),
  set: endpoint({
    method: 'PUT',
    path: '/administration/settings',
    summary: '改一项设置',
    policy: 'administration.act',
    audit: 'setting.set',
    body: z.strictObject({ setting, reason: text(100) }),
    reply: settings,
  }),
  setDay: endpoint({
    method: 'PUT',
    path: '/administration/calendar/:date',
    summary: '定某一天上班还是放假',
    policy: 'administration.act',
    audit: 'calendar.set',
    params: z.strictObject({ date }),
    body: z.strictObject({ working: z.boolean(), label: optionalText(40) }),
    reply: settings,
  }),
  changes: endpoint({
    method: 'GET',
    path: '/administration/changes',
    summary: '改过什么：谁、什么时候、从什么改成什么',
    policy: 'administration.read',
    audit: 'change.list',
    query: z.strictObject({ under: placeCode, ...paging }),
    reply: page(change),
  }),
  undo: endpoint({
    method: 'POST',
    path: '/administration/changes/:id/undo',
    summary: '把一次改动改回去（另记一次改动）',
    policy: 'administration.act',
    audit: 'change.undo',
    params: z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f-]{36}$/, '编号不正确')) }),
    reply: change,
  }),
}
