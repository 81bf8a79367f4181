import { Entity, Index } from 'typeorm'
import type { Signal } from '../../../shared/vocabulary/integrity'
import { Key, Moment, Text, Whole } from '../../database/columns'

/**
 * That somebody checked a piece of evidence and found it in order (已核实，无问题): which, as far as it went then, and in what words. Appended,
 * never changed; evidence that grows beyond it shows again.
 */
@Entity('integrity_clearance')
@Index('ix_integrity_clearance', ['evidenceKey', 'id'])
export class IntegrityClearance {
  @Key() id!: string
  @Text(16) signal!: Signal
  /** The key of the evidence: a hash, which names nobody. */
  @Text(32) evidenceKey!: string
  @Text(12) placeCode!: string
  @Whole() count!: number
  @Moment() newestAt!: Date
  @Text(200) said!: string
  @Text(36) clearedBy!: string
  @Moment() at!: Date
}
