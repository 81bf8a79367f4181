import { IsNull, Not } from 'typeorm'
import type { Database } from '../database/database'
import { Person } from '../features/people/person.entity'
import type { Settings } from '../settings'

/** Says where the system is; on the demonstration, one line for each seeded person with the page that shows them at work. */
export async function greet(database: Database, settings: Settings, address: string): Promise<void> {
  const lines = [`红棉点单 ${address}`, `API ${address}/api/docs`]
  if (settings.signIn === 'demonstration') {
    const people = await database.reads.manager.find(Person, { where: { demonstrates: Not(IsNull()) }, order: { id: 'ASC' } })
    for (const person of people)
      lines.push(`${person.name}（${person.demonstrates}） ${address}/pages/sign-in/index?as=${person.publicCode}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
