import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { MAX_FORM_FIELDS, readFields } from '../http/form-fields.ts'
import { circleIn, needsOf, referencesIn, templatesOf } from './chain.ts'
import { checkGrant, checkRequestUrl } from './check-grant.ts'
import { issueOfHeaderValue } from './header.ts'
import type { HostRules } from './host.ts'
import { isObject } from './json-shape.ts'
import { entriesOf, type Pairs } from './pairs.ts'
import { type RequestSpec, sourceLimits } from './source.ts'
import { isTemplate, RESERVED_ROOTS, type Templates } from './template.ts'

export interface SourceRules {
  readonly templates: Templates
  readonly hostRules: HostRules
  /** Names of secrets that templates may use. */
  readonly secretNames: ReadonlySet<string>
  /** Credentials have to be secrets: what is saved is shown to whoever may read. */
  readonly isSaved: boolean
}

/** Looks at a chain as a whole: names, templates, circles, hosts, credentials. Notes by path. */
export function checkRequests(specs: readonly RequestSpec[], path: string, rules: SourceRules, issues: Issues): void {
  if (specs.length === 0) issues.add(path, 'A source has at least one request.')
  if (specs.length > sourceLimits.requests) {
    issues.add(path, `A source has at most ${sourceLimits.requests} requests.`)
    return
  }
  const names = new Set<string>()
  for (const [index, { name }] of specs.entries()) {
    if (names.has(name)) issues.add(`${path}.${index}.name`, `${name} is the name of two requests.`)
    if ((RESERVED_ROOTS as readonly string[]).includes(name))
      issues.add(`${path}.${index}.name`, `${name} is a word of templates and cannot name a request.`)
    names.add(name)
  }
  for (const [index, spec] of specs.entries()) checkRequest(spec, `${path}.${index}`, names, rules, issues)
  const circle = circleIn(new Map(specs.map(spec => [spec.name, needsOf(spec, names, rules.templates)])))
  if (circle) issues.add(path, `The requests wait for each other: ${circle.join(' > ')}.`)
}

function checkRequest(
  spec: RequestSpec,
  path: string,
  names: ReadonlySet<string>,
  rules: SourceRules,
  issues: Issues,
): void {
  for (const [field, text] of templatesOf(spec)) checkTemplate(text, `${path}.${field}`, names, rules, issues)
  for (const name of spec.after)
    if (!names.has(name)) issues.add(`${path}.after`, `There is no request ${quote(name)}.`)
  if (!issues.has(`${path}.url`)) checkRequestUrl(spec.url, `${path}.url`, rules, issues)
  const tokenPath = `${path}.auth.oauth2.tokenUrl`
  if (spec.auth?.kind === 'OAUTH2' && !issues.has(tokenPath))
    checkRequestUrl(spec.auth.tokenUrl, tokenPath, rules, issues)
  if (spec.auth?.kind === 'OAUTH2') checkGrant(spec.auth, `${path}.auth.oauth2`, rules, issues)
  for (const [name, value] of Object.entries(spec.headers)) {
    const issue = value === null || isTemplate(value) ? null : issueOfHeaderValue(value)
    if (issue) issues.add(`${path}.headers.${name}`, `The value ${issue}`)
  }
  if (rules.isSaved) checkCredentials(spec, path, issues)
}

/** What a template may name of a request. */
const OF_REPLY = ['data', 'status', 'headers']

function checkTemplate(
  text: string,
  path: string,
  names: ReadonlySet<string>,
  { templates, secretNames }: SourceRules,
  issues: Issues,
): void {
  try {
    templates.check(text)
  } catch (error) {
    issues.add(path, (error as Error).message)
    return
  }
  for (const [root, second] of referencesIn(text, templates)) {
    if (root === 'variables' || (root === 'params' && !names.has('params'))) continue
    if (root === 'webhook' && !names.has('webhook')) {
      if (second !== 'parameters') issues.add(path, 'Of a webhook, name its parameters: {{ webhook.parameters.name }}.')
      continue
    }
    if (root === 'secrets') {
      if (typeof second !== 'string') issues.add(path, 'Name the secret: {{ secrets.name }}.')
      else if (!secretNames.has(second)) issues.add(path, `There is no secret ${quote(second)}.`)
    } else if (!names.has(String(root))) {
      const variable = second === undefined ? ` Of variables, write {{ variables.${String(root).slice(0, 60)} }}.` : ''
      issues.add(path, `There is no request ${quote(String(root))}.${variable}`)
    } else if (!OF_REPLY.includes(String(second))) {
      issues.add(path, `Of a request, name data, status or headers: {{ ${String(root)}.data }}.`)
    }
  }
}

const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie', 'x-api-key', 'x-auth-token'])

/** Parameters and members that hold nothing but credentials. */
const CREDENTIAL_NAME = /^(x[_-])?(api[_-]?key|access[_-]?token|client[_-]?secret|secret|password|passwd)$/i

const KEEP_SECRET = 'Keep credentials in secrets, and write {{ secrets.name }} here.'

/** What is nothing but a credential has to come from a secret. */
function checkCredentials({ headers, auth, url, params, body }: RequestSpec, path: string, issues: Issues): void {
  for (const [name, value] of Object.entries(headers)) {
    if (CREDENTIAL_HEADERS.has(name) && value !== null && !isTemplate(value))
      issues.add(`${path}.headers.${name}`, KEEP_SECRET)
  }
  checkMembers(params, `${path}.params`, issues)
  if (body?.kind === 'JSON' && isObject(body.value)) checkMembers(body.value, `${path}.json`, issues)
  if (body?.kind === 'DATA' && typeof body.value === 'object') checkMembers(body.value, `${path}.data`, issues)
  checkQuery(/\?([^#]*)/.exec(url)?.[1] ?? '', `${path}.url`, issues)
  checkAuth(auth, `${path}.auth`, issues)
}

function checkQuery(query: string, path: string, issues: Issues): void {
  try {
    if ([...readFields(query)].some(([name, value]) => isLiteralCredential(name, value))) issues.add(path, KEEP_SECRET)
  } catch {
    issues.add(path, `The query of a URL has at most ${MAX_FORM_FIELDS} parameters.`)
  }
}

function checkMembers(members: Pairs, path: string, issues: Issues): void {
  for (const [name, value] of entriesOf(members)) {
    if (isLiteralCredential(name, value)) issues.add(`${path}.${name}`, KEEP_SECRET)
  }
}

function isLiteralCredential(name: string, value: unknown): boolean {
  return CREDENTIAL_NAME.test(name) && typeof value === 'string' && value !== '' && !isTemplate(value)
}

function checkAuth(auth: RequestSpec['auth'], path: string, issues: Issues): void {
  if (auth?.kind === 'BASIC' && !isTemplate(auth.password)) issues.add(`${path}.basic.password`, KEEP_SECRET)
  if (auth?.kind === 'BEARER' && !isTemplate(auth.token)) issues.add(`${path}.bearer.token`, KEEP_SECRET)
  if (auth?.kind !== 'OAUTH2') return
  if (!isTemplate(auth.clientSecret)) issues.add(`${path}.oauth2.clientSecret`, KEEP_SECRET)
  if (auth.refreshToken !== null && !isTemplate(auth.refreshToken))
    issues.add(`${path}.oauth2.refreshToken`, KEEP_SECRET)
}
