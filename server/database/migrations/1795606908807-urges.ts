import { DialectMigration } from '../dialect-migration'

export class Urges1795606908807 extends DialectMigration {
  readonly name = 'Urges1795606908807'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "urge" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "orderId" varchar(36) NOT NULL,
        "waitsFor" varchar(36),
        "countyCode" varchar(6) NOT NULL,
        "townCode" varchar(9) NOT NULL,
        "villageCode" varchar(12) NOT NULL,
        "siteCode" varchar(12) NOT NULL,
        "sentBy" varchar(36) NOT NULL,
        "text" text NOT NULL,
        "sentAt" datetime(3) NOT NULL,
        "answeredFor" varchar(12),
        "answeredBy" varchar(36),
        "answer" text,
        "answeredAt" datetime(3),
        CONSTRAINT "uq_urge_waits" UNIQUE ("waitsFor"),
        CONSTRAINT "uq_urge_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_urge_county" ON "urge" ("countyCode", "id")`,
      `CREATE INDEX "ix_urge_order" ON "urge" ("orderId", "id")`,
      `CREATE INDEX "ix_urge_town" ON "urge" ("townCode", "id")`,
      `CREATE INDEX "ix_urge_village" ON "urge" ("villageCode", "id")`,
    ],
    down: [`DROP TABLE "urge"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`urge\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`orderId\` varchar(36) NOT NULL,
        \`waitsFor\` varchar(36) NULL,
        \`countyCode\` varchar(6) NOT NULL,
        \`townCode\` varchar(9) NOT NULL,
        \`villageCode\` varchar(12) NOT NULL,
        \`siteCode\` varchar(12) NOT NULL,
        \`sentBy\` varchar(36) NOT NULL,
        \`text\` text NOT NULL,
        \`sentAt\` datetime(3) NOT NULL,
        \`answeredFor\` varchar(12) NULL,
        \`answeredBy\` varchar(36) NULL,
        \`answer\` text NULL,
        \`answeredAt\` datetime(3) NULL,
        INDEX \`ix_urge_village\` (\`villageCode\`, \`id\`),
        INDEX \`ix_urge_town\` (\`townCode\`, \`id\`),
        INDEX \`ix_urge_county\` (\`countyCode\`, \`id\`),
        INDEX \`ix_urge_order\` (\`orderId\`, \`id\`),
        UNIQUE INDEX \`uq_urge_waits\` (\`waitsFor\`),
        UNIQUE INDEX \`uq_urge_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [
      `DROP INDEX \`uq_urge_code\` ON \`urge\``,
      `DROP INDEX \`uq_urge_waits\` ON \`urge\``,
      `DROP INDEX \`ix_urge_order\` ON \`urge\``,
      `DROP INDEX \`ix_urge_county\` ON \`urge\``,
      `DROP INDEX \`ix_urge_town\` ON \`urge\``,
      `DROP INDEX \`ix_urge_village\` ON \`urge\``,
      `DROP TABLE \`urge\``,
    ],
  }
}
