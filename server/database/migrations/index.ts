import { InitialTables1795486694281 } from './1795486694281-initial-tables'
import { Activities1795597052680 } from './1795597052680-activities'
import { PlansAndPool1795597687506 } from './1795597687506-plans-and-pool'
import { Hours1795598743100 } from './1795598743100-hours'
import { AuditChain1795606276666 } from './1795606276666-audit-chain'
import { SecondFactor1795609360127 } from './1795609360127-second-factor'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [
  InitialTables1795486694281,
  Activities1795597052680,
  PlansAndPool1795597687506,
  Hours1795598743100,
  AuditChain1795606276666,
  SecondFactor1795609360127,
]
