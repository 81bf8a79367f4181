import { DialectMigration } from '../dialect-migration'

export class SecondFactor1795609360127 extends DialectMigration {
  readonly name = 'SecondFactor1795609360127'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "second_factor" (
        "personId" varchar(36) PRIMARY KEY NOT NULL,
        "secret" varchar(32),
        "pending" varchar(32),
        "lastStep" integer NOT NULL DEFAULT (0),
        "failures" integer NOT NULL DEFAULT (0),
        "lockedUntil" datetime(3)
      )`,
      `CREATE TABLE "recovery_code" (
        "id" varchar(64) PRIMARY KEY NOT NULL,
        "personId" varchar(36) NOT NULL,
        "usedAt" datetime(3)
      )`,
      `CREATE INDEX "ix_recovery_code_person" ON "recovery_code" ("personId")`,
      `DROP INDEX "ix_session_person"`,
      `CREATE TABLE "temporary_session" (
        "tokenHash" varchar(64) PRIMARY KEY NOT NULL,
        "personId" varchar(36) NOT NULL,
        "kind" varchar(8) NOT NULL,
        "createdAt" datetime(3) NOT NULL,
        "lastSeenAt" datetime(3) NOT NULL,
        "expiresAt" datetime(3) NOT NULL,
        "endedAt" datetime(3),
        "factorAt" datetime(3)
      )`,
      `INSERT INTO "temporary_session"("tokenHash", "personId", "kind", "createdAt", "lastSeenAt", "expiresAt", "endedAt") SELECT "tokenHash", "personId", "kind", "createdAt", "lastSeenAt", "expiresAt", "endedAt" FROM "session"`,
      `DROP TABLE "session"`,
      `ALTER TABLE "temporary_session" RENAME TO "session"`,
      `CREATE INDEX "ix_session_person" ON "session" ("personId")`,
    ],
    down: [
      `DROP INDEX "ix_session_person"`,
      `ALTER TABLE "session" RENAME TO "temporary_session"`,
      `CREATE TABLE "session" (
        "tokenHash" varchar(64) PRIMARY KEY NOT NULL,
        "personId" varchar(36) NOT NULL,
        "kind" varchar(8) NOT NULL,
        "createdAt" datetime(3) NOT NULL,
        "lastSeenAt" datetime(3) NOT NULL,
        "expiresAt" datetime(3) NOT NULL,
        "endedAt" datetime(3)
      )`,
      `INSERT INTO "session"("tokenHash", "personId", "kind", "createdAt", "lastSeenAt", "expiresAt", "endedAt") SELECT "tokenHash", "personId", "kind", "createdAt", "lastSeenAt", "expiresAt", "endedAt" FROM "temporary_session"`,
      `DROP TABLE "temporary_session"`,
      `CREATE INDEX "ix_session_person" ON "session" ("personId")`,
      `DROP TABLE "recovery_code"`,
      `DROP TABLE "second_factor"`,
    ],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`second_factor\` (
        \`personId\` varchar(36) NOT NULL,
        \`secret\` varchar(32) NULL,
        \`pending\` varchar(32) NULL,
        \`lastStep\` int NOT NULL DEFAULT '0',
        \`failures\` int NOT NULL DEFAULT '0',
        \`lockedUntil\` datetime(3) NULL,
        PRIMARY KEY (\`personId\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`recovery_code\` (
        \`id\` varchar(64) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`usedAt\` datetime(3) NULL,
        INDEX \`ix_recovery_code_person\` (\`personId\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `ALTER TABLE \`session\` ADD \`factorAt\` datetime(3) NULL`,
    ],
    down: [
      `ALTER TABLE \`session\` DROP COLUMN \`factorAt\``,
      `DROP INDEX \`ix_recovery_code_person\` ON \`recovery_code\``,
      `DROP TABLE \`recovery_code\``,
      `DROP TABLE \`second_factor\``,
    ],
  }
}
