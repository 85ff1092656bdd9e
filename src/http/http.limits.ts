import { MAX_PROTOBUF_DEPTH } from '../base/protobuf.ts'
import { configured } from '../config/configured.ts'
import { bytes, duration, type LimitSection, REFUSED, says, TOO_LARGE, UNAVAILABLE } from '../core/limit.ts'
import { MAX_WAITING_STATEMENTS } from '../database/bounded-pool.ts'
import { CONNECTION_TIMEOUTS } from '../database/client.ts'
import { UNPACKING_LIMITS } from './content-encoding.ts'
import { MAX_BODY_BYTES } from './failure.ts'
import { MAX_FORM_FIELDS } from './form-fields.ts'
import { LARGE_BODY_BYTES, LARGE_BODY_WAIT_MS, largeBodyLimits } from './large-body.ts'
import { HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './server.ts'

export const httpLimits: LimitSection = {
  title: 'Requests and connections',
  limits: [
    ['request body, packed or not', bytes(MAX_BODY_BYTES), TOO_LARGE],
    [
      'packed bodies',
      says`${UNPACKING_LIMITS.atOnce} are unpacked at once, ${UNPACKING_LIMITS.atOncePerOwner} of an address; ${UNPACKING_LIMITS.waiting} wait, ${UNPACKING_LIMITS.waitingPerOwner} of an address, ${duration(UNPACKING_LIMITS.waitMs)}`,
      UNAVAILABLE,
    ],
    ['messages of protobuf inside of each other', says`${MAX_PROTOBUF_DEPTH}`, REFUSED],
    ['fields of a form', says`${MAX_FORM_FIELDS}`, REFUSED],
    [
      says`bodies from ${bytes(LARGE_BODY_BYTES)}`,
      says`one is read in a turn; ${largeBodyLimits.perOwner} of an address wait, ${largeBodyLimits.total} in all, ${duration(LARGE_BODY_WAIT_MS)}`,
      UNAVAILABLE,
    ],
    [
      'connections of all, of an address',
      says`${configured('MAX_CONNECTIONS')}; ${configured('ADDRESS_CONNECTIONS')}`,
      says`closed; ${UNAVAILABLE}`,
    ],
    ['connection without a request', says`${duration(HEADERS_TIMEOUT_MS)} until its headers are there`, '408, closed'],
    [
      'time of a request, of a statement',
      says`${duration(REQUEST_TIMEOUT_MS)}, ${duration(CONNECTION_TIMEOUTS.statementMs)}; waiting for a lock ${duration(CONNECTION_TIMEOUTS.lockMs)}`,
      '408, 503',
    ],
    ['statements that wait for a connection', says`${MAX_WAITING_STATEMENTS}`, UNAVAILABLE],
    ['delay of the event loop', configured('MAX_EVENT_LOOP_DELAY_MS', ' ms on average of a second'), UNAVAILABLE],
  ],
}
