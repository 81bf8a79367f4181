import { PROJECT_STATE_LABELS, type ProjectState } from '../../../shared/lifecycle/project'
import { CATEGORY_LABELS, type Category, RISK_LABELS } from '../../../shared/vocabulary/categories'
import { below, byId, equal, minuteOf, placeName, source, within } from './register.source'

const SHAPE = {
  id: 'text',
  publicCode: 'text',
  createdAt: 'iso',
  title: 'text',
  serviceCode: 'text',
  category: 'text',
  team: 'text',
  homeCode: 'text',
  people: 'whole',
  risk: 'whole',
  insurance: 'text',
  state: 'text',
  orders: 'whole',
} as const

/** Every project that a team of the place proposed, as its latest version says. */
export const projectsRegister = source<'projects', typeof SHAPE>({
  ...byId('p.id'),
  select: `p.id, p.publicCode, p.createdAt, v.title, p.serviceCode, p.category, t.name as team, p.homeCode, v.people, v.risk, v.insurance,
    p.state, (select count(*) from service_order o where o.projectId = p.id) as orders`,
  tables: 'service_project p join service_project_version v on v.id = p.versionId join team t on t.id = p.teamId',
  shape: SHAPE,
  where: (filter) => [
    below('p.homeCode', filter.site),
    within('p.createdAt', filter),
    equal('p.state', filter.state),
    equal('p.serviceCode', filter.service),
  ],
  sums: { orders: 'orders' },
  cells: (row, showing) => ({
    code: row.publicCode,
    created: minuteOf(row.createdAt),
    title: row.title,
    service: showing.names.services.get(row.serviceCode)?.name ?? row.serviceCode,
    category: CATEGORY_LABELS[row.category as Category],
    team: row.team,
    home: placeName(showing, row.homeCode),
    people: row.people,
    risk: RISK_LABELS[row.risk as 1 | 2 | 3],
    insurance: row.insurance,
    state: PROJECT_STATE_LABELS[row.state as ProjectState],
    orders: row.orders,
  }),
})
