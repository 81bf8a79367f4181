import { InitialTables1795486694281 } from './1795486694281-initial-tables'
import { PlansAndPool1795597687506 } from './1795597687506-plans-and-pool'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [InitialTables1795486694281, PlansAndPool1795597687506]
