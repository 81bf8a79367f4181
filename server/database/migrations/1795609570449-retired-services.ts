import { DialectMigration } from '../dialect-migration'

export class RetiredServices1795609570449 extends DialectMigration {
  readonly name = 'RetiredServices1795609570449'
  protected readonly sqlite = {
    up: [
      `DROP INDEX "ix_service_category"`,
      `CREATE TABLE "temporary_service" (
        "code" varchar(40) PRIMARY KEY NOT NULL,
        "category" varchar(12) NOT NULL,
        "name" varchar(30) NOT NULL,
        "about" varchar(120) NOT NULL,
        "position" integer NOT NULL,
        "retiredAt" datetime(3)
      )`,
      `INSERT INTO "temporary_service"("code", "category", "name", "about", "position") SELECT "code", "category", "name", "about", "position" FROM "service"`,
      `DROP TABLE "service"`,
      `ALTER TABLE "temporary_service" RENAME TO "service"`,
      `CREATE INDEX "ix_service_category" ON "service" ("category", "position")`,
    ],
    down: [
      `DROP INDEX "ix_service_category"`,
      `ALTER TABLE "service" RENAME TO "temporary_service"`,
      `CREATE TABLE "service" (
        "code" varchar(40) PRIMARY KEY NOT NULL,
        "category" varchar(12) NOT NULL,
        "name" varchar(30) NOT NULL,
        "about" varchar(120) NOT NULL,
        "position" integer NOT NULL
      )`,
      `INSERT INTO "service"("code", "category", "name", "about", "position") SELECT "code", "category", "name", "about", "position" FROM "temporary_service"`,
      `DROP TABLE "temporary_service"`,
      `CREATE INDEX "ix_service_category" ON "service" ("category", "position")`,
    ],
  }
  protected readonly mysql = {
    up: [`ALTER TABLE \`service\` ADD \`retiredAt\` datetime(3) NULL`],
    down: [`ALTER TABLE \`service\` DROP COLUMN \`retiredAt\``],
  }
}
