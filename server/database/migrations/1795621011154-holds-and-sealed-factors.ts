import { DialectMigration } from '../dialect-migration'

export class HoldsAndSealedFactors1795621011154 extends DialectMigration {
  readonly name = 'HoldsAndSealedFactors1795621011154'
  protected readonly sqlite = {
    up: [
      `ALTER TABLE "activity_post" ADD COLUMN "holds" integer NOT NULL DEFAULT (0)`,
      `ALTER TABLE "membership" ADD COLUMN "holds" integer NOT NULL DEFAULT (0)`,
      `ALTER TABLE "person" ADD COLUMN "holds" integer NOT NULL DEFAULT (0)`,
      `CREATE TABLE "temporary_second_factor" (
        "personId" varchar(36) PRIMARY KEY NOT NULL,
        "secret" varchar(120),
        "pending" varchar(120),
        "lastStep" integer NOT NULL DEFAULT (0),
        "failures" integer NOT NULL DEFAULT (0),
        "lockedUntil" datetime(3)
      )`,
      `INSERT INTO "temporary_second_factor"("personId", "secret", "pending", "lastStep", "failures", "lockedUntil") SELECT "personId", "secret", "pending", "lastStep", "failures", "lockedUntil" FROM "second_factor"`,
      `DROP TABLE "second_factor"`,
      `ALTER TABLE "temporary_second_factor" RENAME TO "second_factor"`,
    ],
    down: [
      `DELETE FROM "second_factor" WHERE length("secret") > 32 OR length("pending") > 32`,
      `ALTER TABLE "second_factor" RENAME TO "temporary_second_factor"`,
      `CREATE TABLE "second_factor" (
        "personId" varchar(36) PRIMARY KEY NOT NULL,
        "secret" varchar(32),
        "pending" varchar(32),
        "lastStep" integer NOT NULL DEFAULT (0),
        "failures" integer NOT NULL DEFAULT (0),
        "lockedUntil" datetime(3)
      )`,
      `INSERT INTO "second_factor"("personId", "secret", "pending", "lastStep", "failures", "lockedUntil") SELECT "personId", "secret", "pending", "lastStep", "failures", "lockedUntil" FROM "temporary_second_factor"`,
      `DROP TABLE "temporary_second_factor"`,
      `ALTER TABLE "person" DROP COLUMN "holds"`,
      `ALTER TABLE "membership" DROP COLUMN "holds"`,
      `ALTER TABLE "activity_post" DROP COLUMN "holds"`,
    ],
  }
  protected readonly mysql = {
    up: [
      `ALTER TABLE \`activity_post\` ADD \`holds\` int NOT NULL DEFAULT '0'`,
      `ALTER TABLE \`membership\` ADD \`holds\` int NOT NULL DEFAULT '0'`,
      `ALTER TABLE \`person\` ADD \`holds\` int NOT NULL DEFAULT '0'`,
      `ALTER TABLE \`second_factor\` MODIFY \`secret\` varchar(120) NULL`,
      `ALTER TABLE \`second_factor\` MODIFY \`pending\` varchar(120) NULL`,
    ],
    down: [
      `DELETE FROM \`second_factor\` WHERE length(\`secret\`) > 32 OR length(\`pending\`) > 32`,
      `ALTER TABLE \`second_factor\` MODIFY \`pending\` varchar(32) NULL`,
      `ALTER TABLE \`second_factor\` MODIFY \`secret\` varchar(32) NULL`,
      `ALTER TABLE \`person\` DROP COLUMN \`holds\``,
      `ALTER TABLE \`membership\` DROP COLUMN \`holds\``,
      `ALTER TABLE \`activity_post\` DROP COLUMN \`holds\``,
    ],
  }
}
