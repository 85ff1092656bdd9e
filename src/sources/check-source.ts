import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { MAX_FORM_FIELDS, readFields } from '../http/form-fields.ts'
import { circleIn, needsOf, referencesIn, templatesOf } from './chain.ts'
import { faultOfHeaderValue } from './header.ts'
import { checkUrl, type HostRules } from './host.ts'
import { isObject } from './json-shape.ts'
import { type RequestSpec, sourceLimits } from './source.ts'
import { isTemplate, RESERVED_ROOTS, type Templates } from './template.ts'

export interface SourceRules {
  readonly templates: Templates
  readonly rules: HostRules
  /** Names of secrets that templates may use. */
  readonly secretNames: ReadonlySet<string>
  /** Credentials have to be secrets: what is saved is shown to whoever may read. */
  readonly isSaved: boolean
}

/** Looks at a chain as a whole: names, templates, circles, hosts, credentials. Notes by place. */
export function judgeRequests(
  specs: readonly RequestSpec[],
  place: string,
  judging: SourceRules,
  issues: Issues,
): void {
  if (specs.length === 0) issues.add(place, 'A source has at least one request.')
  if (specs.length > sourceLimits.requests) {
    issues.add(place, `A source has at most ${sourceLimits.requests} requests.`)
    return
  }
  const names = new Set<string>()
  for (const [index, { name }] of specs.entries()) {
    if (names.has(name)) issues.add(`${place}.${index}.name`, `${name} is the name of two requests.`)
    if ((RESERVED_ROOTS as readonly string[]).includes(name))
      issues.add(`${place}.${index}.name`, `${name} is a word of templates and cannot name a request.`)
    names.add(name)
  }
  for (const [index, spec] of specs.entries()) judgeRequest(spec, `${place}.${index}`, names, judging, issues)
  const circle = circleIn(new Map(specs.map(spec => [spec.name, needsOf(spec, names, judging.templates)])))
  if (circle) issues.add(place, `The requests wait for each other: ${circle.join(' > ')}.`)
}

function judgeRequest(
  spec: RequestSpec,
  place: string,
  names: ReadonlySet<string>,
  judging: SourceRules,
  issues: Issues,
): void {
  for (const [field, text] of templatesOf(spec)) judgeTemplate(text, `${place}.${field}`, names, judging, issues)
  for (const name of spec.after)
    if (!names.has(name)) issues.add(`${place}.after`, `There is no request ${quote(name)}.`)
  if (!issues.has(`${place}.url`)) judgeUrl(spec.url, `${place}.url`, judging, issues)
  const tokenPlace = `${place}.auth.oauth2.tokenUrl`
  if (spec.auth?.kind === 'OAUTH2' && !issues.has(tokenPlace)) judgeUrl(spec.auth.tokenUrl, tokenPlace, judging, issues)
  for (const [name, value] of Object.entries(spec.headers)) {
    const fault = isTemplate(value) ? null : faultOfHeaderValue(value)
    if (fault) issues.add(`${place}.headers.${name}`, `The value ${fault}`)
  }
  if (judging.isSaved) judgeCredentials(spec, place, issues)
}

/** What a template may name of a request. */
const OF_REPLY = ['data', 'status', 'headers']

function judgeTemplate(
  text: string,
  place: string,
  names: ReadonlySet<string>,
  { templates, secretNames }: SourceRules,
  issues: Issues,
): void {
  try {
    templates.check(text)
  } catch (error) {
    issues.add(place, (error as Error).message)
    return
  }
  for (const [root, second] of referencesIn(text, templates)) {
    if (root === 'variables') continue
    if (root === 'secrets') {
      if (typeof second !== 'string') issues.add(place, 'Name the secret: {{ secrets.name }}.')
      else if (!secretNames.has(second)) issues.add(place, `There is no secret ${quote(second)}.`)
    } else if (!names.has(String(root))) {
      issues.add(place, `There is no request ${quote(String(root))}.`)
    } else if (!OF_REPLY.includes(String(second))) {
      issues.add(place, `Of a request, name data, status or headers: {{ ${String(root)}.data }}.`)
    }
  }
}

/** Scheme, host and port stand in the text: no value, and no secret, decides where a request goes. */
function judgeUrl(text: string, place: string, { rules }: SourceRules, issues: Issues): void {
  const opening = text.search(/\{\{|\{%/)
  const plain = opening < 0 ? text : text.slice(0, opening)
  if (opening >= 0 && !/^https?:\/\/[^/?#]+[/?#]/i.test(plain)) {
    issues.add(place, 'Templates, and so secrets, may not stand in the scheme, the host or the port.')
    return
  }
  const verdict = checkUrl(text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, 'x'), rules)
  if ('fault' in verdict) issues.add(place, verdict.fault)
}

const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie', 'x-api-key', 'x-auth-token'])

/** Parameters and members that hold nothing but credentials. */
const CREDENTIAL_NAME = /^(x[_-])?(api[_-]?key|access[_-]?token|client[_-]?secret|secret|password|passwd)$/i

const KEEP_SECRET = 'Keep credentials in secrets, and write {{ secrets.name }} here.'

/** What is nothing but a credential has to come from a secret. */
function judgeCredentials({ headers, auth, url, params, body }: RequestSpec, place: string, issues: Issues): void {
  for (const [name, value] of Object.entries(headers)) {
    if (CREDENTIAL_HEADERS.has(name) && !isTemplate(value)) issues.add(`${place}.headers.${name}`, KEEP_SECRET)
  }
  judgeMembers(params, `${place}.params`, issues)
  if (body && isObject(body.value))
    judgeMembers(body.value, `${place}.${body.kind === 'JSON' ? 'json' : 'data'}`, issues)
  judgeQuery(/\?([^#]*)/.exec(url)?.[1] ?? '', `${place}.url`, issues)
  judgeAuth(auth, `${place}.auth`, issues)
}

function judgeQuery(query: string, place: string, issues: Issues): void {
  try {
    if ([...readFields(query)].some(([name, value]) => isLiteralCredential(name, value))) issues.add(place, KEEP_SECRET)
  } catch {
    issues.add(place, `The query of a URL has at most ${MAX_FORM_FIELDS} parameters.`)
  }
}

function judgeMembers(members: Readonly<Record<string, unknown>>, place: string, issues: Issues): void {
  for (const [name, value] of Object.entries(members)) {
    if (isLiteralCredential(name, value)) issues.add(`${place}.${name}`, KEEP_SECRET)
  }
}

function isLiteralCredential(name: string, value: unknown): boolean {
  return CREDENTIAL_NAME.test(name) && typeof value === 'string' && value !== '' && !isTemplate(value)
}

function judgeAuth(auth: RequestSpec['auth'], place: string, issues: Issues): void {
  if (auth?.kind === 'BASIC' && !isTemplate(auth.password)) issues.add(`${place}.basic.password`, KEEP_SECRET)
  if (auth?.kind === 'BEARER' && !isTemplate(auth.token)) issues.add(`${place}.bearer.token`, KEEP_SECRET)
  if (auth?.kind === 'OAUTH2' && !isTemplate(auth.clientSecret)) issues.add(`${place}.oauth2.clientSecret`, KEEP_SECRET)
}
