import { Entity, Unique } from 'typeorm'
import { Key, Moment, Text, Whole } from '../../database/columns'

/** That a person agreed to one version of one text. Appended, never changed; a new version asks again. */
@Entity('consent')
@Unique('uq_consent', ['personId', 'purpose', 'version'])
export class Consent {
  @Key() id!: string
  @Text(36) personId!: string
  @Text(20) purpose!: string
  @Whole() version!: number
  @Moment() givenAt!: Date
}
