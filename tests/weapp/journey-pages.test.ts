import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { ServiceProject } from '../../server/features/projects/project.entity'
import { AppPackage } from './app-package'
import { plantCentre, plantChecked } from './checked'
import { type CountyPhones, DIST, OWNERS, openCountyForPhones } from './county-phones'
import { publishActivity } from './held-activity'
import { setTask } from './set-task'

type Visitor = keyof typeof OWNERS | 'leader'

/** Every page of the app, and somebody whose page it is; `:name` stands for the code of something that this person may see. */
const VISITS: readonly (readonly [visitor: Visitor, url: string])[] = [
  ['elder', '/pages/home/index'],
  ['elder', '/pages/lists/index'],
  ['elder', '/pages/orders/index'],
  ['elder', '/pages/me/index'],
  ['elder', '/pages/menu/index'],
  ['elder', '/pages/service/index?code=:project'],
  ['elder', '/pages/order-form/index?project=:project'],
  ['elder', '/pages/order/index?code=:delivered'],
  ['elder', '/pages/place/index'],
  ['elder', '/pages/sign-in/index'],
  ['elder', '/pages/consent/index'],
  ['elder', '/pages/notices/index'],
  ['elder', '/pages/activity/index?code=:activity'],
  ['elder', '/pages/verify/index?code=1234567812345678'],
  ['elder', '/pages/second-factor/index'],
  ['elder', '/pages/my-data/index'],
  ['elder', '/volunteer/pages/my-activities/index?show=coming'],
  ['elder', '/volunteer/pages/check-in/index?activity=:activity'],
  ['elder', '/volunteer/pages/hours/index?show=make_ups'],
  ['elder', '/volunteer/pages/hours-entry/index'],
  ['elder', '/volunteer/pages/make-up-form/index?activity=:activity'],
  ['elder', '/volunteer/pages/records/index'],
  ['elder', '/volunteer/pages/publicity/index'],
  ['elder', '/volunteer/pages/profile/index'],
  ['staff', '/pages/desk-confirm/index'],
  ['staff', '/station/pages/inbox/index'],
  ['staff', '/station/pages/order/index?code=:accepted'],
  ['staff', '/station/pages/plan/index'],
  ['staff', '/station/pages/shortages/index'],
  ['staff', '/station/pages/callbacks/index'],
  ['staff', '/station/pages/projects/index'],
  ['staff', '/station/pages/activities/index'],
  ['staff', '/station/pages/activity/index?code=:activity'],
  ['staff', '/station/pages/hours/index?show=pending'],
  ['staff', '/station/pages/volunteers/index'],
  ['staff', '/supervision/pages/stuck/index?show=ownerless'],
  ['staff', '/supervision/pages/brief/index'],
  ['staff', '/supervision/pages/figures/index'],
  ['staff', '/supervision/pages/figure-orders/index?place=440783108226&from=2026-01-01&until=2027-12-31&figure=answered'],
  ['centre', '/supervision/pages/visits/index'],
  ['centre', '/supervision/pages/visit-draw/index?code=:draw'],
  ['centre', '/supervision/pages/visit/index?code=:visit'],
  ['centre', '/supervision/pages/complaints/index'],
  ['centre', '/supervision/pages/integrity/index'],
  ['centre', '/supervision/pages/emergencies/index'],
  ['centre', '/supervision/pages/emergency/index?code=:emergency'],
  ['elder', '/pages/emergency/index?code=:emergency'],
  ['centre', '/supervision/pages/registers/index'],
  ['centre', '/supervision/pages/register-print/index?code=:register'],
  ['elder', '/complaints/pages/mine/index'],
  ['elder', '/complaints/pages/file/index'],
  ['elder', '/complaints/pages/case/index?code=:complaint'],
  ['clinic', '/volunteer/pages/lead-activities/index'],
  ['clinic', '/volunteer/pages/lead-plan/index'],
  ['clinic', '/volunteer/pages/lead-activity/index?code=:activity'],
  ['clinic', '/volunteer/pages/lead-roster/index?code=:activity'],
  ['clinic', '/volunteer/pages/lead-check-in/index?code=:activity'],
  ['clinic', '/volunteer/pages/lead-close/index?code=:activity'],
  ['clinic', '/volunteer/pages/lead-make-ups/index'],
  ['grid', '/station/pages/place-order/index'],
  ['elder', '/administration/pages/accept/index'],
  ['administrator', '/administration/pages/people/index'],
  ['administrator', '/administration/pages/sites/index'],
  ['administrator', '/administration/pages/services/index'],
  ['administrator', '/administration/pages/settings/index'],
  ['administrator', '/administration/pages/changes/index'],
  ['administrator', '/administration/pages/tasks/index'],
  ['staff', '/administration/pages/my-tasks/index'],
  ['staff', '/administration/pages/task/index?code=:task'],
  ['leader', '/volunteer/pages/offers/index'],
  ['leader', '/volunteer/pages/offer/index?code=:offer'],
  ['leader', '/volunteer/pages/pool/index'],
  ['leader', '/volunteer/pages/team/index'],
  ['leader', '/volunteer/pages/projects/index'],
  ['leader', '/volunteer/pages/project-form/index?code=:project'],
]

const TABS = ['/pages/home/index', '/pages/lists/index', '/pages/orders/index', '/pages/me/index']

test('every page of the app is visited', () => {
  const visited = VISITS.map(([, url]) => url.slice(1).replace(/\?.*$/, ''))
  expect([...new Set(visited)].sort()).toEqual([...new AppPackage(DIST).pages].sort())
})

describe.each([false, true])('pages open, promises as tasks: %s', (macrotaskPromise) => {
  let county: CountyPhones
  let codes: Record<string, string>
  let leader: string

  beforeAll(async () => {
    county = await openCountyForPhones()
    const { manager } = county.database.reads
    const offer = await manager.findOneByOrFail(Offer, { state: 'offered' })
    const { personId } = await manager.findOneByOrFail(Membership, { role: 'leader', teamId: offer.teamId })
    leader = (await manager.findOneByOrFail(Person, { id: personId })).publicCode
    const project = await manager.findOneByOrFail(ServiceProject, { teamId: offer.teamId, state: 'listed' })
    const delivered = await manager.findOneByOrFail(ServiceOrder, { state: 'delivered' })
    const accepted = await manager.findOneByOrFail(ServiceOrder, { state: 'accepted' })
    const activity = await publishActivity(county)
    const task = await setTask(county)
    codes = {
      ...(await plantChecked(county)),
      ...(await plantCentre(county)),
      task,
      activity: activity.code,
      offer: offer.publicCode,
      project: project.publicCode,
      delivered: delivered.publicCode,
      accepted: accepted.publicCode,
    }
  })

  afterEach(() => county.switchOff())

  afterAll(async () => {
    await county.close()
  })

  test.each(VISITS)('%s opens %s', async (visitor, template) => {
    const phone = await county.signedIn(visitor === 'leader' ? leader : OWNERS[visitor], { macrotaskPromise })
    const url = template.replace(/:(\w+)/, (_, name: string) => codes[name] ?? '')
    if (TABS.includes(url)) await phone.switchTab(url)
    else await phone.navigate(url)
    expect(`/${phone.page.route}`).toBe(template.replace(/\?.*$/, ''))
    expect(phone.find('.kapok-page').text).not.toBe('')
    expect(phone.findAll('.kapok-failed')).toEqual([])
    expect(phone.problems).toEqual([])
  })
})
