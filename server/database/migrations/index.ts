import { InitialTables1795486000134 } from './1795486000134-initial-tables'
import { MinutesLeft1795486002065 } from './1795486002065-minutes-left'

/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = [InitialTables1795486000134, MinutesLeft1795486002065]
