import { duration, type LimitSection } from '../core/limit.ts'
import { MAX_DIFFERENCE_MS } from './clock-check.service.ts'

export const scheduleLimits: LimitSection = {
  title: 'Clocks',
  limits: [
    [
      "difference of the gateway's and the database's clock",
      duration(MAX_DIFFERENCE_MS),
      'nothing is deleted; `/readyz` says `degraded`',
    ],
  ],
}
