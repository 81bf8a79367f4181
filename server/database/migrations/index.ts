import { InitialTables1795486694281 } from './1795486694281-initial-tables'
import { Activities1795597052680 } from './1795597052680-activities'
import { PlansAndPool1795597687506 } from './1795597687506-plans-and-pool'
import { Hours1795598743100 } from './1795598743100-hours'
import { AuditChain1795606276666 } from './1795606276666-audit-chain'
import { Urges1795606908807 } from './1795606908807-urges'
import { Administration1795606937175 } from './1795606937175-administration'
import { PlanRefusals1795607013719 } from './1795607013719-plan-refusals'
import { SecondFactor1795609360127 } from './1795609360127-second-factor'
import { RetiredServices1795609570449 } from './1795609570449-retired-services'
import { Figures1795609611322 } from './1795609611322-figures'
import { Tasks1795610393089 } from './1795610393089-tasks'
import { HoldsAndSealedFactors1795621011154 } from './1795621011154-holds-and-sealed-factors'
import { CasesAboutMakeUps1795622615083 } from './1795622615083-cases-about-make-ups'
import { OrderNeeds1795622677424 } from './1795622677424-order-needs'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [
  InitialTables1795486694281,
  Activities1795597052680,
  PlansAndPool1795597687506,
  Hours1795598743100,
  AuditChain1795606276666,
  Urges1795606908807,
  Administration1795606937175,
  PlanRefusals1795607013719,
  SecondFactor1795609360127,
  RetiredServices1795609570449,
  Figures1795609611322,
  Tasks1795610393089,
  HoldsAndSealedFactors1795621011154,
  CasesAboutMakeUps1795622615083,
  OrderNeeds1795622677424,
]
