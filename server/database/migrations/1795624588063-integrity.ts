import { DialectMigration } from '../dialect-migration'

export class Integrity1795624588063 extends DialectMigration {
  readonly name = 'Integrity1795624588063'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "integrity_clearance" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "signal" varchar(16) NOT NULL,
        "evidenceKey" varchar(32) NOT NULL,
        "placeCode" varchar(12) NOT NULL,
        "count" integer NOT NULL,
        "newestAt" datetime(3) NOT NULL,
        "said" varchar(200) NOT NULL,
        "clearedBy" varchar(36) NOT NULL,
        "at" datetime(3) NOT NULL
      )`,
      `CREATE INDEX "ix_integrity_clearance" ON "integrity_clearance" ("evidenceKey", "id")`,
    ],
    down: [`DROP TABLE "integrity_clearance"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`integrity_clearance\` (
        \`id\` varchar(36) NOT NULL,
        \`signal\` varchar(16) NOT NULL,
        \`evidenceKey\` varchar(32) NOT NULL,
        \`placeCode\` varchar(12) NOT NULL,
        \`count\` int NOT NULL,
        \`newestAt\` datetime(3) NOT NULL,
        \`said\` varchar(200) NOT NULL,
        \`clearedBy\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_integrity_clearance\` (\`evidenceKey\`, \`id\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [`DROP INDEX \`ix_integrity_clearance\` ON \`integrity_clearance\``, `DROP TABLE \`integrity_clearance\``],
  }
}
