import { bytes, duration, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MEMORY_BYTES } from './backend.client.ts'
import { CAST_DIGITS, SCALE } from './cast.ts'
import { MAX_DOCUMENTS_OF_REQUEST } from './document.service.ts'
import { MAX_DOCUMENTS_OF_PROJECT, MAX_MANIFEST_DOCUMENTS } from './manifest.ts'
import { MAX_JOINED_BYTES } from './measure-call.ts'
import { MAX_UNIONS, PATTERN_CHARS } from './pattern.ts'
import { MAX_REQUESTS_OF_RUN, MAX_RESULT_BYTES, MAX_ROWS, MS_OF_REQUEST } from './query.service.ts'
import { MAX_POINTS } from './query-widget.service.ts'
import { REGISTERED_LIMITS } from './registered-documents.ts'
import { QUERY_LIMITS } from './sandbox.service.ts'
import { STATEMENT_TIMEOUT_MS } from './sandbox.store.ts'
import { MAX_DESCRIPTION, MAX_QUERY_NAME } from './saved-query.ts'
import { sizeLimits } from './size.ts'
import { STREAM_DEADLINE_MS } from './stream.service.ts'
import { MAX_SQL_BYTES, MAX_TOKENS } from './tokens.ts'
import { MAX_LIST, MAX_VALUE_LENGTH, MAX_VARIABLES } from './variable.ts'
import { WHOLE_KB } from './work-memory.ts'

export const queryLimits: LimitSection = {
  title: 'SQL and saved queries',
  limits: [
    ['SQL', says`${bytes(MAX_SQL_BYTES)}, ${MAX_TOKENS} words, ${MAX_VARIABLES} variables`, REFUSED],
    ['value of a variable', says`${MAX_VALUE_LENGTH} characters, ${MAX_LIST} in a list`, REFUSED],
    ['name, description of a saved query', says`${MAX_QUERY_NAME}, ${MAX_DESCRIPTION} characters`, REFUSED],
    ['parts of SQL', says`${sizeLimits.nodes}, with subqueries and CTEs put in for their columns`, REFUSED],
    [
      'a text, a number of SQL',
      says`${bytes(sizeLimits.chars)}, ${sizeLimits.digits} digits; written ones ${sizeLimits.writtenDigits} digits; computing a row ${sizeLimits.work} characters and products of four digits`,
      REFUSED,
    ],
    [
      'a text cast to `numeric`',
      says`${CAST_DIGITS - SCALE} digits before the point; digits after the ${SCALE}th are rounded, zeros at the end left out`,
      REFUSED,
    ],
    [
      'what an aggregate of SQL joins',
      says`${bytes(MAX_JOINED_BYTES)} where a function or another query goes on with it`,
      REFUSED,
    ],
    ['a column of `WITH RECURSIVE`', 'what a step makes of it is no larger than what it was given', REFUSED],
    ['`generate_series`', says`${sizeLimits.series} rows`, REFUSED],
    ['names of tables in a statement of SQL', says`${sizeLimits.tables} in all`, REFUSED],
    [
      'a regular expression, a JSON path in SQL',
      says`${PATTERN_CHARS} characters, ${sizeLimits.states} states; a text or a variable, not computed; no comments, options and flags of c, g, i, m, n, p, s, t, w`,
      REFUSED,
    ],
    [
      'a JSON path in SQL',
      says`\`**\` once, ${MAX_UNIONS} commas in indexes; compares with values, not with paths`,
      REFUSED,
    ],
    ['sets of ROLLUP, CUBE', says`${sizeLimits.groupingSets}`, REFUSED],
    ['rows of a result', says`${MAX_ROWS}, or ${bytes(MAX_RESULT_BYTES)}; streams: all`, '`truncated`'],
    [
      'expected cost of a query',
      'none unless `SQL_MAX_COST` is set, which tells of the rows of all projects (see [SQL](events-and-sql.md))',
      REFUSED,
    ],
    [
      'time of a query of SQL',
      says`${duration(STATEMENT_TIMEOUT_MS)}; a stream: ${duration(STATEMENT_TIMEOUT_MS)} a part, ${duration(STREAM_DEADLINE_MS)}`,
      REFUSED,
    ],
    [
      'time of a query, to rate limits',
      says`a request for each ${duration(MS_OF_REQUEST)}, at most ${MAX_REQUESTS_OF_RUN} a run`,
      '',
    ],
    [
      'memory of a query',
      says`${bytes(MEMORY_BYTES)} beside shared buffers, where the server runs on the same Linux; sorts and hashes together ${bytes(WHOLE_KB * 1_024)}`,
      REFUSED,
    ],
    ['saved documents of a request', says`${MAX_DOCUMENTS_OF_REQUEST}, through \`runQuery\``, REFUSED],
    [
      'documents of a manifest',
      says`${MAX_MANIFEST_DOCUMENTS}; ${MAX_DOCUMENTS_OF_PROJECT} of all manifests of a project`,
      REFUSED,
    ],
    [
      'persisted queries of a gateway',
      says`${REGISTERED_LIMITS.texts} texts and ${bytes(REGISTERED_LIMITS.bytes)} of a project, ${REGISTERED_LIMITS.projects} projects`,
      'registered anew',
    ],
    ['points of a query as a widget', says`${MAX_POINTS}`, REFUSED],
    [
      'queries at once',
      says`${QUERY_LIMITS.atOnce}, ${QUERY_LIMITS.atOncePerOwner} of one project; ${QUERY_LIMITS.waiting} wait, ${QUERY_LIMITS.waitingPerOwner} of one, for ${duration(QUERY_LIMITS.waitMs)}`,
      UNAVAILABLE,
    ],
  ],
}
