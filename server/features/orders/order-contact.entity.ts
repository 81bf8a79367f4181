import { Entity, Index } from 'typeorm'
import { Flag, Key, Moment, Text, Whole } from '../../database/columns'

/**
 * The people of an order: who asked and who it is for. Apart from the order so that no list can leak them.
 * Read through the presenter, which masks; opened in clear only by reveal-contact, which logs.
 */
@Entity('order_contact')
@Index('ix_order_contact_phone', ['requesterPhone'])
@Index('ix_order_contact_beneficiary', ['beneficiaryPhone'])
export class OrderContact {
  @Key() orderId!: string
  @Text(20) requesterName!: string
  @Text(12, { default: '' }) requesterPhone!: string
  @Text(20) beneficiaryName!: string
  @Text(12, { default: '' }) beneficiaryPhone!: string
  @Text(80, { default: '' }) address!: string
  @Whole({ nullable: true }) age!: number | null
  @Text(200, { default: '' }) healthNotes!: string
}

/** That somebody opened what is masked: who, what, when, why. Appended, never changed. */
@Entity('contact_reveal')
@Index('ix_reveal_order', ['orderId', 'id'])
@Index('ix_reveal_person', ['personId', 'id'])
export class ContactReveal {
  @Key() id!: string
  @Text(36) orderId!: string
  @Text(36) personId!: string
  @Text(8) what!: 'contact' | 'health'
  @Text(100, { default: '' }) reason!: string
  @Moment() at!: Date
}

/** Who may read an order as its requester: the placer, the requester, and the beneficiary where that person has an account. */
@Entity('order_person')
@Index('ix_order_person', ['personId', 'open', 'orderId'])
export class OrderPerson {
  @Key() orderId!: string
  @Key() personId!: string
  /** Follows the order's, so that one's own list is one index walk. */
  @Flag() open!: boolean
}
