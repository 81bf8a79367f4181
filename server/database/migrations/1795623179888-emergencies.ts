import { DialectMigration } from '../dialect-migration'

export class Emergencies1795623179888 extends DialectMigration {
  readonly name = 'Emergencies1795623179888'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "emergency" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "kind" varchar(8) NOT NULL,
        "title" varchar(40) NOT NULL,
        "words" varchar(200) NOT NULL,
        "ownerCode" varchar(12) NOT NULL,
        "places" json NOT NULL,
        "state" varchar(8) NOT NULL,
        "version" integer NOT NULL DEFAULT (1),
        "openedBy" varchar(36) NOT NULL,
        "openedAt" datetime(3) NOT NULL,
        "untilAt" datetime(3) NOT NULL,
        "closedAt" datetime(3),
        "closingWords" varchar(200) NOT NULL DEFAULT (''),
        "report" json,
        CONSTRAINT "uq_emergency_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_emergency_owner" ON "emergency" ("ownerCode", "id")`,
      `CREATE TABLE "emergency_village" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "emergencyId" varchar(36) NOT NULL,
        "villageCode" varchar(12) NOT NULL,
        "liveKey" varchar(12),
        CONSTRAINT "uq_emergency_village_live" UNIQUE ("liveKey"),
        CONSTRAINT "uq_emergency_village" UNIQUE ("emergencyId", "villageCode")
      )`,
      `CREATE INDEX "ix_emergency_village" ON "emergency_village" ("villageCode", "emergencyId")`,
      `CREATE TABLE "emergency_order" (
        "orderId" varchar(36) PRIMARY KEY NOT NULL,
        "emergencyId" varchar(36) NOT NULL,
        "kind" varchar(10) NOT NULL
      )`,
      `CREATE INDEX "ix_emergency_order" ON "emergency_order" ("emergencyId", "orderId")`,
      `CREATE TABLE "emergency_event" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "emergencyId" varchar(36) NOT NULL,
        "action" varchar(8) NOT NULL,
        "personId" varchar(36) NOT NULL,
        "said" varchar(200) NOT NULL DEFAULT (''),
        "at" datetime(3) NOT NULL
      )`,
      `CREATE INDEX "ix_emergency_event" ON "emergency_event" ("emergencyId", "id")`,
      `CREATE INDEX "ix_person_village" ON "person" ("villageCode", "id")`,
    ],
    down: [
      `DROP INDEX "ix_person_village"`,
      `DROP TABLE "emergency_event"`,
      `DROP TABLE "emergency_order"`,
      `DROP TABLE "emergency_village"`,
      `DROP TABLE "emergency"`,
    ],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`emergency\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`kind\` varchar(8) NOT NULL,
        \`title\` varchar(40) NOT NULL,
        \`words\` varchar(200) NOT NULL,
        \`ownerCode\` varchar(12) NOT NULL,
        \`places\` json NOT NULL,
        \`state\` varchar(8) NOT NULL,
        \`version\` int NOT NULL DEFAULT '1',
        \`openedBy\` varchar(36) NOT NULL,
        \`openedAt\` datetime(3) NOT NULL,
        \`untilAt\` datetime(3) NOT NULL,
        \`closedAt\` datetime(3) NULL,
        \`closingWords\` varchar(200) NOT NULL DEFAULT '',
        \`report\` json NULL,
        INDEX \`ix_emergency_owner\` (\`ownerCode\`, \`id\`),
        UNIQUE INDEX \`uq_emergency_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`emergency_village\` (
        \`id\` varchar(36) NOT NULL,
        \`emergencyId\` varchar(36) NOT NULL,
        \`villageCode\` varchar(12) NOT NULL,
        \`liveKey\` varchar(12) NULL,
        INDEX \`ix_emergency_village\` (\`villageCode\`, \`emergencyId\`),
        UNIQUE INDEX \`uq_emergency_village_live\` (\`liveKey\`),
        UNIQUE INDEX \`uq_emergency_village\` (\`emergencyId\`, \`villageCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`emergency_order\` (
        \`orderId\` varchar(36) NOT NULL,
        \`emergencyId\` varchar(36) NOT NULL,
        \`kind\` varchar(10) NOT NULL,
        INDEX \`ix_emergency_order\` (\`emergencyId\`, \`orderId\`),
        PRIMARY KEY (\`orderId\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`emergency_event\` (
        \`id\` varchar(36) NOT NULL,
        \`emergencyId\` varchar(36) NOT NULL,
        \`action\` varchar(8) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`said\` varchar(200) NOT NULL DEFAULT '',
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_emergency_event\` (\`emergencyId\`, \`id\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE INDEX \`ix_person_village\` ON \`person\` (\`villageCode\`, \`id\`)`,
    ],
    down: [
      `DROP INDEX \`ix_person_village\` ON \`person\``,
      `DROP INDEX \`ix_emergency_event\` ON \`emergency_event\``,
      `DROP TABLE \`emergency_event\``,
      `DROP INDEX \`ix_emergency_order\` ON \`emergency_order\``,
      `DROP TABLE \`emergency_order\``,
      `DROP INDEX \`uq_emergency_village\` ON \`emergency_village\``,
      `DROP INDEX \`uq_emergency_village_live\` ON \`emergency_village\``,
      `DROP INDEX \`ix_emergency_village\` ON \`emergency_village\``,
      `DROP TABLE \`emergency_village\``,
      `DROP INDEX \`uq_emergency_code\` ON \`emergency\``,
      `DROP INDEX \`ix_emergency_owner\` ON \`emergency\``,
      `DROP TABLE \`emergency\``,
    ],
  }
}
