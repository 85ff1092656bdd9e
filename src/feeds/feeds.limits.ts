import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { feedLimits } from './feed.ts'
import { MAX_ATTEMPTS, MAX_RUNNING, MAX_RUNNING_OF_PROJECT } from './feed-run.service.ts'
import { MAX_CHALLENGE } from './handshake.ts'
import { DEFAULT_TOLERANCE_S, hookOptionLimits } from './hook-options.ts'
import { hookBodyLimits } from './hook-payload.ts'
import { MAX_SIGNATURE_HEADER, MAX_SIGNATURES } from './signature.ts'

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
    [
      'age of a signed delivery',
      says`${DEFAULT_TOLERANCE_S} seconds, or \`toleranceSeconds\` up to ${hookOptionLimits.toleranceSeconds} of a signature of its own`,
      '401',
    ],
    [
      'signatures of a delivery',
      says`the first ${MAX_SIGNATURES} of the first ${MAX_SIGNATURE_HEADER} characters of the header`,
      'the others are not read',
    ],
    ['challenge of a handshake', says`${MAX_CHALLENGE} characters`, 'it is no handshake'],
    [
      'declaration of a signature',
      says`${hookOptionLimits.signsLength} characters of what is signed, ${hookOptionLimits.prefixLength} of the prefix, ${hookOptionLimits.nameLength} of a name`,
      REFUSED,
    ],
    ['log of runs', says`${feedLimits.runDays} days, ${feedLimits.problems} problems of each`, ''],
  ],
}
