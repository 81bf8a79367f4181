import * as z from 'zod/mini'
import { PROJECT_ACTIONS, PROJECT_STATES } from '../lifecycle/project'
import { TEAM_KINDS } from '../vocabulary/categories'
import { endpoint } from './endpoint'
import { byCode, category, optionalText, page, paging, placeCode, publicCode, text, villageCode, whole } from './fields'

/** A kind of service of the menu, below its category: data of the deployment. */
export const service = z.object({ code: z.string(), category, name: z.string(), about: z.string() })

const teamLine = z.object({ code: publicCode, name: z.string(), kind: z.enum(TEAM_KINDS) })

/** A row of the project list. */
export const projectLine = z.object({
  code: publicCode,
  state: z.enum(PROJECT_STATES),
  title: z.string(),
  category,
  service: z.object({ code: z.string(), name: z.string() }),
  summary: z.string(),
  team: teamLine,
  place: z.object({ code: placeCode, name: z.string() }),
  /** Straight line from the village asked about, in metres; null where none was. */
  distance: z.nullable(z.int()),
})

/** What a project says of itself; each change makes a new version. */
const content = {
  title: text(30),
  serviceCode: z.string().check(z.regex(/^[a-z_]{2,40}$/)),
  summary: text(60),
  detail: optionalText(500),
  qualification: optionalText(60),
  /** People that one visit serves at most. */
  people: whole(1, 500),
  risk: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  insurance: optionalText(60),
}

export const project = z.object({
  ...projectLine.shape,
  version: z.int(),
  detail: z.string(),
  qualification: z.string(),
  people: z.int(),
  risk: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Shown to the team and the reviewing site only. */
  insurance: z.nullable(z.string()),
  /** Why it was returned; to the team and the site only. */
  returnReason: z.nullable(z.string()),
  openOrders: z.int(),
  actions: z.array(z.enum(PROJECT_ACTIONS)),
})

const step = <A extends string>(action: A, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/projects/:code/${action}`,
    summary,
    policy: 'project.act',
    audit: `project.${action}`,
    params: byCode,
    reply: project,
  })

export const projects = {
  menu: endpoint({
    method: 'GET',
    path: '/menu',
    summary: '一个村的服务菜单：能来这个村的队伍提供的服务，按五类排',
    policy: 'anyone',
    audit: 'menu.read',
    query: z.strictObject({ village: villageCode }),
    reply: z.object({
      village: z.object({ code: villageCode, name: z.string(), path: z.string() }),
      /** The nearest team's project of each service, and how many teams offer it. */
      items: z.array(z.object({ ...projectLine.shape, teams: z.int() })),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/projects',
    summary: '项目清单',
    policy: 'anyone',
    audit: 'project.list',
    query: z.strictObject({ place: z.optional(placeCode), category: z.optional(category), text: optionalText(20), ...paging }),
    reply: page(projectLine),
  }),
  services: endpoint({
    method: 'GET',
    path: '/services',
    summary: '服务种类',
    policy: 'anyone',
    audit: 'service.list',
    reply: z.object({ items: z.array(service) }),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/projects/mine',
    summary: '我的队伍的项目',
    policy: 'signed_in',
    audit: 'project.mine',
    reply: z.object({ items: z.array(project), teams: z.array(teamLine) }),
  }),
  toReview: endpoint({
    method: 'GET',
    path: '/projects/review',
    summary: '本站要审核和管理的项目',
    policy: 'inbox.read',
    audit: 'project.review',
    query: z.strictObject({ site: placeCode, state: z.optional(z.enum(PROJECT_STATES)), ...paging }),
    reply: page(project),
  }),
  one: endpoint({
    method: 'GET',
    path: '/projects/:code',
    summary: '一个服务项目',
    policy: 'project.read',
    audit: 'project.read',
    params: byCode,
    query: z.strictObject({ village: z.optional(villageCode) }),
    reply: project,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/projects',
    summary: '队长提出一个项目（草稿）',
    policy: 'project.propose',
    audit: 'project.propose',
    body: z.strictObject({ team: publicCode, ...content }),
    reply: project,
  }),
  revise: endpoint({
    method: 'PUT',
    path: '/projects/:code',
    summary: '修改项目：成为新的版本，办理中的单仍用原来的版本',
    policy: 'project.act',
    audit: 'project.revise',
    params: byCode,
    body: z.strictObject(content),
    reply: project,
  }),
  submit: step('submit', '送站点审核'),
  putOnList: { ...step('list', '上架'), audit: 'project.put_on_list' },
  return: endpoint({
    method: 'POST',
    path: '/projects/:code/return',
    summary: '退回修改，写明原因',
    policy: 'project.act',
    audit: 'project.return',
    params: byCode,
    body: z.strictObject({ reason: text(200) }),
    reply: project,
  }),
  pause: step('pause', '暂停接单'),
  resume: step('resume', '恢复接单'),
  retire: step('retire', '下架'),
}
