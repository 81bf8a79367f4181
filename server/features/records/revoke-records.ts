import type { EntityManager } from 'typeorm'
import { change } from '../../database/change'

const REVOKE = `update \`service_record\` set \`revokedAt\` = ? where \`revokedAt\` is null
  and \`id\` in (select \`recordId\` from \`service_record_entry\` where \`entryId\` = ?)`

/** Revokes every sheet that prints this entry: what it says is no longer so. */
export async function revokeRecordsWith(tx: EntityManager, entryId: string, now: Date): Promise<void> {
  await change(tx, REVOKE, [now, entryId])
}
