import { DialectMigration } from '../dialect-migration'

export class AuditChain1795606276666 extends DialectMigration {
  readonly name = 'AuditChain1795606276666'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "audit_entry" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "at" datetime(3) NOT NULL,
        "personId" varchar(36),
        "endpoint" varchar(40) NOT NULL,
        "object" varchar(80) NOT NULL,
        "idempotencyKey" varchar(64)
      )`,
      `CREATE TABLE "audit_seal" (
        "seq" integer PRIMARY KEY NOT NULL,
        "entryId" varchar(36) NOT NULL,
        "hash" varchar(64) NOT NULL,
        CONSTRAINT "uq_audit_seal_entry" UNIQUE ("entryId")
      )`,
      `CREATE TABLE "security_event" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "at" datetime(3) NOT NULL,
        "personId" varchar(36),
        "endpoint" varchar(40) NOT NULL,
        "object" varchar(80) NOT NULL,
        "code" varchar(32) NOT NULL
      )`,
      `CREATE INDEX "ix_security_event_age" ON "security_event" ("at")`,
    ],
    down: [`DROP TABLE "security_event"`, `DROP TABLE "audit_seal"`, `DROP TABLE "audit_entry"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`audit_entry\` (
        \`id\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        \`personId\` varchar(36) NULL,
        \`endpoint\` varchar(40) NOT NULL,
        \`object\` varchar(80) NOT NULL,
        \`idempotencyKey\` varchar(64) NULL,
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`audit_seal\` (
        \`seq\` int NOT NULL,
        \`entryId\` varchar(36) NOT NULL,
        \`hash\` varchar(64) NOT NULL,
        UNIQUE INDEX \`uq_audit_seal_entry\` (\`entryId\`),
        PRIMARY KEY (\`seq\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`security_event\` (
        \`id\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        \`personId\` varchar(36) NULL,
        \`endpoint\` varchar(40) NOT NULL,
        \`object\` varchar(80) NOT NULL,
        \`code\` varchar(32) NOT NULL,
        INDEX \`ix_security_event_age\` (\`at\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [
      `DROP INDEX \`ix_security_event_age\` ON \`security_event\``,
      `DROP TABLE \`security_event\``,
      `DROP INDEX \`uq_audit_seal_entry\` ON \`audit_seal\``,
      `DROP TABLE \`audit_seal\``,
      `DROP TABLE \`audit_entry\``,
    ],
  }
}
