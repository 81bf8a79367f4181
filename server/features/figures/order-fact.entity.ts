import { Entity, Index } from 'typeorm'
import type { Counts } from '../../../shared/figures/counters'
import { Key, Text, Whole } from '../../database/columns'

/**
 * What one order adds to the figures: one row for each order, written in the transaction that changes the order (count-order.ts) and never
 * otherwise. It can be worked out again from the order and its timeline at any time. `beneficiary` tells the services of one person in one
 * village together without naming anybody; it leaves the server in no reply.
 */
@Entity('order_fact')
@Index('ix_order_fact_date', ['date', 'orderId'])
@Index('ix_order_fact_county', ['countyCode', 'date', 'orderId'])
@Index('ix_order_fact_town', ['townCode', 'date', 'orderId'])
@Index('ix_order_fact_village', ['villageCode', 'date', 'orderId'])
export class OrderFact implements Counts {
  @Key() orderId!: string
  /** The day in China on which it was placed. */
  @Text(10) date!: string
  @Text(6) countyCode!: string
  @Text(9) townCode!: string
  @Text(12) villageCode!: string
  /** Its service; `~health` where only the category is known, `~` where nothing is. */
  @Text(40) service!: string
  @Text(24) beneficiary!: string
  @Whole() received!: number
  @Whole() answerDue!: number
  @Whole() answeredInTime!: number
  @Whole() offered!: number
  @Whole() taken!: number
  @Whole() accepted!: number
  @Whole() finished!: number
  @Whole() rated!: number
  @Whole() satisfied!: number
  @Whole() proxy!: number
  @Whole() unmet!: number
  @Whole() refused!: number
  @Whole() referred!: number
}

/**
 * The sums of the facts of one place, day and service, for counties, towns and villages; the city is the sum of its counties, so that no
 * row is everybody's. Raised and lowered with the facts; `parentCode` comes first in the key, so that a page reads one stretch of it.
 */
@Entity('order_tally')
export class OrderTally implements Counts {
  @Key(9) parentCode!: string
  @Key(10) date!: string
  @Key(12) placeCode!: string
  @Key(40) service!: string
  @Whole() received!: number
  @Whole() answerDue!: number
  @Whole() answeredInTime!: number
  @Whole() offered!: number
  @Whole() taken!: number
  @Whole() accepted!: number
  @Whole() finished!: number
  @Whole() rated!: number
  @Whole() satisfied!: number
  @Whole() proxy!: number
  @Whole() unmet!: number
  @Whole() refused!: number
  @Whole() referred!: number
}

/** How many finished services one beneficiary of a village had of the orders of one month; raised and lowered with the facts. */
@Entity('beneficiary_month')
@Index('ix_beneficiary_month_county', ['countyCode', 'month', 'townCode', 'services'])
@Index('ix_beneficiary_month_town', ['townCode', 'month', 'villageCode', 'services'])
@Index('ix_beneficiary_month', ['month', 'countyCode', 'services'])
export class BeneficiaryMonth {
  @Key(24) beneficiary!: string
  /** 'YYYY-MM'. */
  @Key(7) month!: string
  @Text(6) countyCode!: string
  @Text(9) townCode!: string
  @Text(12) villageCode!: string
  @Whole() services!: number
}
