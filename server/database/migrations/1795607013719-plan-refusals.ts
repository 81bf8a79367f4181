import { DialectMigration } from '../dialect-migration'

export class PlanRefusals1795607013719 extends DialectMigration {
  readonly name = 'PlanRefusals1795607013719'
  protected readonly sqlite = {
    up: [
      `CREATE TABLE "plan_refusal" (
        "planId" varchar(36) NOT NULL,
        "orderId" varchar(36) NOT NULL,
        "round" integer NOT NULL,
        "code" varchar(40) NOT NULL,
        "at" datetime(3) NOT NULL,
        PRIMARY KEY ("planId", "orderId", "round")
      )`,
    ],
    down: [`DROP TABLE "plan_refusal"`],
  }
  protected readonly mysql = {
    up: [
      `CREATE TABLE \`plan_refusal\` (
        \`planId\` varchar(36) NOT NULL,
        \`orderId\` varchar(36) NOT NULL,
        \`round\` int NOT NULL,
        \`code\` varchar(40) NOT NULL,
        \`at\` datetime(3) NOT NULL,
        PRIMARY KEY (\`planId\`, \`orderId\`, \`round\`)
      ) ENGINE=InnoDB`,
    ],
    down: [`DROP TABLE \`plan_refusal\``],
  }
}
