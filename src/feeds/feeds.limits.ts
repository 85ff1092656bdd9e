import { duration, type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { feedLimits } from './feed.ts'
import { MAX_ATTEMPTS, MAX_RUNNING, MAX_RUNNING_OF_PROJECT } from './feed-run.service.ts'
import { hookBodyLimits } from './hook.service.ts'
import { TOLERANCE_S } from './signature.ts'

export const feedLimitSection: LimitSection = {
  title: 'Feeds and webhooks',
  limits: [
    ['name of a feed', says`${feedLimits.nameLength} characters`, REFUSED],
    ['metrics of a feed', says`${feedLimits.metrics}`, REFUSED],
    ['an expression', says`${feedLimits.expressionLength} characters`, REFUSED],
    [
      'body of a webhook',
      says`${hookBodyLimits.maxItems} items of a list, ${hookBodyLimits.maxMembers} members of an object, ${hookBodyLimits.maxValues} values, ${hookBodyLimits.maxDepth} levels; ${MAX_FORM_FIELDS} fields of a form`,
      REFUSED,
    ],
    ['runs of feeds at once', says`${MAX_RUNNING} in a gateway, ${MAX_RUNNING_OF_PROJECT} of a project`, 'they wait'],
    ['starts of a run whose gateway ended', says`${MAX_ATTEMPTS}`, 'the run fails'],
    ['waiting runs of a feed', says`${feedLimits.queuedRuns}`, 'webhook: 429'],
    ['age of a Stripe signature', duration(TOLERANCE_S * 1_000), '401'],
    ['log of runs', says`${feedLimits.runDays} days, ${feedLimits.problems} problems of each`, ''],
  ],
}
