import { MAX_FORM_FIELDS, readFields } from '../http/form-fields.ts'
import { circleIn, needsOf, referencesIn, templatesOf } from './chain.ts'
import type { Faults } from './faults.ts'
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
  faults: Faults,
): void {
  if (specs.length === 0) faults.note(place, 'A source has at least one request.')
  if (specs.length > sourceLimits.requests) {
    faults.note(place, `A source has at most ${sourceLimits.requests} requests.`)
    return
  }
  const names = new Set<string>()
  for (const [index, { name }] of specs.entries()) {
    if (names.has(name)) faults.note(`${place}.${index}.name`, `${name} is the name of two requests.`)
    if ((RESERVED_ROOTS as readonly string[]).includes(name))
      faults.note(`${place}.${index}.name`, `${name} is a word of templates and cannot name a request.`)
    names.add(name)
  }
  for (const [index, spec] of specs.entries()) judgeRequest(spec, `${place}.${index}`, names, judging, faults)
  const circle = circleIn(new Map(specs.map(spec => [spec.name, needsOf(spec, names, judging.templates)])))
  if (circle) faults.note(place, `The requests wait for each other: ${circle.join(' > ')}.`)
}

function judgeRequest(
  spec: RequestSpec,
  place: string,
  names: ReadonlySet<string>,
  judging: SourceRules,
  faults: Faults,
): void {
  for (const [field, text] of templatesOf(spec)) judgeTemplate(text, `${place}.${field}`, names, judging, faults)
  for (const name of spec.after)
    if (!names.has(name)) faults.note(`${place}.after`, `There is no request ${JSON.stringify(name.slice(0, 60))}.`)
  if (!faults.has(`${place}.url`)) judgeUrl(spec.url, `${place}.url`, judging, faults)
  const tokenPlace = `${place}.auth.oauth2.tokenUrl`
  if (spec.auth?.kind === 'OAUTH2' && !faults.has(tokenPlace)) judgeUrl(spec.auth.tokenUrl, tokenPlace, judging, faults)
  for (const [name, value] of Object.entries(spec.headers)) {
    const fault = isTemplate(value) ? null : faultOfHeaderValue(value)
    if (fault) faults.note(`${place}.headers.${name}`, `The value ${fault}`)
  }
  if (judging.isSaved) judgeCredentials(spec, place, faults)
}

/** What a template may name of a request. */
const OF_REPLY = ['data', 'status', 'headers']

function judgeTemplate(
  text: string,
  place: string,
  names: ReadonlySet<string>,
  { templates, secretNames }: SourceRules,
  faults: Faults,
): void {
  try {
    templates.check(text)
  } catch (error) {
    faults.note(place, (error as Error).message)
    return
  }
  for (const [root, second] of referencesIn(text, templates)) {
    if (root === 'variables') continue
    if (root === 'secrets') {
      if (typeof second !== 'string') faults.note(place, 'Name the secret: {{ secrets.name }}.')
      else if (!secretNames.has(second))
        faults.note(place, `There is no secret ${JSON.stringify(second.slice(0, 60))}.`)
    } else if (!names.has(String(root))) {
      faults.note(place, `There is no request ${JSON.stringify(String(root).slice(0, 60))}.`)
    } else if (!OF_REPLY.includes(String(second))) {
      faults.note(place, `Of a request, name data, status or headers: {{ ${String(root)}.data }}.`)
    }
  }
}

/** Scheme, host and port stand in the text: no value, and no secret, decides where a request goes. */
function judgeUrl(text: string, place: string, { rules }: SourceRules, faults: Faults): void {
  const opening = text.search(/\{\{|\{%/)
  const plain = opening < 0 ? text : text.slice(0, opening)
  if (opening >= 0 && !/^https?:\/\/[^/?#]+[/?#]/i.test(plain)) {
    faults.note(place, 'Templates, and so secrets, may not stand in the scheme, the host or the port.')
    return
  }
  const verdict = checkUrl(text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, 'x'), rules)
  if ('fault' in verdict) faults.note(place, verdict.fault)
}

const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie', 'x-api-key', 'x-auth-token'])

/** Parameters and members that hold nothing but credentials. */
const CREDENTIAL_NAME = /^(x[_-])?(api[_-]?key|access[_-]?token|client[_-]?secret|secret|password|passwd)$/i

const KEEP_SECRET = 'Keep credentials in secrets, and write {{ secrets.name }} here.'

/** What is nothing but a credential has to come from a secret. */
function judgeCredentials({ headers, auth, url, params, body }: RequestSpec, place: string, faults: Faults): void {
  for (const [name, value] of Object.entries(headers)) {
    if (CREDENTIAL_HEADERS.has(name) && !isTemplate(value)) faults.note(`${place}.headers.${name}`, KEEP_SECRET)
  }
  judgeMembers(params, `${place}.params`, faults)
  if (body && isObject(body.value))
    judgeMembers(body.value, `${place}.${body.kind === 'JSON' ? 'json' : 'data'}`, faults)
  judgeQuery(/\?([^#]*)/.exec(url)?.[1] ?? '', `${place}.url`, faults)
  judgeAuth(auth, `${place}.auth`, faults)
}

function judgeQuery(query: string, place: string, faults: Faults): void {
  try {
    if ([...readFields(query)].some(([name, value]) => isLiteralCredential(name, value)))
      faults.note(place, KEEP_SECRET)
  } catch {
    faults.note(place, `The query of a URL has at most ${MAX_FORM_FIELDS} parameters.`)
  }
}

function judgeMembers(members: Readonly<Record<string, unknown>>, place: string, faults: Faults): void {
  for (const [name, value] of Object.entries(members)) {
    if (isLiteralCredential(name, value)) faults.note(`${place}.${name}`, KEEP_SECRET)
  }
}

function isLiteralCredential(name: string, value: unknown): boolean {
  return CREDENTIAL_NAME.test(name) && typeof value === 'string' && value !== '' && !isTemplate(value)
}

function judgeAuth(auth: RequestSpec['auth'], place: string, faults: Faults): void {
  if (auth?.kind === 'BASIC' && !isTemplate(auth.password)) faults.note(`${place}.basic.password`, KEEP_SECRET)
  if (auth?.kind === 'BEARER' && !isTemplate(auth.token)) faults.note(`${place}.bearer.token`, KEEP_SECRET)
  if (auth?.kind === 'OAUTH2' && !isTemplate(auth.clientSecret))
    faults.note(`${place}.oauth2.clientSecret`, KEEP_SECRET)
}
