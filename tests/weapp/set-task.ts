import { tasks } from '../../shared/contract'
import { granted } from '../support/kaiping'
import { type CountyPhones, OWNERS } from './county-phones'

/** A task of the village's station, set by the county's administrator; returns its code. */
export async function setTask(county: CountyPhones): Promise<string> {
  const administrator = await county.asPerson(OWNERS.administrator)
  const under = '440783108226'
  granted(await administrator.call(tasks.make, { body: { under, level: 'village', works: ['culture_square'], dueOn: '2099-12-31' } }))
  return granted(await administrator.call(tasks.list, { query: { under } })).items[0]?.code ?? ''
}
