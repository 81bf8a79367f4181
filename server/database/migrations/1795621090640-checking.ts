import { DialectMigration } from '../dialect-migration'

export class Checking1795621090640 extends DialectMigration {
  readonly name = 'Checking1795621090640'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "visit_draw" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "placeCode" varchar(12) NOT NULL,
        "fromDate" varchar(10) NOT NULL,
        "untilDate" varchar(10) NOT NULL,
        "frozenAt" datetime(3) NOT NULL,
        "seed" varchar(40) NOT NULL,
        "sizing" varchar(8) NOT NULL,
        "amount" integer NOT NULL,
        "finished" integer NOT NULL,
        "drawn" integer NOT NULL,
        "drawnBy" varchar(36) NOT NULL,
        "drawnAt" datetime(3) NOT NULL,
        CONSTRAINT "uq_visit_draw_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_visit_draw_place" ON "visit_draw" ("placeCode", "id")`,
      `CREATE TABLE "return_visit" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "drawId" varchar(36) NOT NULL,
        "orderId" varchar(36) NOT NULL,
        "position" integer NOT NULL,
        "villageCode" varchar(12) NOT NULL,
        "state" varchar(12) NOT NULL,
        "version" integer NOT NULL DEFAULT (1),
        "tries" integer NOT NULL DEFAULT (0),
        "callerId" varchar(36),
        "answers" json,
        "poor" integer NOT NULL DEFAULT (0),
        "reopened" integer NOT NULL DEFAULT (0),
        "note" varchar(200) NOT NULL DEFAULT (''),
        "updatedAt" datetime(3) NOT NULL,
        CONSTRAINT "uq_return_visit_position" UNIQUE ("drawId", "position"),
        CONSTRAINT "uq_return_visit_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_return_visit_order" ON "return_visit" ("orderId", "state")`,
      `CREATE INDEX "ix_return_visit_state" ON "return_visit" ("drawId", "state", "position")`,
      `CREATE TABLE "return_visit_event" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "visitId" varchar(36) NOT NULL,
        "action" varchar(16) NOT NULL,
        "toState" varchar(12) NOT NULL,
        "personId" varchar(36) NOT NULL,
        "at" datetime(3) NOT NULL
      )`,
      `CREATE INDEX "ix_return_visit_event" ON "return_visit_event" ("visitId", "id")`,
    ],
    down: [`DROP TABLE "return_visit_event"`, `DROP TABLE "return_visit"`, `DROP TABLE "visit_draw"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`visit_draw\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`placeCode\` varchar(12) NOT NULL,
        \`fromDate\` varchar(10) NOT NULL,
        \`untilDate\` varchar(10) NOT NULL,
        \`frozenAt\` datetime(3) NOT NULL,
        \`seed\` varchar(40) NOT NULL,
        \`sizing\` varchar(8) NOT NULL,
        \`amount\` int NOT NULL,
        \`finished\` int NOT NULL,
        \`drawn\` int NOT NULL,
        \`drawnBy\` varchar(36) NOT NULL,
        \`drawnAt\` datetime(3) NOT NULL,
        INDEX \`ix_visit_draw_place\` (\`placeCode\`, \`id\`),
        UNIQUE INDEX \`uq_visit_draw_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`return_visit\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`drawId\` varchar(36) NOT NULL,
        \`orderId\` varchar(36) NOT NULL,
        \`position\` int NOT NULL,
        \`villageCode\` varchar(12) NOT NULL,
        \`state\` varchar(12) NOT NULL,
        \`version\` int NOT NULL DEFAULT '1',
        \`tries\` int NOT NULL DEFAULT '0',
        \`callerId\` varchar(36) NULL,
        \`answers\` json NULL,
        \`poor\` int NOT NULL DEFAULT '0',
        \`reopened\` int NOT NULL DEFAULT '0',
        \`note\` varchar(200) NOT NULL DEFAULT '',
        \`updatedAt\` datetime(3) NOT NULL,
        INDEX \`ix_return_visit_order\` (\`orderId\`, \`state\`),
        INDEX \`ix_return_visit_state\` (\`drawId\`, \`state\`, \`position\`),
        UNIQUE INDEX \`uq_return_visit_position\` (\`drawId\`, \`position\`),
        UNIQUE INDEX \`uq_return_visit_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`return_visit_event\` (
        \`id\` varchar(36) NOT NULL,
        \`visitId\` varchar(36) NOT NULL,
        \`action\` varchar(16) NOT NULL,
        \`toState\` varchar(12) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_return_visit_event\` (\`visitId\`, \`id\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [
      `DROP INDEX \`ix_return_visit_event\` ON \`return_visit_event\``,
      `DROP TABLE \`return_visit_event\``,
      `DROP INDEX \`uq_return_visit_code\` ON \`return_visit\``,
      `DROP INDEX \`uq_return_visit_position\` ON \`return_visit\``,
      `DROP INDEX \`ix_return_visit_state\` ON \`return_visit\``,
      `DROP INDEX \`ix_return_visit_order\` ON \`return_visit\``,
      `DROP TABLE \`return_visit\``,
      `DROP INDEX \`uq_visit_draw_code\` ON \`visit_draw\``,
      `DROP INDEX \`ix_visit_draw_place\` ON \`visit_draw\``,
      `DROP TABLE \`visit_draw\``,
    ],
  }
}
