import { DialectMigration } from '../dialect-migration'

export class Tasks1795610393089 extends DialectMigration {
  readonly name = 'Tasks1795610393089'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "site_task" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "work" varchar(20) NOT NULL,
        "siteCode" varchar(12) NOT NULL,
        "state" varchar(12) NOT NULL,
        "version" integer NOT NULL DEFAULT (1),
        "liveKey" varchar(40),
        "dueOn" varchar(10) NOT NULL,
        "setBy" varchar(36) NOT NULL,
        "ownerId" varchar(36),
        "submittedBy" varchar(36),
        "returnReason" varchar(200) NOT NULL DEFAULT (''),
        "createdAt" datetime(3) NOT NULL,
        "updatedAt" datetime(3) NOT NULL,
        CONSTRAINT "uq_task_live" UNIQUE ("liveKey"),
        CONSTRAINT "uq_task_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_task_site" ON "site_task" ("siteCode", "state", "id")`,
      `CREATE INDEX "ix_task_state" ON "site_task" ("state", "siteCode", "id")`,
      `CREATE TABLE "task_evidence" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "taskId" varchar(36) NOT NULL,
        "kind" varchar(12) NOT NULL,
        "code" varchar(40) NOT NULL,
        "addedBy" varchar(36) NOT NULL,
        "at" datetime(3) NOT NULL,
        CONSTRAINT "uq_task_evidence" UNIQUE ("taskId", "kind", "code")
      )`,
      `CREATE TABLE "task_event" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "taskId" varchar(36) NOT NULL,
        "action" varchar(12) NOT NULL,
        "fromState" varchar(12) NOT NULL,
        "toState" varchar(12) NOT NULL,
        "personId" varchar(36) NOT NULL,
        "said" varchar(200) NOT NULL DEFAULT (''),
        "at" datetime(3) NOT NULL
      )`,
      `CREATE INDEX "ix_task_event" ON "task_event" ("taskId", "id")`,
    ],
    down: [`DROP TABLE "task_event"`, `DROP TABLE "task_evidence"`, `DROP TABLE "site_task"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`site_task\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`work\` varchar(20) NOT NULL,
        \`siteCode\` varchar(12) NOT NULL,
        \`state\` varchar(12) NOT NULL,
        \`version\` int NOT NULL DEFAULT '1',
        \`liveKey\` varchar(40) NULL,
        \`dueOn\` varchar(10) NOT NULL,
        \`setBy\` varchar(36) NOT NULL,
        \`ownerId\` varchar(36) NULL,
        \`submittedBy\` varchar(36) NULL,
        \`returnReason\` varchar(200) NOT NULL DEFAULT '',
        \`createdAt\` datetime(3) NOT NULL,
        \`updatedAt\` datetime(3) NOT NULL,
        INDEX \`ix_task_state\` (\`state\`, \`siteCode\`, \`id\`),
        INDEX \`ix_task_site\` (\`siteCode\`, \`state\`, \`id\`),
        UNIQUE INDEX \`uq_task_live\` (\`liveKey\`),
        UNIQUE INDEX \`uq_task_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`task_evidence\` (
        \`id\` varchar(36) NOT NULL,
        \`taskId\` varchar(36) NOT NULL,
        \`kind\` varchar(12) NOT NULL,
        \`code\` varchar(40) NOT NULL,
        \`addedBy\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        UNIQUE INDEX \`uq_task_evidence\` (\`taskId\`, \`kind\`, \`code\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`task_event\` (
        \`id\` varchar(36) NOT NULL,
        \`taskId\` varchar(36) NOT NULL,
        \`action\` varchar(12) NOT NULL,
        \`fromState\` varchar(12) NOT NULL,
        \`toState\` varchar(12) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`said\` varchar(200) NOT NULL DEFAULT '',
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_task_event\` (\`taskId\`, \`id\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [
      `DROP INDEX \`ix_task_event\` ON \`task_event\``,
      `DROP TABLE \`task_event\``,
      `DROP INDEX \`uq_task_evidence\` ON \`task_evidence\``,
      `DROP TABLE \`task_evidence\``,
      `DROP INDEX \`uq_task_code\` ON \`site_task\``,
      `DROP INDEX \`uq_task_live\` ON \`site_task\``,
      `DROP INDEX \`ix_task_site\` ON \`site_task\``,
      `DROP INDEX \`ix_task_state\` ON \`site_task\``,
      `DROP TABLE \`site_task\``,
    ],
  }
}
