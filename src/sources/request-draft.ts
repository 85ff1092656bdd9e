import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { numberIn } from './field-checks.ts'
import { issueOfHeaderName, MAX_HEADERS } from './header.ts'
import { isObject, isShallow } from './json-shape.ts'
import { type PaginationDraft, toPaginationSpec } from './pagination-draft.ts'
import { type Pairs, toPairs } from './pairs.ts'
import { issueOfCharset } from './reply-charset.ts'
import type { ReplyFormat } from './reply-format.ts'
import type { AuthSpec, BodySpec, HttpMethod, RequestSpec } from './source.ts'
import { sourceLimits } from './source.ts'

type Optional<T> = T | null | undefined

/** A request as somebody wrote it: shapes are those of the schema, JSON may be anything. */
export interface RequestDraft {
  readonly name?: Optional<string>
  readonly method: HttpMethod
  readonly url: string
  readonly headers?: unknown
  readonly params?: unknown
  readonly json?: unknown
  readonly data?: unknown
  readonly auth?: Optional<AuthDraft>
  readonly retry?: Optional<{ readonly attempts?: Optional<number>; readonly maxWaitSeconds?: Optional<number> }>
  readonly pagination?: Optional<PaginationDraft>
  readonly reads?: Optional<ReplyFormat>
  readonly charset?: Optional<string>
  readonly timeoutMs?: Optional<number>
  readonly failOnStatus?: Optional<boolean>
  readonly safe?: Optional<boolean>
  readonly private?: Optional<boolean>
  readonly cacheSeconds?: Optional<number>
  readonly after?: Optional<readonly string[]>
}

interface AuthDraft {
  readonly basic?: Optional<{ readonly username: string; readonly password: string }>
  readonly bearer?: Optional<{ readonly token: string }>
  readonly oauth2?: Optional<{
    readonly tokenUrl: string
    readonly clientId: string
    readonly clientSecret: string
    readonly scope?: Optional<string>
    readonly audience?: Optional<string>
    readonly authorizationUrl?: Optional<string>
    readonly refreshToken?: Optional<string>
    readonly inBody?: Optional<boolean>
  }>
}

/** Names of templates: `{{ login.data.token }}`. */
const REQUEST_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

/** Makes the request whole, with defaults, and notes what is wrong with its shape. */
export function toRequestSpec(draft: RequestDraft, index: number, place: string, issues: Issues): RequestSpec {
  const name = draft.name ?? `api_call_${index + 1}`
  const at = (field: string) => `${place}.${field}`
  if (!REQUEST_NAME.test(name))
    issues.add(at('name'), 'The name of a request is letters, digits and _, not first a digit.')
  const { timeoutMs, attempts, maxWaitSeconds, cacheSeconds } = sourceLimits
  const { retry } = draft
  const body = bodyOf(draft, place, issues)
  const spec: RequestSpec = {
    name,
    method: draft.method,
    url: draft.url.trim(),
    headers: headersOf(draft.headers, at('headers'), issues),
    params: pairsOf(draft.params, at('params'), issues),
    body,
    auth: authOf(draft.auth),
    attempts: numberIn(attempts, retry?.attempts, at('retry.attempts'), issues),
    maxWaitSeconds: numberIn(maxWaitSeconds, retry?.maxWaitSeconds, at('retry.maxWaitSeconds'), issues),
    pagination: draft.pagination ? toPaginationSpec(draft.pagination, body, at('pagination'), issues) : null,
    reads: draft.reads ?? null,
    charset: charsetOf(draft.charset, at('charset'), issues),
    timeoutMs: numberIn(timeoutMs, draft.timeoutMs, at('timeoutMs'), issues),
    failOnStatus: draft.failOnStatus ?? true,
    safe: draft.safe ?? false,
    isPrivate: draft.private ?? false,
    cacheSeconds: numberIn(cacheSeconds, draft.cacheSeconds, at('cacheSeconds'), issues),
    after: draft.after ?? [],
  }
  if (spec.cacheSeconds > 0 && spec.method !== 'GET' && !spec.safe)
    issues.add(at('cacheSeconds'), 'Only replies to GET, or to a request that is marked safe, can be kept.')
  return spec
}

function charsetOf(name: Optional<string>, place: string, issues: Issues): string | null {
  const issue = name ? issueOfCharset(name) : null
  if (issue) issues.add(place, issue)
  return name ? name.trim().toLowerCase() : null
}

function objectOf(given: unknown, place: string, issues: Issues): Record<string, unknown> {
  if (given === null || given === undefined) return {}
  if (isObject(given) && isShallow(given)) return given
  issues.add(place, 'It is an object: { "name": value }.')
  return {}
}

function pairsOf(given: unknown, place: string, issues: Issues): Pairs {
  const pairs = given === null || given === undefined ? {} : toPairs(given)
  if (pairs === null) issues.add(place, 'It is an object, { "name": value }, or a list of pairs: [["name", value]].')
  return pairs ?? {}
}

function headersOf(given: unknown, place: string, issues: Issues): Record<string, string | null> {
  const headers: Record<string, string | null> = Object.create(null)
  const entries = Object.entries(objectOf(given, place, issues))
  if (entries.length > MAX_HEADERS) issues.add(place, `A request has at most ${MAX_HEADERS} headers.`)
  for (const [name, value] of entries) {
    const issue = issueOfHeaderName(name)
    if (issue) issues.add(`${place}.${name}`, `${quote(name)} ${issue}`)
    if (value === null) headers[name.toLowerCase()] = null
    else if (typeof value === 'object') issues.add(`${place}.${name}`, 'The value of a header is a text.')
    else headers[name.toLowerCase()] = String(value)
  }
  return headers
}

function bodyOf({ json, data }: RequestDraft, place: string, issues: Issues): BodySpec | null {
  const isGiven = (value: unknown) => value !== null && value !== undefined
  if (isGiven(json) && isGiven(data)) issues.add(`${place}.data`, 'Give json or data, not both.')
  if (!isShallow(json)) issues.add(`${place}.json`, 'It is nested too deep.')
  else if (isGiven(json)) return { kind: 'JSON', value: json }
  if (!isGiven(data)) return null
  if (typeof data === 'string') return { kind: 'DATA', value: data }
  const pairs = toPairs(data)
  if (pairs) return { kind: 'DATA', value: pairs }
  issues.add(`${place}.data`, 'data is a text, or an object or a list of pairs that is sent as a form.')
  return null
}

function authOf(draft: Optional<AuthDraft>): AuthSpec | null {
  if (draft?.basic) return { kind: 'BASIC', ...draft.basic }
  if (draft?.bearer) return { kind: 'BEARER', ...draft.bearer }
  if (!draft?.oauth2) return null
  const { scope, audience, authorizationUrl, refreshToken, inBody, ...rest } = draft.oauth2
  const optional = {
    scope: scope ?? null,
    audience: audience ?? null,
    authorizationUrl: authorizationUrl ?? null,
    refreshToken: refreshToken ?? null,
  }
  return { kind: 'OAUTH2', ...rest, ...optional, inBody: inBody ?? false }
}
