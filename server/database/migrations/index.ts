import { InitialTables1795486694281 } from './1795486694281-initial-tables'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [InitialTables1795486694281]
