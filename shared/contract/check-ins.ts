import * as z from 'zod/mini'
import { CHECK_ANSWER_CODES, CHECK_CHANNELS, CHECK_FLAGS, DIRECTIONS, QUEUE_MOST } from '../vocabulary/check-ins'
import { HOURS_REASON_CODES } from '../vocabulary/hours'
import { endpoint } from './endpoint'
import { byCode, moment, publicCode, whole } from './fields'

const direction = z.enum(DIRECTIONS)

/** What a code scanner may give; what is no code of ours is answered with `unreadable`. */
const scanned = z.string().check(z.minLength(1), z.maxLength(200))

/** Optional evidence: only the distance in metres and whether that is near enough are kept. `gcj02`: as WeChat's and Chinese maps give it. */
const whereabouts = z.strictObject({
  latE6: whole(-90_000_000, 90_000_000),
  lngE6: whole(-180_000_000, 180_000_000),
  /** Radius of the phone's doubt, in metres. */
  accuracy: whole(0, 100_000),
  system: z.enum(['gcj02', 'wgs84']),
})

/** A device as it names itself: random, made once on installation, nothing of the phone's own. */
const device = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/))

const eventId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))

/** What every event of a queue carries. */
const noted = {
  /** Made by the phone when it happened; a repeated upload is known by it. */
  id: eventId,
  /** What the phone's clock showed, and the how manieth event of this phone it is: a clock put back shows by it. */
  localAt: moment,
  seq: whole(0, 2_000_000_000),
  place: z._default(z.nullable(whereabouts), null),
}

/** The activity from whose page somebody scans: a code of another is refused. Null from anywhere else. */
const fromPage = z._default(z.nullable(publicCode), null)

/** The person who uploads scanned the leader's code. */
const scannedCode = z.strictObject({ ...noted, channel: z.literal('code'), code: scanned, activity: fromPage })

/** The leader who uploads scanned a volunteer's card, or called the roll. */
const ofSomebody = z.strictObject({
  ...noted,
  channel: z.enum(['card', 'roll']),
  activity: publicCode,
  person: publicCode,
  direction,
  /** The code that the leader's own phone made in that moment: its slot proves the time better than the phone's clock. */
  stamp: z._default(z.nullable(scanned), null),
})

export const queuedEvent = z.union([scannedCode, ofSomebody])

/** Whether somebody is in now, and how long they have been so far. */
const presence = z.object({
  state: z.enum(['not_yet', 'in', 'out']),
  since: z.nullable(moment),
  /** Whole minutes of the sessions that are closed. */
  minutes: z.int(),
})

const checkReply = z.object({
  answer: z.enum(CHECK_ANSWER_CODES),
  message: z.string(),
  activity: z.nullable(z.object({ code: publicCode, title: z.string() })),
  direction: z.nullable(direction),
  /** The moment that it counts for; null where nothing was noted. */
  at: z.nullable(moment),
  flags: z.array(z.enum(CHECK_FLAGS)),
  presence: z.nullable(presence),
})

const checkEvent = z.object({
  direction,
  channel: z.enum(CHECK_CHANNELS),
  at: moment,
  /** Whole minutes between the event and its upload; 0 for one made with signal. */
  minutesLate: z.int(),
  /** Metres from the place of the activity; null where no place was given. */
  distance: z.nullable(z.int()),
  near: z.nullable(z.boolean()),
  counts: z.boolean(),
  flags: z.array(z.enum(CHECK_FLAGS)),
})

/** One person's attendance, as the leader and the site read it. */
export const attendanceLine = z.object({
  person: z.object({ code: publicCode, name: z.string() }),
  signedUp: z.boolean(),
  presence,
  /** What settling now would post, or did post, in minutes, and why that much. */
  minutes: z.int(),
  reason: z.enum(HOURS_REASON_CODES),
  flags: z.array(z.enum(CHECK_FLAGS)),
  events: z.array(checkEvent),
  /** Once settled: whether later records would make it another amount. */
  recount: z.boolean(),
})

export const checkIns = {
  issue: endpoint({
    method: 'POST',
    path: '/activities/:code/check-secret',
    summary: '队长把签到密钥和名单取到自己手机上，没有信号也能出码、点名',
    policy: 'check_in.lead',
    audit: 'check_in.issue',
    params: byCode,
    reply: z.object({
      activity: publicCode,
      title: z.string(),
      secret: z.string(),
      /** The server's time, for the phone to correct its own. */
      serverNow: moment,
      startsAt: moment,
      endsAt: moment,
      opensAt: moment,
      closesAt: moment,
      people: z.array(z.object({ code: publicCode, name: z.string() })),
    }),
  }),
  byCode: endpoint({
    method: 'POST',
    path: '/check-ins',
    summary: '扫队长手机上的码签到、签退（有信号时）',
    policy: 'signed_in',
    audit: 'check_in.by_code',
    body: z.strictObject({
      code: scanned,
      activity: fromPage,
      device: z._default(z.nullable(device), null),
      place: z._default(z.nullable(whereabouts), null),
    }),
    reply: checkReply,
  }),
  upload: endpoint({
    method: 'POST',
    path: '/check-ins/queue',
    summary: '上传没有信号时记下的签到；重复上传、次序乱了都没关系。队长点名、扫志愿者码也走这里',
    policy: 'signed_in',
    audit: 'check_in.upload',
    body: z.strictObject({
      device,
      /** What the phone's clock shows at the upload: the server corrects `localAt` by it. */
      deviceNow: moment,
      events: z.array(queuedEvent).check(z.minLength(1), z.maxLength(QUEUE_MOST)),
    }),
    reply: z.object({
      serverNow: moment,
      /** In the order of the upload; an event that is answered here need not be kept any longer. */
      answers: z.array(z.object({ id: eventId, ...checkReply.shape })),
    }),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/activities/:code/check-ins/mine',
    summary: '我在这个活动的签到签退',
    policy: 'signed_in',
    audit: 'check_in.mine',
    params: byCode,
    reply: z.object({ presence, opensAt: moment, closesAt: moment, events: z.array(checkEvent) }),
  }),
  attendance: endpoint({
    method: 'GET',
    path: '/activities/:code/attendance',
    summary: '到场情况（队长和站点看）：谁来了、多久、哪些记录要核对',
    policy: 'activity.lead',
    audit: 'check_in.attendance',
    params: byCode,
    reply: z.object({
      activity: z.object({
        code: publicCode,
        title: z.string(),
        state: z.string(),
        startsAt: moment,
        endsAt: moment,
        minutesPlanned: z.int(),
      }),
      settleBy: z.nullable(moment),
      /** What the leader saw: settling names it, so that nobody confirms what arrived meanwhile. */
      seen: z.string(),
      maySettle: z.boolean(),
      earnsHours: z.boolean(),
      items: z.array(attendanceLine),
      /** The orders that the activity serves and that settling reports on. */
      orders: z.array(z.object({ code: publicCode, title: z.string() })),
    }),
  }),
}
