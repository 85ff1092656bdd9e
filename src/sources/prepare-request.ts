import { jsonLength } from '../base/json-size.ts'
import { templatesOf } from './chain.ts'
import type { Outcome, TemplateText } from './evaluation.ts'
import { faultOfHeaderName, faultOfHeaderValue } from './header.ts'
import { MAX_URL_LENGTH } from './host.ts'
import { mapTexts } from './json-shape.ts'
import type { Redactor } from './redact.ts'
import type { AuthSpec, RequestSpec } from './source.ts'
import { MAX_FILLED_LENGTH, type Scope, TemplateFault, type Templates, tooLong, toText } from './template.ts'
import type { TemplateMode } from './template-engine.ts'
import { scopeFor } from './template-scope.ts'

/** A request with every template filled in; what its auth adds is not in it yet. */
export interface Prepared {
  readonly method: string
  readonly url: string
  readonly params: readonly (readonly [string, string])[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly auth: AuthSpec | null
}

export interface Preparation {
  readonly templates: Templates
  readonly redactor: Redactor
  /** Renders templates that compute, elsewhere. */
  readonly render: (texts: readonly TemplateText[], scope: Scope) => Promise<readonly Outcome<unknown>[]>
}

/** Throws TemplateFault, whose message may be shown once it is redacted. */
export async function prepareRequest(spec: RequestSpec, scope: Scope, preparation: Preparation): Promise<Prepared> {
  const { redactor, templates } = preparation
  const filledIn = await createFill(spec, scope, preparation)
  const fill = (text: string): unknown => {
    const value = filledIn(text, 'VALUE')
    // A filter or a tag may have turned a secret into something that nobody would find again.
    if (/\||\{%/.test(text) && templates.references(text).some(([root]) => root === 'secrets'))
      redactor.add(toText(value))
    return value
  }
  const fillText = (text: string) => toText(fill(text))
  const fillUrl = (text: string) => toText(filledIn(text, 'URL'))
  const headers: Record<string, string> = Object.create(null)
  for (const [name, text] of Object.entries(spec.headers)) {
    const value = fillText(text)
    const fault = faultOfHeaderName(name) ?? faultOfHeaderValue(value)
    if (fault) throw new TemplateFault(`The header ${name} ${fault}`)
    headers[name] = value
    if (CREDENTIAL.test(name)) for (const part of [value, value.replace(/^\S+\s+/, '')]) redactor.add(part)
  }
  const filled = spec.auth && (mapTexts(spec.auth, fillText) as AuthSpec)
  // As in every URL, a value must not add to the path.
  const auth = filled?.kind === 'OAUTH2' ? { ...filled, tokenUrl: fillUrl(tokenUrlOf(spec)) } : filled
  return {
    method: spec.method,
    url: fillUrl(spec.url),
    params: pairsOf(mapTexts(spec.params, fill) as Record<string, unknown>, 'params'),
    ...bodyOf(spec, fill, headers),
    auth,
  }
}

/** Gives the value of each template of a request; those that compute are rendered together before. */
async function createFill(spec: RequestSpec, scope: Scope, { templates, render }: Preparation) {
  const texts = computedTexts(spec, templates)
  const references = [...texts.values()].flatMap(({ text }) => templates.references(text))
  const outcomes = texts.size > 0 ? await render([...texts.values()], scopeFor(scope, references)) : []
  const computed = new Map([...texts.keys()].map((key, index) => [key, outcomes[index]]))
  let left = MAX_FILLED_LENGTH
  return (text: string, mode: TemplateMode): unknown => {
    const outcome = computed.get(keyOf({ text, mode }))
    if (outcome && 'fault' in outcome) throw new TemplateFault(outcome.fault)
    const value = outcome ? outcome.value : templates.fill(text, mode, scope, left)
    left -= jsonLength(value, left)
    if (left < 0) throw tooLong()
    return value
  }
}

function computedTexts(spec: RequestSpec, templates: Templates): Map<string, TemplateText> {
  const texts = [...templatesOf(spec)].flatMap(([place, text]): TemplateText[] =>
    place === 'url' ? [] : [{ text, mode: 'VALUE' }],
  )
  for (const text of [spec.url, tokenUrlOf(spec)]) texts.push({ text, mode: 'URL' })
  return new Map(texts.filter(({ text }) => !templates.isPlain(text)).map(it => [keyOf(it), it]))
}

const keyOf = ({ text, mode }: TemplateText) => `${mode} ${text}`

const tokenUrlOf = ({ auth }: RequestSpec) => (auth?.kind === 'OAUTH2' ? auth.tokenUrl : '')

/** Headers whose values are worth hiding wherever they appear. */
const CREDENTIAL = /^(?!idempotency)(.*(authorization|cookie|key|token|secret|password|signature).*)$/

function bodyOf({ body }: RequestSpec, fill: (text: string) => unknown, headers: Readonly<Record<string, string>>) {
  const typed = (type: string) =>
    headers['content-type'] === undefined ? { ...headers, 'content-type': type } : headers
  if (body === null) return { headers, body: null }
  if (body.kind === 'JSON')
    return { headers: typed('application/json'), body: JSON.stringify(mapTexts(body.value, fill)) ?? 'null' }
  const data = mapTexts(body.value, fill)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { headers, body: toText(data) }
  const form = new URLSearchParams(pairsOf(data as Record<string, unknown>, 'data').map(pair => [...pair]))
  return { headers: typed('application/x-www-form-urlencoded'), body: form.toString() }
}

/** Of a query string or a form; the length counts a name as often as a list repeats it. */
const pairLimits = { count: 1_000, length: { params: MAX_URL_LENGTH, data: MAX_FILLED_LENGTH } } as const

/** As python's requests makes a query string: null is left out, a list repeats its name. */
function pairsOf(values: Readonly<Record<string, unknown>>, place: 'params' | 'data'): [string, string][] {
  const pairs: [string, string][] = []
  const most = pairLimits.length[place]
  let left = most
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === null || item === undefined) continue
      const text = toText(item)
      if (typeof item === 'object' && text.startsWith('{'))
        throw new TemplateFault(
          `${place}.${name.slice(0, 60)} is an object; only single values and lists can be sent there.`,
        )
      left -= name.length + text.length
      if (left < 0) throw new TemplateFault(`${place} make more than ${most} characters; a list repeats its name.`)
      if (pairs.length === pairLimits.count)
        throw new TemplateFault(`${place} make more than ${pairLimits.count} pairs.`)
      pairs.push([name, text])
    }
  }
  return pairs
}

/** The URL with parameters after those it has; a fragment is never sent. */
export function withParams(url: string, params: readonly (readonly [string, string])[]): string {
  const bare = url.replace(/#.*$/s, '')
  if (params.length === 0) return bare
  const query = new URLSearchParams(params.map(pair => [...pair])).toString()
  const glue = bare.includes('?') ? (/[?&]$/.test(bare) ? '' : '&') : '?'
  return `${bare}${glue}${query}`
}
