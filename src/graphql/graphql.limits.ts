import { configured } from '../config/configured.ts'
import { bytes, duration, type LimitSection, REFUSED, says, TOO_MANY, UNAVAILABLE } from '../core/limit.ts'
import { MAX_BODY_BYTES } from '../http/failure.ts'
import { QUERY_DEADLINE_MS } from '../request/deadline.ts'
import { CALL_COST, FUNNEL_COST, LIST_SIZE, REPORT_COST, SQL_COST } from './cost-rules.ts'
import { documentLimits } from './document-limits.ts'
import { MAX_ERRORS } from './errors.ts'
import { KEPT_ANSWERS } from './kept-answers.ts'
import { SOCKET_LIMITS } from './live/socket-operations.ts'
import { MAX_UNSENT_BYTES } from './live/sockets.ts'
import { LIVE_LIMITS } from './live/subscriptions.ts'
import { variableLimits } from './variable-limits.ts'

export const graphqlLimits: LimitSection = {
  title: 'GraphQL and live reports',
  limits: [
    ['document', says`${documentLimits.characters} characters, ${documentLimits.tokens} tokens`, REFUSED],
    [
      'operations, aliases, directives',
      says`${documentLimits.operations}, ${documentLimits.aliases}, ${documentLimits.directives} in a document`,
      REFUSED,
    ],
    ['selections side by side', says`${documentLimits.breadth}`, REFUSED],
    ['fields within fields', says`${documentLimits.depth} deep, ${documentLimits.fields} in all`, REFUSED],
    [
      'values of variables',
      says`${variableLimits.items} in a list, ${variableLimits.members} members of an object, ${variableLimits.depth} deep; ${variableLimits.values} in all`,
      REFUSED,
    ],
    [
      'cost of an operation',
      says`${configured('GRAPHQL_MAX_COST')}: members of lists (a page: \`first\`; by ids: as many as are given; else ${LIST_SIZE}), each as often as the lists around it have members; the metrics or the dimensions of a widget 1; a report ${REPORT_COST}, a call of a source ${CALL_COST}, SQL ${SQL_COST}, a funnel ${FUNNEL_COST}`,
      REFUSED,
    ],
    [
      'answers kept',
      says`${KEPT_ANSWERS.questions} questions and ${bytes(KEPT_ANSWERS.bytes)}, ${bytes(KEPT_ANSWERS.bytesOfOne)} of one answer; until something changes, at most a minute`,
      'those asked for least are made anew',
    ],
    ['time of a query', duration(QUERY_DEADLINE_MS), UNAVAILABLE],
    ['errors in a reply', says`${MAX_ERRORS}; \`extensions.omittedErrors\` counts the others`, ''],
    [
      'live subscribers of a gateway',
      says`${LIVE_LIMITS.subscriptions}; ${LIVE_LIMITS.different} different operations`,
      UNAVAILABLE,
    ],
    ['live subscribers of a token', says`${LIVE_LIMITS.perToken} at one gateway`, TOO_MANY],
    [
      'WebSockets of a gateway',
      says`${SOCKET_LIMITS.sockets}; the first message within ${duration(SOCKET_LIMITS.initMs)}`,
      says`${UNAVAILABLE}; 4408`,
    ],
    ['operations of a WebSocket', says`${SOCKET_LIMITS.operations} at once`, 'RATE_LIMITED'],
    [
      'message to a WebSocket',
      says`${bytes(MAX_BODY_BYTES)}; ${bytes(MAX_UNSENT_BYTES)} of replies that nobody reads`,
      'closed',
    ],
  ],
}
