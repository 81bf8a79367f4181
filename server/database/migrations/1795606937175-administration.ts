import { DialectMigration } from '../dialect-migration'

export class Administration1795606937175 extends DialectMigration {
  readonly name = 'Administration1795606937175'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "administrative_change" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "placeCode" varchar(12) NOT NULL,
        "subject" varchar(16) NOT NULL,
        "subjectKey" varchar(60) NOT NULL,
        "before" json,
        "after" json,
        "reason" varchar(100) NOT NULL DEFAULT (''),
        "undoes" varchar(36),
        "changedBy" varchar(36) NOT NULL,
        "at" datetime(3) NOT NULL,
        CONSTRAINT "uq_change_undone" UNIQUE ("undoes")
      )`,
      `CREATE INDEX "ix_change_place" ON "administrative_change" ("placeCode", "id")`,
      `CREATE INDEX "ix_change_subject" ON "administrative_change" ("subject", "subjectKey", "id")`,
      `CREATE TABLE "invitation" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "codeHash" varchar(64) NOT NULL,
        "role" varchar(16) NOT NULL,
        "siteCode" varchar(12),
        "teamId" varchar(36),
        "placeCode" varchar(12) NOT NULL,
        "invitedBy" varchar(36) NOT NULL,
        "createdAt" datetime(3) NOT NULL,
        "expiresAt" datetime(3) NOT NULL,
        "acceptedBy" varchar(36),
        "acceptedAt" datetime(3),
        "withdrawnAt" datetime(3),
        CONSTRAINT "uq_invitation_code" UNIQUE ("codeHash"),
        CONSTRAINT "ck_invitation_of_one" CHECK ((siteCode IS NULL) <> (teamId IS NULL))
      )`,
      `CREATE INDEX "ix_invitation_place" ON "invitation" ("placeCode", "id")`,
      `CREATE TABLE "membership_reveal" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "membershipId" varchar(36) NOT NULL,
        "openedBy" varchar(36) NOT NULL,
        "reason" varchar(100) NOT NULL,
        "at" datetime(3) NOT NULL
      )`,
      `CREATE INDEX "ix_membership_reveal" ON "membership_reveal" ("membershipId", "id")`,
      `CREATE INDEX "ix_membership_place" ON "membership" ("siteCode", "id")`,
    ],
    down: [
      `DROP INDEX "ix_membership_place"`,
      `DROP TABLE "membership_reveal"`,
      `DROP TABLE "invitation"`,
      `DROP TABLE "administrative_change"`,
    ],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`administrative_change\` (
        \`id\` varchar(36) NOT NULL,
        \`placeCode\` varchar(12) NOT NULL,
        \`subject\` varchar(16) NOT NULL,
        \`subjectKey\` varchar(60) NOT NULL,
        \`before\` json NULL,
        \`after\` json NULL,
        \`reason\` varchar(100) NOT NULL DEFAULT '',
        \`undoes\` varchar(36) NULL,
        \`changedBy\` varchar(36) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_change_subject\` (\`subject\`, \`subjectKey\`, \`id\`),
        INDEX \`ix_change_place\` (\`placeCode\`, \`id\`),
        UNIQUE INDEX \`uq_change_undone\` (\`undoes\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`invitation\` (
        \`id\` varchar(36) NOT NULL,
        \`codeHash\` varchar(64) NOT NULL,
        \`role\` varchar(16) NOT NULL,
        \`siteCode\` varchar(12) NULL,
        \`teamId\` varchar(36) NULL,
        \`placeCode\` varchar(12) NOT NULL,
        \`invitedBy\` varchar(36) NOT NULL,
        \`createdAt\` datetime(3) NOT NULL,
        \`expiresAt\` datetime(3) NOT NULL,
        \`acceptedBy\` varchar(36) NULL,
        \`acceptedAt\` datetime(3) NULL,
        \`withdrawnAt\` datetime(3) NULL,
        INDEX \`ix_invitation_place\` (\`placeCode\`, \`id\`),
        UNIQUE INDEX \`uq_invitation_code\` (\`codeHash\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE TABLE \`membership_reveal\` (
        \`id\` varchar(36) NOT NULL,
        \`membershipId\` varchar(36) NOT NULL,
        \`openedBy\` varchar(36) NOT NULL,
        \`reason\` varchar(100) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        INDEX \`ix_membership_reveal\` (\`membershipId\`, \`id\`),
        PRIMARY KEY (\`id\`)
      ) ENGINE=InnoDB`,
      `CREATE INDEX \`ix_membership_place\` ON \`membership\` (\`siteCode\`, \`id\`)`,
      `ALTER TABLE \`invitation\` ADD CONSTRAINT \`ck_invitation_of_one\` CHECK ((siteCode IS NULL) <> (teamId IS NULL))`,
    ],
    down: [
      `ALTER TABLE \`invitation\` DROP CONSTRAINT \`ck_invitation_of_one\``,
      `DROP INDEX \`ix_membership_place\` ON \`membership\``,
      `DROP INDEX \`ix_membership_reveal\` ON \`membership_reveal\``,
      `DROP TABLE \`membership_reveal\``,
      `DROP INDEX \`uq_invitation_code\` ON \`invitation\``,
      `DROP INDEX \`ix_invitation_place\` ON \`invitation\``,
      `DROP TABLE \`invitation\``,
      `DROP INDEX \`uq_change_undone\` ON \`administrative_change\``,
      `DROP INDEX \`ix_change_place\` ON \`administrative_change\``,
      `DROP INDEX \`ix_change_subject\` ON \`administrative_change\``,
      `DROP TABLE \`administrative_change\``,
    ],
  }
}
