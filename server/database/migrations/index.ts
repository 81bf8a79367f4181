/** Every migration, oldest first. `write-migration.ts` keeps this list. */
export const migrations = []
