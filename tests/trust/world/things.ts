import { uuidv7 } from 'uuidv7'
import { Activity, ActivityPost } from '../../../server/features/activities/activity.entity'
import { AdministrativeChange } from '../../../server/features/administration/administrative-change.entity'
import { Attachment } from '../../../server/features/attachments/attachment.entity'
import { Callback } from '../../../server/features/callbacks/callback.entity'
import { Complaint, ComplaintEvent } from '../../../server/features/complaints/complaint.entity'
import { newCaseNumber } from '../../../server/features/complaints/file-complaint'
import { Emergency, EmergencyVillage } from '../../../server/features/emergencies/emergency.entity'
import { HoursEntry } from '../../../server/features/hours/hours.entity'
import { HoursCase } from '../../../server/features/hours/hours-case.entity'
import { MakeUp } from '../../../server/features/hours/make-up.entity'
import { Invitation } from '../../../server/features/memberships/invitation.entity'
import { Offer } from '../../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../../server/features/orders/order.entity'
import { OrderContact, OrderPerson } from '../../../server/features/orders/order-contact.entity'
import { Plan } from '../../../server/features/plans/plan.entity'
import { ServiceProject, ServiceProjectVersion } from '../../../server/features/projects/project.entity'
import { ServiceRecord } from '../../../server/features/records/record.entity'
import { hashOf } from '../../../server/features/records/sheet'
import { ReturnVisit, VisitDraw } from '../../../server/features/return-visits/return-visit.entity'
import { SignUp, VolunteerProfile } from '../../../server/features/sign-ups/sign-up.entity'
import { Urge } from '../../../server/features/supervision/urge.entity'
import { SiteTask } from '../../../server/features/tasks/task.entity'
import { Team } from '../../../server/features/teams/team.entity'
import { TeamArea } from '../../../server/features/teams/team-calendar.entity'
import type { Services } from '../../../server/services'
import { canary } from './canaries'
import { PLACES, type Where } from './kinds'
import { BEFORE, named, put, putMember, putPerson, type Somebody } from './rows'

const later = (days: number, hours = 0): Date => new Date(Date.parse('2026-11-24T02:00:00.000Z') + days * 86_400_000 + hours * 3_600_000)
const SLOT = { date: '2026-12-05', part: 'morning' } as const

/** One of everything at a place: the codes by which addresses name it, and the people whose it is. */
export interface Things {
  readonly resident: Somebody
  readonly volunteer: Somebody
  readonly leader: Somebody
  readonly teamId: string
  readonly orderId: string
  readonly codes: Readonly<Record<Thing, string>>
}

export const THINGS = [
  'order',
  'offer',
  'team',
  'project',
  'reviewed_activity',
  'public_activity',
  'post',
  'ended_activity',
  'sign_up',
  'volunteer',
  'hours',
  'hours_case',
  'make_up',
  'record',
  'verification',
  'attachment',
  'callback',
  'urge',
  'task',
  'complaint',
  'visit_draw',
  'return_visit',
  'emergency',
  'membership',
  'invitation',
  'change',
] as const
export type Thing = (typeof THINGS)[number]

