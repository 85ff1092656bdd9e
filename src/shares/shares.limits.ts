import { type LimitSection, says } from '../core/limit.ts'
import { MAX_SHARES } from './share.ts'

export const shareLimits: LimitSection = {
  title: 'Public links',
  limits: [['public links of a project', says`${MAX_SHARES} that work`, '409']],
}
