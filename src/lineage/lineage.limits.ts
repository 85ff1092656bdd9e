import { type LimitSection, says } from '../core/limit.ts'
import { MAX_USES } from './lineage.ts'

export const lineageLimits: LimitSection = {
  title: 'The catalogue',
  limits: [['uses of a metric that are shown', says`${MAX_USES} of a kind`, '`isComplete` is false']],
}