/** Plants one of everything at a place, full of what is personal. */
export async function plantThings({ database, files }: Pick<Services, 'database' | 'files'>, where: Where): Promise<Things> {
  const site = PLACES[where]
  const place = { countyCode: site.slice(0, 6), townCode: site.slice(0, 9), villageCode: site }
  const row = <E extends object>(entity: new () => E, about: Partial<E>) => put(database, entity, about)
  const resident = await putPerson(database, {
    name: canary('name', where),
    phone: canary('phone', where),
    openid: canary('openid', where),
    villageCode: site,
  })
  const volunteer = await putPerson(database, {
    name: canary('volunteer_name', where),
    phone: canary('volunteer_phone', where),
    openid: `${canary('openid', where)}-volunteer`,
    villageCode: site,
  })
  const leader = await putPerson(database, { name: '林队', villageCode: site })

  const team = {
    ...named(),
    name: `验队${where}`,
    kind: 'service_team',
    homeCode: site,
    latE6: 22_400_000,
    lngE6: 112_500_000,
    about: '',
  } as const
  await row(Team, { ...team, createdAt: BEFORE })
  await row(TeamArea, { teamId: team.id, placeCode: site })
  await putMember(database, leader.id, 'leader', { teamId: team.id })

  const order = async (about: Partial<ServiceOrder>) => {
    const own = { ...named(), ...place, ownerCode: site, placerId: resident.id, requesterId: resident.id, ...ORDER, ...about }
    await row(ServiceOrder, { ...own, text: canary('text', where) })
    await row(OrderContact, {
      orderId: own.id,
      requesterName: canary('name', where),
      requesterPhone: canary('phone', where),
      beneficiaryName: canary('name', where),
      beneficiaryPhone: canary('phone', where),
      address: canary('address', where),
      age: 86,
      healthNotes: canary('health', where),
    })
    await row(OrderPerson, { orderId: own.id, personId: resident.id, open: true })
    return own
  }
  const assigned = await order({ state: 'assigned', turn: 'others', teamId: team.id, assignedSlot: SLOT })
  const asked = await order({ state: 'offering', turn: 'others', requesterId: null })
  const offer = { ...named(), orderId: asked.id, teamId: team.id, state: 'offered', openFor: `${asked.id}:${team.id}`, ...OFFER } as const
  await row(Offer, { ...offer, offeredBy: leader.id, slots: [SLOT], reasons: [] })
  const callback = { id: uuidv7(), orderId: asked.id, eventId: uuidv7(), siteCode: site, about: 'tell', words: '站里受理了' } as const
  await row(Callback, { ...callback, at: BEFORE })
  const fileKey = await files.put(Buffer.from(`${canary('text', where)}`))
  const attachment = { ...named(), uploaderId: resident.id, orderId: assigned.id, kind: 'photo', mime: 'image/jpeg', bytes: 40 } as const
  await row(Attachment, { ...attachment, fileKey, createdAt: BEFORE })

  const project = {
    ...named(),
    teamId: team.id,
    homeCode: site,
    state: 'reviewing',
    serviceCode: 'health_check',
    category: 'health',
  } as const
  const version = { id: uuidv7(), projectId: project.id, version: 1, title: '验项量血压', serviceCode: 'health_check', ...VERSION } as const
  await row(ServiceProjectVersion, { ...version, writtenBy: leader.id, createdAt: BEFORE })
  await row(ServiceProject, { ...project, versionId: version.id, createdAt: BEFORE, updatedAt: BEFORE })

  const activity = async (state: Activity['state'], days: number) => {
    const own = { ...named(), ...place, state, shown: state !== 'reviewing', version: 3, teamId: team.id, siteCode: site } as const
    await row(Activity, { ...ACTIVITY, ...own, startsAt: later(days), endsAt: later(days, 3), closesAt: later(days), createdBy: leader.id })
    const post = { ...named(), activityId: own.id, position: 0, name: '帮手', places: 9, openVersion: state === 'recruiting' ? 3 : 0 }
    await row(ActivityPost, { ...post, approval: true })
    return { ...own, post, startsAt: later(days), endsAt: later(days, 3) }
  }
  const reviewed = await activity('reviewing', 20)
  const open = await activity('recruiting', 30)
  const over = await activity('ended', -2)
  const signUp = { ...named(), activityId: open.id, postId: open.post.id, personId: volunteer.id, state: 'applied' } as const
  const guardian = {
    guardianName: canary('guardian', where),
    guardianPhone: '13900000000',
    guardianRelation: 'mother',
    guardianPresent: true,
  } as const
  const times = { startsAt: open.startsAt, endsAt: open.endsAt, createdAt: BEFORE, updatedAt: BEFORE }
  await row(SignUp, { ...signUp, ...guardian, ...times, liveKey: `${open.id}:${volunteer.id}`, signedUpBy: volunteer.id })
  await row(VolunteerProfile, {
    personId: volunteer.id,
    birthDate: canary('birth_date', where),
    skills: ['haircut'],
    about: '',
    updatedAt: BEFORE,
  })

  const hours = async (state: 'posted' | 'frozen') => {
    const own = { ...named(), personId: volunteer.id, activityId: over.id, siteCode: site, state, counts: state === 'posted' } as const
    await row(HoursEntry, { ...own, ...HOURS, startsAt: over.startsAt, endsAt: over.endsAt, confirmedBy: leader.id, postedAt: later(-1) })
    return own
  }
  const posted = await hours('posted')
  const frozen = await hours('frozen')
  const opened = { ...named(), entryId: frozen.id, personId: volunteer.id, siteCode: site, state: 'open', liveKey: frozen.id } as const
  await row(HoursCase, { ...opened, openedAt: BEFORE })
  const makeUp = { ...named(), activityId: over.id, personId: volunteer.id, teamId: team.id, siteCode: site, villageCode: site } as const
  await row(MakeUp, { ...makeUp, ...MAKE_UP, startsAt: over.startsAt, endsAt: over.endsAt, requestedBy: volunteer.id })
  const verification = `${newTail()}${newTail()}`
  const content = { ...SHEET, verification, name: canary('volunteer_name', where), birthDate: canary('birth_date', where) }
  const record = {
    ...named(),
    verification,
    personId: volunteer.id,
    fromDate: '2026-01-01',
    untilDate: '2026-11-20',
    issuer: '某中心',
  } as const
  await row(ServiceRecord, { ...record, timedMinutes: 180, manualMinutes: 0, entries: 1, content, hash: hashOf(content), issuedAt: BEFORE })

  const urge = { ...named(), ...place, orderId: asked.id, waitsFor: asked.id, siteCode: site.slice(0, 6), sentBy: leader.id } as const
  await row(Urge, { ...urge, text: '请尽快安排', sentAt: BEFORE })
  const task = {
    ...named(),
    work: 'service_team',
    siteCode: site,
    state: 'todo',
    liveKey: `${where}:service_team`,
    dueOn: '2026-12-31',
  } as const
  await row(SiteTask, { ...task, setBy: leader.id, createdAt: BEFORE, updatedAt: BEFORE })
  const complaint = {
    id: uuidv7(),
    number: newCaseNumber(),
    targetCode: site,
    deskCode: site.slice(0, 9),
    complainantId: resident.id,
  } as const
  const contact = { contactName: canary('name', where), contactPhone: canary('phone', where), text: canary('text', where) }
  await row(Complaint, { ...complaint, ...COMPLAINT, ...contact, filedBy: resident.id })
  await row(ComplaintEvent, {
    ...{ id: uuidv7(), complaintId: complaint.id, seq: 1, action: 'answer', by: 'desk', deskCode: complaint.deskCode },
    ...{ said: canary('text', where), at: BEFORE },
  })
  const draw = { ...named(), placeCode: site, fromDate: '2026-11-01', untilDate: '2026-11-20', seed: '七' } as const
  await row(VisitDraw, {
    ...draw,
    sizing: 'count',
    amount: 1,
    finished: 1,
    drawn: 1,
    frozenAt: BEFORE,
    drawnBy: leader.id,
    drawnAt: BEFORE,
  })
  const visit = { ...named(), drawId: draw.id, orderId: assigned.id, position: 1, villageCode: site, state: 'waiting' } as const
  await row(ReturnVisit, { ...visit, note: canary('text', where), updatedAt: BEFORE })
  const emergency = { ...named(), kind: 'typhoon', title: '台风', words: '请待在家里', ownerCode: site } as const
  await row(Emergency, { ...emergency, places: [site], state: 'open', openedBy: leader.id, openedAt: BEFORE, untilAt: later(1) })
  await row(EmergencyVillage, { id: uuidv7(), emergencyId: emergency.id, villageCode: site, liveKey: null })
  const membership = await putMember(database, volunteer.id, 'proxy', { siteCode: site }, null)
  const invitation = {
    id: uuidv7(),
    codeHash: hashOf({ site, where }),
    role: 'proxy',
    siteCode: site,
    teamId: null,
    placeCode: site,
  } as const
  await row(Invitation, { ...invitation, invitedBy: leader.id, createdAt: BEFORE, expiresAt: later(1) })
  const change = { id: uuidv7(), placeCode: site, subject: 'site', subjectKey: site, changedBy: leader.id } as const
  await row(AdministrativeChange, { ...change, before: null, after: null, at: BEFORE })

  return {
    resident,
    volunteer,
    leader,
    teamId: team.id,
    orderId: assigned.id,
    codes: {
      order: assigned.publicCode,
      offer: offer.publicCode,
      team: team.publicCode,
      project: project.publicCode,
      reviewed_activity: reviewed.publicCode,
      public_activity: open.publicCode,
      post: open.post.publicCode,
      ended_activity: over.publicCode,
      sign_up: signUp.publicCode,
      volunteer: volunteer.code,
      hours: posted.publicCode,
      hours_case: opened.publicCode,
      make_up: makeUp.publicCode,
      record: record.publicCode,
      verification,
      attachment: attachment.publicCode,
      callback: callback.id,
      urge: urge.publicCode,
      task: task.publicCode,
      complaint: complaint.number,
      visit_draw: draw.publicCode,
      return_visit: visit.publicCode,
      emergency: emergency.publicCode,
      membership,
      invitation: invitation.id,
      change: change.id,
    },
  }
}

