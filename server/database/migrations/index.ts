/** Every migration, oldest first. `server/database/write-migration.ts` adds to this list. */
export const migrations = []
