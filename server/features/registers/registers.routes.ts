import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { registers } from '../../../shared/contract'
import { PRINT_MOST, SAVED_MOST } from '../../../shared/contract/registers'
import { newPublicCode } from '../../database/public-code'
import type { Call, Route } from '../../http/call'
import { PAGE } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import type { Administered } from '../administration/administration.policy'
import { administers, personOf } from '../people/actor'
import { placeNames } from '../places/place.queries'
import { fileName, xlsxOf } from './export-register'
import { headingOf, setHeading } from './heading'
import { RegisterExport, SavedRegister } from './register.entity'
import { opensRegisters, readsRegisters } from './register.policy'
import { exportedProgress, exportLines, savedPresented, sheetOf } from './register.presenter'
import { columnNames, registerPage, registerTotals } from './register.queries'

/** An export may be fetched this long after it was asked for; later it is asked for, and written down, anew. */
const FETCHED_WITHIN_MS = 30 * 60_000
const PRINTED_AT_A_TIME = 200

/** The place that is asked about, where this person may read its registers. */
async function namesFor(call: Call, site: string) {
  insist(readsRegisters(call.actor, site), 'not_allowed')
  const names = await placeNames(call.services.database)
  demand(names.get(site), 'place_not_found')
  return names
}

type AboutExport = Pick<Call, 'actor' | 'now' | 'tx'> & { readonly params: { readonly code: string } }

/** Somebody's own export, while it may be fetched and they still hold what it took. */
async function exportIn(call: AboutExport): Promise<RegisterExport> {
  const person = demand(personOf(call.actor), 'sign_in_needed')
  const made = demand(await findExport(call, person.id), 'export_not_found')
  const allowed = made.personal ? opensRegisters(call.actor, made.siteCode) : readsRegisters(call.actor, made.siteCode)
  insist(allowed, 'not_allowed')
  insist(call.now.getTime() - made.at.getTime() < FETCHED_WITHIN_MS, 'export_ended')
  return made
}

const findExport = ({ tx, params }: AboutExport, personId: string): Promise<RegisterExport | null> =>
  tx.findOneBy(RegisterExport, { publicCode: params.code, personId })

const savedBy = (tx: EntityManager, personId: string): Promise<SavedRegister[]> =>
  tx.find(SavedRegister, { where: { personId }, order: { id: 'DESC' } })

const atSite = async ({ body }: { readonly body: { readonly site: string } }): Promise<Administered> => ({ placeCode: body.site })
const under = async ({ query }: { readonly query: { readonly under: string } }): Promise<Administered> => ({ placeCode: query.under })

export const registerRoutes: Route[] = [
  answer(registers.read, async (call) => {
    const { cursor, columns = '', ...asked } = call.query
    await namesFor(call, asked.site)
    const filter = { ...asked, columns: columns.split(',') }
    const { database } = call.services
    return {
      columns: columnNames(filter),
      totals: cursor === undefined ? await registerTotals(database, filter) : null,
      mayOpen: opensRegisters(call.actor, asked.site),
      ...(await registerPage(database, filter, { after: cursor, most: PAGE, clear: false })),
    }
  }),

  answer(registers.heading, async (call) => {
    const { site } = call.query
    return { ...(await headingOf(call.tx, await namesFor(call, site), site)), mayChange: administers(call.actor, site) }
  }),

  answer(registers.export, async (call) => {
    const { form, personal, why, ...filter } = call.body
    const { person } = demandConsented(call)
    await namesFor(call, filter.site)
    insist(!personal || opensRegisters(call.actor, filter.site), 'not_allowed')
    insist(!personal || why !== '', 'reason_needed')
    const { rows } = await registerTotals(call.services.database, filter)
    insist(form === 'xlsx' || rows <= PRINT_MOST, 'too_much_to_print')
    const made: RegisterExport = {
      id: uuidv7(),
      publicCode: newPublicCode(),
      personId: person.id,
      register: filter.register,
      siteCode: filter.site,
      filter,
      form,
      personal,
      why,
      rows,
      written: 0,
      at: call.now,
      finishedAt: null,
    }
    await call.tx.insert(RegisterExport, made)
    return exportedProgress(made)
  }),

  answer(registers.progress, async (call) => exportedProgress(await exportIn(call))),

  answer(registers.file, async (call) => {
    const made = await exportIn(call)
    const heading = await headingOf(call.tx, await placeNames(call.services.database), made.siteCode)
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { mime, bytes: xlsxOf(call.services, made, heading), name: fileName(made, heading.unit) }
  }),

  answer(registers.rows, async (call) => {
    const made = await exportIn(call)
    const { filter, personal } = made
    const { database } = call.services
    const heading = await headingOf(call.tx, await placeNames(database), made.siteCode)
    const page = await registerPage(database, filter, { after: call.query.cursor, most: PRINTED_AT_A_TIME, clear: personal })
    return { ...page, sheet: sheetOf(made, heading) }
  }),

  answer(registers.saved, async (call) => {
    const { person } = demandConsented(call)
    return { items: (await savedBy(call.tx, person.id)).map(savedPresented) }
  }),

  answer(registers.save, async (call) => {
    const { person } = demandConsented(call)
    insist((await call.tx.countBy(SavedRegister, { personId: person.id })) < SAVED_MOST, 'too_many_saved')
    const { name, filter } = call.body
    const saved: SavedRegister = { id: uuidv7(), publicCode: newPublicCode(), personId: person.id, name, filter, at: call.now }
    await call.tx.insert(SavedRegister, saved)
    return savedPresented(saved)
  }),

  answer(registers.forget, async (call) => {
    const { person } = demandConsented(call)
    await call.tx.delete(SavedRegister, { publicCode: call.params.code, personId: person.id })
    return { done: true as const }
  }),

  answerAbout(registers.setHeading, atSite, async (call) => {
    const names = await placeNames(call.services.database)
    const { site } = call.body
    demand(names.get(site), 'place_not_found')
    await setHeading(call, call.body)
    return headingOf(call.tx, names, site)
  }),

  answerAbout(registers.exports, under, (call) => exportLines(call)),
]
