import { administration } from '../../../shared/contract/administration'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { administers } from '../people/actor'
import { placeNames, siteOf } from '../places/place.queries'
import { forgetPlaces } from '../places/place-names'
import { forgetServices, serviceOf } from '../projects/project.queries'
import { Service } from '../projects/service.entity'
import type { Administered } from './administration.policy'
import { administeredService, administeredSite, changePresented, settingsPresented } from './administration.presenter'
import { changeLine, changesUnder, sitesUnder } from './administration.queries'
import { AdministrativeChange } from './administrative-change.entity'
import { govern, undoChange } from './governed'
import { importPlaces } from './import-places'
import { clocksInTheWay, settingNow, topPlace } from './settings.queries'

type Asked = Pick<Call, 'tx' | 'services'>

const under = async ({ query }: { readonly query: { readonly under: string } }): Promise<Administered> => ({ placeCode: query.under })
/** What holds in the whole deployment. */
const everywhere = async ({ services }: Asked): Promise<Administered> => ({ placeCode: await topPlace(services.database) })

const serviceThere = async (call: Asked & { readonly params: { readonly code: string } }) => ({
  ...(await everywhere(call)),
  service: demand(await serviceOf(call.tx, call.params.code), 'service_not_found'),
})
const changeThere = async ({ tx, params }: Asked & { readonly params: { readonly id: string } }) =>
  demand(await tx.findOneBy(AdministrativeChange, { id: params.id }), 'change_not_found')

/** The site as it stands after the write. */
async function siteShown({ tx, services }: Asked, code: string) {
  const { name, phone, hours, facilities, demonstration } = demand(await siteOf(tx, code), 'place_not_found')
  return administeredSite({ code, name, phone, hours, facilities, demonstration }, await placeNames(services.database))
}

const serviceShown = async ({ tx }: Asked, code: string) => administeredService(demand(await serviceOf(tx, code), 'service_not_found'))

/** This process reads clocks, days and services anew at once; others within a minute. */
const readAnew: Pick<Route, 'after'> = {
  after: async ({ services: { clocks, database } }) => {
    forgetServices(database)
    await clocks.refresh(database)
  },
}

const LAST_POSITION = 10

const siteRoutes: Route[] = [
  answerAbout(administration.sites, under, async ({ query, services }) => {
    const names = await placeNames(services.database)
    const { items, next } = pageOf(await sitesUnder(services.database, query.under, query.text, query.cursor), ({ code }) => code)
    return { items: items.map((row) => administeredSite(row, names)), next }
  }),

  {
    ...answerAbout(
      administration.importPlaces,
      async ({ body }) => ({ placeCode: body.under }),
      (call) => importPlaces(call, call.body),
    ),
    after: async ({ services: { database } }) => {
      forgetPlaces(database)
    },
  },

  answerAbout(
    administration.arrangeSite,
    async ({ tx, params }) => ({ placeCode: demand(await siteOf(tx, params.code), 'place_not_found').code }),
    async (call, { placeCode }) => {
      const value = { ...call.body, facilities: [...new Set(call.body.facilities)] }
      await govern(call, { placeCode, subject: 'site', key: placeCode, value })
      return siteShown(call, placeCode)
    },
  ),
]

const serviceRoutes: Route[] = [
  answer(administration.services, async ({ tx, actor, services: { database } }) => {
    const all = await tx.find(Service, { order: { category: 'ASC', position: 'ASC', code: 'ASC' } })
    return { items: all.map(administeredService), mayChange: administers(actor, await topPlace(database)) }
  }),

  {
    ...answerAbout(administration.addService, everywhere, async (call, { placeCode }) => {
      const { code, ...said } = call.body
      insist((await serviceOf(call.tx, code)) === null, 'service_known')
      const position = Number((await call.tx.maximum(Service, 'position')) ?? 0) + LAST_POSITION
      await govern(call, { placeCode, subject: 'service', key: code, value: { ...said, position } })
      return serviceShown(call, code)
    }),
    ...readAnew,
  },
  {
    ...answerAbout(administration.changeService, serviceThere, async (call, { placeCode, service }) => {
      insist(service.retiredAt === null, 'transition_not_allowed')
      const { code, category, position } = service
      await govern(call, { placeCode, subject: 'service', key: code, value: { category, position, ...call.body } })
      return serviceShown(call, code)
    }),
    ...readAnew,
  },
  {
    ...answerAbout(administration.retireService, serviceThere, async (call, { placeCode, service }) => {
      insist(service.retiredAt === null, 'transition_not_allowed')
      await govern(call, { placeCode, subject: 'service', key: service.code, value: null })
      return serviceShown(call, service.code)
    }),
    ...readAnew,
  },
]

const settingRoutes: Route[] = [
  answer(administration.about, async ({ tx }) => {
    const department = await settingNow(tx, 'owner_department')
    return { ownerDepartment: department.name === 'owner_department' ? department.value : '' }
  }),

  answer(administration.settings, settingsPresented),

  answerAbout(administration.preview, everywhere, async ({ tx, body: { setting } }) => {
    const before = await settingNow(tx, setting.name)
    return { before, after: setting, ...(await clocksInTheWay(tx, before, setting)) }
  }),
  {
    ...answerAbout(administration.set, everywhere, async (call, { placeCode }) => {
      const { setting, reason } = call.body
      await govern(call, { placeCode, subject: 'setting', key: setting.name, value: { value: setting.value }, reason })
      return settingsPresented(call)
    }),
    ...readAnew,
  },
  {
    ...answerAbout(administration.setDay, everywhere, async (call, { placeCode }) => {
      await govern(call, { placeCode, subject: 'calendar_day', key: call.params.date, value: call.body })
      return settingsPresented(call)
    }),
    ...readAnew,
  },
]

const changeRoutes: Route[] = [
  answerAbout(administration.changes, under, async ({ query, actor, services }) => {
    const { items, next } = pageOf(await changesUnder(services.database, query.under, query.cursor), ({ id }) => id)
    const names = await placeNames(services.database)
    return { items: items.map((row) => changePresented(row, actor, names)), next }
  }),
  {
    ...answerAbout(administration.undo, changeThere, async (call, change) => {
      const id = await undoChange(call, change)
      const names = await placeNames(call.services.database)
      return changePresented(demand(await changeLine(call.tx, id), 'change_not_found'), call.actor, names)
    }),
    ...readAnew,
  },
]

export const administrationRoutes: Route[] = [...siteRoutes, ...serviceRoutes, ...settingRoutes, ...changeRoutes]
