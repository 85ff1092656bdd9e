import { MAX_ROW_LENGTH } from '../base/delimited-text.ts'
import { bytes, duration, type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { CALL_TIMEOUT_MS, FEED_CALL_TIMEOUT_MS } from './call.service.ts'
import { CONSENT_MINUTES, MAX_CONSENTS } from './consent.ts'
import { cookieLimits } from './cookies.ts'
import { evaluationLimits } from './evaluation.ts'
import { MAX_HEAP_MB } from './evaluator.client.ts'
import { evaluatorLimits } from './evaluator.service.ts'
import { RENEWED_AT_ONCE } from './grant.service.ts'
import { MAX_HEADER_LENGTH, MAX_HEADERS } from './header.ts'
import { MAX_URL_LENGTH } from './host.ts'
import { CALL_LOG_DAYS, MAX_LOGGED } from './logged-call.ts'
import { expressionLimits, MAX_MAPPED_ROWS, MAX_PADDED } from './mapping.ts'
import { MAX_PAGES_BYTES } from './pages.service.ts'
import { MAX_CURSOR_LENGTH } from './pagination.ts'
import { MAX_PATH_LENGTH } from './path.ts'
import { pairLimits } from './prepare-request.ts'
import { privateLimits } from './private-reply.ts'
import { MIN_SECRET_LENGTH } from './redact.ts'
import { replyLimits } from './reply.ts'
import { MAX_CALL_BYTES, OBJECT_BYTES, VALUE_BYTES } from './reply-memory.ts'
import { answerLimits } from './reply-parts.ts'
import { CONNECT_TIMEOUT_MS } from './resolver.ts'
import { MAX_REDIRECTS, MAX_REPLY_BYTES } from './safe-fetch.client.ts'
import { CACHE_BYTES } from './source.service.ts'
import { sourceLimits } from './source.ts'
import { MAX_FILLED_LENGTH } from './template.ts'
import {
  MAX_NAMES_IN_BRACKETS,
  MAX_NESTING,
  MAX_SECRET_LENGTH,
  MAX_SECRET_TEXTS,
  MAX_TEMPLATE_LENGTH,
  renderLimits,
} from './template-engine.ts'
import { MAX_REPLY_BYTES as MAX_TOKEN_REPLY_BYTES } from './token-endpoint.client.ts'
import { upstreamLimits } from './upstream-semaphore.ts'

const { timeoutMs, attempts, maxWaitSeconds, maxPages, cacheSeconds } = sourceLimits
const { templates, mapping, page } = evaluationLimits
const seconds = (count: number) => duration(count * 1_000)

export const sourceLimitSection: LimitSection = {
  title: 'Sources',
  limits: [
    [
      'requests of a source',
      says`${sourceLimits.requests}, ${sourceLimits.definitionBytes} characters in all`,
      REFUSED,
    ],
    [
      'name, description of a source',
      says`${sourceLimits.nameLength}, ${sourceLimits.descriptionLength} characters`,
      REFUSED,
    ],
    [
      'secrets of a source',
      says`${sourceLimits.secrets}, each ${MIN_SECRET_LENGTH} to ${sourceLimits.secretLength} characters`,
      REFUSED,
    ],
    [
      'a URL',
      says`${MAX_URL_LENGTH} characters, ${MAX_FORM_FIELDS} parameters written in it`,
      '400, or the call fails',
    ],
    ['headers', says`${MAX_HEADERS}, of ${MAX_HEADER_LENGTH} characters each`, '400, or the call fails'],
    [
      'cookies of a request and those that it needs',
      says`${cookieLimits.count}, of ${cookieLimits.length} characters each`,
      'others are not kept',
    ],
    [
      'consents of OAuth 2 under way, for a token',
      says`${MAX_CONSENTS}, ${CONSENT_MINUTES} minutes each`,
      'older ones end',
    ],
    ['tokens of OAuth 2 renewed at once', says`${RENEWED_AT_ONCE} at one gateway`, 'others wait'],
    [
      'time of one try',
      says`${duration(timeoutMs.usual)}, at most ${duration(timeoutMs.most)} (\`timeoutMs\`); ${duration(CONNECT_TIMEOUT_MS)} to connect`,
      '`UPSTREAM_TIMEOUT`',
    ],
    [
      'time of a call',
      says`${duration(CALL_TIMEOUT_MS)}; of a feed ${duration(FEED_CALL_TIMEOUT_MS)}`,
      '`UPSTREAM_TIMEOUT`',
    ],
    [
      'a reply, unpacked',
      says`${bytes(MAX_REPLY_BYTES)}, ${replyLimits.maxDepth} levels, ${replyLimits.maxValues} values, ${replyLimits.maxMembers} members of an object; all of a call ${bytes(MAX_CALL_BYTES)}`,
      '`UPSTREAM_FAILED`',
    ],
    [
      'replies that calls hold at once, in memory',
      says`half of the heap of a gateway, two thirds of that for a project; an object counts ${OBJECT_BYTES} bytes, another value ${VALUE_BYTES}, and the text`,
      '`UNAVAILABLE`',
    ],
    [
      'data of sources in one answer of GraphQL',
      says`${bytes(answerLimits.length)}; its paths look at ${answerLimits.visits} values`,
      REFUSED,
    ],
    [
      'a private reply',
      says`${privateLimits.texts} texts and numbers, ${privateLimits.length} characters in all`,
      '`UPSTREAM_FAILED`',
    ],
    [
      'what a template makes of secrets',
      says`${MAX_SECRET_TEXTS} texts, ${MAX_SECRET_LENGTH} characters in all`,
      '`BAD_USER_INPUT`',
    ],
    ['redirects', says`${MAX_REDIRECTS}`, '`UPSTREAM_FAILED`'],
    [
      'tries',
      says`${attempts.usual}, at most ${attempts.most}; waits of ${seconds(maxWaitSeconds.usual)}, at most ${seconds(maxWaitSeconds.most)}`,
      'the error of the last one',
    ],
    [
      'pages',
      says`${maxPages.usual}, at most ${maxPages.most} (\`maxPages\`), ${bytes(MAX_PAGES_BYTES)}`,
      '`truncated`, and a problem of the run',
    ],
    ['reply of an OAuth 2 service', bytes(MAX_TOKEN_REPLY_BYTES), '`UPSTREAM_FAILED`'],
    [
      'requests at once',
      says`${upstreamLimits.atOnce} of a project at one gateway, ${upstreamLimits.waiting} wait`,
      '`UNAVAILABLE`',
    ],
    [
      'replies kept',
      says`${bytes(CACHE_BYTES)} in memory in a gateway, ${cacheSeconds.most / 3_600} hours at most`,
      'the oldest go',
    ],
    [
      'a template',
      says`${MAX_TEMPLATE_LENGTH} characters, ${MAX_NESTING} brackets inside of each other, ${MAX_NAMES_IN_BRACKETS} that hold names`,
      REFUSED,
    ],
    [
      'templates of a request that compute (filters, tags, ranges)',
      says`${duration(renderLimits.renderLimit)} each, ${duration(templates.timeoutMs)} together, ${MAX_HEAP_MB} MB`,
      '`BAD_USER_INPUT`',
    ],
    ['what templates of a request make', says`${MAX_FILLED_LENGTH} characters`, '`BAD_USER_INPUT`'],
    [
      '`params`, fields of a form (`data`)',
      says`${pairLimits.count} pairs of name and value, where a list repeats its name; in all ${pairLimits.length.params} characters, of a form ${pairLimits.length.data}`,
      '`BAD_USER_INPUT`',
    ],
    ['a path', says`${MAX_PATH_LENGTH} characters`, REFUSED],
    [
      'a path or an expression of a pagination',
      says`${sourceLimits.expressionLength} characters; expressions of a page ${duration(page.timeoutMs)} and ${bytes(page.bytes)}`,
      `${REFUSED}, or the call fails`,
    ],
    ['a row of CSV', says`${MAX_ROW_LENGTH} characters, ${replyLimits.maxMembers} cells`, '`UPSTREAM_FAILED`'],
    ['a cursor', says`${MAX_CURSOR_LENGTH} characters`, '`UPSTREAM_FAILED`'],
    [
      'mapping of a run',
      says`${MAX_MAPPED_ROWS} rows, ${bytes(mapping.bytes)}; ${duration(mapping.timeoutMs)} and ${MAX_HEAP_MB} MB; lists of ${expressionLimits.sequence} items, \`$pad\` ${MAX_PADDED} characters`,
      'the run fails',
    ],
    [
      'requests and mappings whose templates and expressions are evaluated at once',
      says`one for each processor (2 to ${evaluatorLimits.processes}); of a project one less`,
      'they wait',
    ],
    [
      'those that wait',
      says`${evaluatorLimits.waitingOfProject} of a project, ${evaluatorLimits.waiting} in a gateway, ${duration(evaluatorLimits.waitMs)}`,
      '`UNAVAILABLE`; webhook: 503',
    ],
    ['log of calls', says`${CALL_LOG_DAYS} days; ${MAX_LOGGED} characters of a failure`, ''],
  ],
}
