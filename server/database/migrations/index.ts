import { InitialTables1795486694281 } from './1795486694281-initial-tables'
import { Activities1795597052680 } from './1795597052680-activities'
import { Hours1795598743100 } from './1795598743100-hours'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [InitialTables1795486694281, Activities1795597052680, Hours1795598743100]
