import { freshDatabase } from '../support/database'
import { schemaDrift } from '../../server/database/schema-difference'
test('x', async () => {
  const d = await freshDatabase()
  expect(await schemaDrift(d)).toEqual([])
  await d.exclusively(() => d.writes.undoLastMigration())
  expect((await schemaDrift(d)).length).toBeGreaterThan(0)
  await d.exclusively(() => d.writes.undoLastMigration())
  expect((await d.exclusively(() => d.writes.createQueryRunner().getTables())).map(t => t.name.split('.').pop())).toEqual(['migrations'])
  await d.close()
})
