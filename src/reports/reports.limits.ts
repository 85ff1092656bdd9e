import { MAX_BUCKETS } from '../core/granularity.ts'
import { duration, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MAX_RECEIPTS_LOOKED_AT, MAX_RECEIPTS_SHOWN } from '../push/touched-keys.ts'
import { MAX_MISSING_KEYS } from './explanation.ts'
import { FINGERPRINT_POINTS } from './export.store.ts'
import { MAX_LENGTHS_READ } from './period.store.ts'
import { ALONE_LIMITS } from './report-batcher.service.ts'
import { MAX_INLINE_REPORTS } from './report-plan.service.ts'
import {
  DEFAULT_DRIVERS,
  DEFAULT_TOP_GROUPS,
  MAX_COMPARISONS,
  MAX_DRIVERS,
  MAX_EVENT_GROUPS,
  MAX_FILTER_VALUES,
  MAX_FILTERS,
  MAX_GROUP_CELLS,
  MAX_GROUP_DIMENSIONS,
  MAX_ORDERED_NAMES,
  MAX_ORDERED_VALUES,
  MAX_TOP,
  MAX_WINDOW_BUCKETS,
  MAX_WINDOW_READS,
  MAX_WORKING_SPAN,
  WORKING_LOOK_BACK_DAYS,
} from './report-query.ts'

export const reportLimits: LimitSection = {
  title: 'Reports',
  limits: [
    ['buckets of a series', says`${MAX_BUCKETS}`, REFUSED],
    ['categories shown (`top`)', says`${MAX_TOP}; the rest is \`Other\``, ''],
    [
      'names that are ordered otherwise than by the first metric, and where all were pushed, than by name',
      says`${MAX_ORDERED_NAMES}, ${MAX_ORDERED_VALUES} values of them`,
      REFUSED,
    ],
    [
      'groups by dimensions (`by`, `top`)',
      says`${MAX_TOP} by ${MAX_GROUP_DIMENSIONS} dimensions, ${DEFAULT_TOP_GROUPS} where \`top\` does not say; the rest is one group`,
      REFUSED,
    ],
    ['groups times buckets times metrics times periods', says`${MAX_GROUP_CELLS}`, REFUSED],
    ['filters by dimensions (`where`)', says`${MAX_FILTERS}, ${MAX_FILTER_VALUES} values in them`, REFUSED],
    [
      'groups of events by properties, where a formula orders them',
      says`${MAX_EVENT_GROUPS}; no limit where they go by a counted metric or by name`,
      REFUSED,
    ],
    ['buckets of a trailing window (`rolling`, `movingAverage`)', says`${MAX_WINDOW_BUCKETS}`, REFUSED],
    [
      'reads of windows of unique users by properties, and of metrics that each series has for itself, in a report',
      says`${MAX_WINDOW_READS}: one per bucket of a window`,
      REFUSED,
    ],
    [
      'groups that a change is split into (`drivers`)',
      says`${MAX_DRIVERS}, ${DEFAULT_DRIVERS} where \`top\` does not say; the rest is one group`,
      REFUSED,
    ],
    [
      'days of a report of working days, with all that it is compared with',
      says`${MAX_WORKING_SPAN}; it looks back ${WORKING_LOOK_BACK_DAYS} days for a last value of such a day`,
      REFUSED,
    ],
    [
      'receipts of a widget that an explanation looks at',
      says`the newest ${MAX_RECEIPTS_LOOKED_AT}; ${MAX_RECEIPTS_SHOWN} are shown`,
      '',
    ],
    ['keys without points that an explanation names', says`${MAX_MISSING_KEYS}`, 'they are counted'],
    [
      'values of periods of a metric that are looked at for which lengths it has',
      says`${MAX_LENGTHS_READ} of each combination`,
      'the others are not named',
    ],
    ['compared periods', says`${MAX_COMPARISONS}`, REFUSED],
    [
      'large reports at once',
      says`${ALONE_LIMITS.atOnce}, ${ALONE_LIMITS.atOncePerOwner} of one project; ${ALONE_LIMITS.waiting} wait, ${ALONE_LIMITS.waitingPerOwner} of one, for ${duration(ALONE_LIMITS.waitMs)}`,
      UNAVAILABLE,
    ],
    ['reports of points of a query in a request', says`${MAX_INLINE_REPORTS}`, REFUSED],
    ['points of a file with an `ETag`', says`${FINGERPRINT_POINTS}`, 'no `ETag`'],
  ],
}