const newTail = (): string => named().publicCode

/** A draft of a plan, which is its maker's own. */
export async function plantPlan({ database }: Pick<Services, 'database'>, personId: string, siteCode: string): Promise<string> {
  const plan = { ...named(), personId, siteCode, round: 1, pins: [], forbids: [], lines: [], plannedAt: BEFORE, expiresAt: later(1) }
  const measures = { served: 0, unserved: 0, unservedUrgent: 0, metres: 0, teams: 0, busiest: 0 }
  const figures = { planned: measures, today: measures, proof: { best: true, words: '' }, unmet: [], took: 1, seen: {} }
  await put(database, Plan, { ...plan, figures } as unknown as Partial<Plan>)
  return plan.publicCode
}

const ORDER = {
  open: true,
  shown: true,
  title: '健康义诊',
  category: 'health',
  serviceCode: 'health_check',
  textVerdict: 'pass',
  urgency: 'normal',
  slots: [SLOT],
  channel: 'self',
  relation: 'family',
  submittedAt: BEFORE,
  updatedAt: BEFORE,
} satisfies Partial<ServiceOrder>
const OFFER = { round: 1, distance: 1000, offeredAt: BEFORE, replyBy: later(2) } as const
const VERSION = { summary: '量血压', detail: '上门量血压', qualification: '护士', people: 2, risk: 1, insurance: '' } as const
const ACTIVITY = {
  title: '验动清河道',
  category: 'civics',
  nature: 'service',
  about: '',
  foundBy: '清河道',
  risk: 1,
  riskText: '路滑',
  minutesPlanned: 180,
  opensAt: BEFORE,
  address: '河边',
  meetingPoint: '桥头',
  latE6: 22_400_000,
  lngE6: 112_500_000,
  checkSecret: 'x'.repeat(43),
  createdAt: BEFORE,
  updatedAt: BEFORE,
} satisfies Partial<Activity>
const HOURS = {
  kind: 'timed',
  source: 'settlement',
  minutes: 180,
  date: '2026-11-22',
  spans: [],
  reasons: [],
} satisfies Partial<HoursEntry>
const MAKE_UP = {
  state: 'requested',
  minutes: 60,
  reason: 'forgot_in',
  text: '忘了',
  requestedAt: BEFORE,
  updatedAt: BEFORE,
} satisfies Partial<MakeUp>
const COMPLAINT = { category: 'late', state: 'answered', anonymous: true, answer: '查过了', filedAt: BEFORE, updatedAt: BEFORE } as const
const SHEET = {
  number: 'x',
  volunteer: 'x',
  residence: '某村',
  from: '2026-01-01',
  until: '2026-11-20',
  timedMinutes: 180,
  manualMinutes: 0,
  issuer: '某中心',
  issuedOn: '2026-11-20',
  lines: [],
} as const
