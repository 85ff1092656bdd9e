import { MAX_ROW_LENGTH } from '../base/delimited-text.ts'
import { configured } from '../config/configured.ts'
import { duration, type LimitSection, REFUSED, says, TOO_MANY, UNAVAILABLE } from '../core/limit.ts'
import { COUNTER_DAYS, MAX_COUNTERS } from './counter.ts'
import { DEFINITION_LIMITS } from './definition-turns.ts'
import { FILE_LIMITS } from './file-limits.ts'
import { DESCRIPTION_LENGTH, MAX_WIDGETS_PER_REQUEST, UNIT_LENGTH } from './labelled-row.ts'
import { MAX_IDEMPOTENCY_KEY_LENGTH, MAX_POINTS_PER_PUSH, MAX_ROWS_PER_PUSH, MAX_WARNINGS } from './push.ts'
import { FAIR_PART, HARD_FACTOR, WAITING_LIMITS } from './push-queue.ts'

const A_MESSAGE = 'a message; nothing is pushed'

export const pushLimits: LimitSection = {
  title: 'Pushes',
  limits: [
    ['rows of a push', says`${MAX_ROWS_PER_PUSH}`, REFUSED],
    ['points of a push', says`${MAX_POINTS_PER_PUSH}`, REFUSED],
    ['widgets of a request in a dialect of time series', says`${MAX_WIDGETS_PER_REQUEST}`, REFUSED],
    [
      'unit, description that a new metric takes over from a dialect',
      says`${UNIT_LENGTH}, ${DESCRIPTION_LENGTH} characters`,
      'it is cut',
    ],
    ['counters of a widget, each start of a process counted by itself', says`${MAX_COUNTERS}`, REFUSED],
    [
      'a counter that is not read',
      says`is remembered for ${COUNTER_DAYS} days`,
      'it counts as one that was never read',
    ],
    [
      'pushes that make widgets, dimensions, metrics or series',
      says`${DEFINITION_LIMITS.atOnce} at a time in a gateway, ${DEFINITION_LIMITS.atOncePerOwner} of a project; ${DEFINITION_LIMITS.waiting} waiting, ${DEFINITION_LIMITS.waitingPerOwner} of a project, ${duration(DEFINITION_LIMITS.waitMs)} each`,
      UNAVAILABLE,
    ],
    ['warnings of a push', says`${MAX_WARNINGS}`, 'the last one says how many more'],
    ['idempotency key', says`${MAX_IDEMPOTENCY_KEY_LENGTH} printable ASCII characters`, REFUSED],
    ['pushes a month and project', configured('MONTHLY_PUSH_QUOTA'), TOO_MANY],
    [
      'pushes waiting to be written',
      says`${WAITING_LIMITS.pushes}, or ${WAITING_LIMITS.points} points; full, a project with less than 1/${1 / FAIR_PART} of it is let in, up to ${HARD_FACTOR} times that`,
      UNAVAILABLE,
    ],
    ['a row of a file (`pushgraph push`)', says`${MAX_ROW_LENGTH} characters`, A_MESSAGE],
    ['rows of a file in a request', says`${FILE_LIMITS.rowsPerRequest}`, A_MESSAGE],
    ['parts of a file under way at a time (`--in-flight`)', says`${FILE_LIMITS.inFlight}`, A_MESSAGE],
    [
      'a part of a file that the gateway refuses for now (`Retry-After`)',
      says`is sent again for ${duration(FILE_LIMITS.patienceMs)}, where it asks for ${FILE_LIMITS.longestRetrySeconds} s at most`,
      'a message; the file goes on where it stood',
    ],
    ['wrong values of a file', says`${FILE_LIMITS.shownIssues} are shown`, 'the others are counted'],
    ['commands wait for the gateway', duration(FILE_LIMITS.waitMs), 'a message; a file goes on where it stood'],
  ],
}
