import { DialectMigration } from '../dialect-migration'

export class Registers1795622844423 extends DialectMigration {
  readonly name = 'Registers1795622844423'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "register_export" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "personId" varchar(36) NOT NULL,
        "register" varchar(12) NOT NULL,
        "siteCode" varchar(12) NOT NULL,
        "filter" json NOT NULL,
        "form" varchar(8) NOT NULL,
        "personal" integer NOT NULL,
        "why" varchar(100) NOT NULL DEFAULT (''),
        "rows" integer NOT NULL,
        "written" integer NOT NULL DEFAULT (0),
        "at" datetime(3) NOT NULL,
        "finishedAt" datetime(3),
        CONSTRAINT "uq_register_export_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_register_export_age" ON "register_export" ("at")`,
      `CREATE INDEX "ix_register_export_person" ON "register_export" ("personId", "id")`,
      `CREATE INDEX "ix_register_export_place" ON "register_export" ("siteCode", "id")`,
      `CREATE TABLE "saved_register" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "publicCode" varchar(8) NOT NULL,
        "personId" varchar(36) NOT NULL,
        "name" varchar(20) NOT NULL,
        "filter" json NOT NULL,
        "at" datetime(3) NOT NULL,
        CONSTRAINT "uq_saved_register_code" UNIQUE ("publicCode")
      )`,
      `CREATE INDEX "ix_saved_register_person" ON "saved_register" ("personId", "id")`,
    ],
    down: [`DROP TABLE "saved_register"`, `DROP TABLE "register_export"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`register_export\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`register\` varchar(12) NOT NULL,
        \`siteCode\` varchar(12) NOT NULL,
        \`filter\` json NOT NULL,
        \`form\` varchar(8) NOT NULL,
        \`personal\` int NOT NULL,
        \`why\` varchar(100) NOT NULL DEFAULT '',
        \`rows\` int NOT NULL,
        \`written\` int NOT NULL DEFAULT '0',
        \`at\` datetime(3) NOT NULL,
        \`finishedAt\` datetime(3) NULL,
        INDEX \`ix_register_export_person\` (\`personId\`, \`id\`),
        INDEX \`ix_register_export_age\` (\`at\`),
        INDEX \`ix_register_export_place\` (\`siteCode\`, \`id\`),
        UNIQUE INDEX \`uq_register_export_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`saved_register\` (
        \`id\` varchar(36) NOT NULL,
        \`publicCode\` varchar(8) NOT NULL,
        \`personId\` varchar(36) NOT NULL,
        \`name\` varchar(20) NOT NULL,
        \`filter\` json NOT NULL,
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_saved_register_person\` (\`personId\`, \`id\`),
        UNIQUE INDEX \`uq_saved_register_code\` (\`publicCode\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
    ],
    down: [
      `DROP INDEX \`uq_saved_register_code\` ON \`saved_register\``,
      `DROP INDEX \`ix_saved_register_person\` ON \`saved_register\``,
      `DROP TABLE \`saved_register\``,
      `DROP INDEX \`uq_register_export_code\` ON \`register_export\``,
      `DROP INDEX \`ix_register_export_place\` ON \`register_export\``,
      `DROP INDEX \`ix_register_export_age\` ON \`register_export\``,
      `DROP INDEX \`ix_register_export_person\` ON \`register_export\``,
      `DROP TABLE \`register_export\``,
    ],
  }
}
