import { createFilling, type FillContext, tokenUrlOf } from './filling.ts'
import { CREDENTIAL_HEADER, issueOfHeaderName, issueOfHeaderValue } from './header.ts'
import { MAX_URL_LENGTH } from './host.ts'
import { isObject, mapTexts } from './json-shape.ts'
import { entriesOf, formEncoded, type Pairs, requoteUrl } from './pairs.ts'
import { HIDDEN } from './redact.ts'
import type { AuthSpec, RequestSpec } from './source.ts'
import { MAX_FILLED_LENGTH, type Scope, TemplateError, toText } from './template.ts'
import type { TemplateMode } from './template-engine.ts'

/** A request with every template filled in; what its auth adds is not in it yet. */
export interface PreparedRequest extends Content {
  readonly method: string
  readonly auth: AuthSpec | null
  /** The same where `[redacted]` stands for what depends on secrets; `null`: nothing does. */
  readonly redacted: Content | null
}

/** What a request carries, besides its auth. */
export interface Content {
  readonly url: string
  readonly params: readonly (readonly [string, string])[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** Throws TemplateError, whose message may be shown once it is redacted. */
export async function prepareRequest(
  spec: RequestSpec,
  scope: Scope,
  preparation: FillContext,
): Promise<PreparedRequest> {
  const filling = await createFilling(spec, scope, preparation)
  const content = contentOf(spec, (text, mode) => filling.value(text, mode))
  for (const [name, value] of Object.entries(content.headers)) {
    const issue = issueOfHeaderName(name) ?? issueOfHeaderValue(value)
    if (issue) throw new TemplateError(`The header ${name} ${issue}`)
    if (CREDENTIAL_HEADER.test(name))
      for (const part of [value, value.replace(/^\S+\s+/, '')]) preparation.redactor.add(part)
  }
  const fillText = (text: string) => toText(filling.value(text, 'VALUE'))
  const filled = spec.auth && (mapTexts(spec.auth, fillText) as AuthSpec)
  // As in every URL, a value must not add to the path.
  const tokenUrl = () => toText(filling.value(tokenUrlOf(spec), 'URL'))
  const auth = filled?.kind === 'OAUTH2' ? { ...filled, tokenUrl: tokenUrl() } : filled
  const shown = filling.isConfidential ? contentOf(spec, (text, mode) => filling.redacted(text, mode)) : null
  return {
    method: spec.method,
    ...content,
    auth,
    redacted: shown && { ...shown, body: shown.body && readable(shown.body) },
  }
}

/** A URL or a form with `[redacted]` as it is. */
export const readable = (encoded: string) => encoded.replaceAll(encodeURIComponent(HIDDEN), HIDDEN)

function contentOf(spec: RequestSpec, filling: (text: string, mode: TemplateMode) => unknown): Content {
  const fill = (text: string) => filling(text, 'VALUE')
  const headers: Record<string, string> = Object.create(null)
  for (const [name, text] of Object.entries(spec.headers)) if (text !== null) headers[name] = toText(fill(text))
  return {
    url: toText(filling(spec.url, 'URL')),
    params: pairsOf(spec.params, fill, 'params'),
    ...bodyOf(spec, fill, headers),
  }
}

function bodyOf({ body }: RequestSpec, fill: (text: string) => unknown, headers: Readonly<Record<string, string>>) {
  const typed = (type: string) =>
    headers['content-type'] === undefined ? { ...headers, 'content-type': type } : headers
  if (body === null) return { headers, body: null }
  if (body.kind === 'JSON')
    return { headers: typed('application/json'), body: JSON.stringify(mapTexts(body.value, fill)) ?? 'null' }
  const isForm = typeof body.value === 'object'
  const data = isForm ? body.value : fill(body.value)
  // A template may give an object, which is a form, too.
  if (!isForm && !isObject(data)) return { headers, body: toText(data) }
  const form = formEncoded(pairsOf(data as Pairs, isForm ? fill : text => text, 'data'))
  return { headers: typed('application/x-www-form-urlencoded'), body: form }
}

/** Of a query string or a form; the length counts a name as often as a list repeats it. */
export const pairLimits = { count: 1_000, length: { params: MAX_URL_LENGTH, data: MAX_FILLED_LENGTH } } as const

/** As python's requests makes a query string: null is left out, a list repeats its name. */
function pairsOf(values: Pairs, fill: (text: string) => unknown, field: 'params' | 'data'): [string, string][] {
  const pairs: [string, string][] = []
  const most = pairLimits.length[field]
  let left = most
  for (const [name, template] of entriesOf(values)) {
    const value = mapTexts(template, fill)
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === null || item === undefined) continue
      const text = toText(item)
      if (typeof item === 'object' && text.startsWith('{'))
        throw new TemplateError(
          `${field}.${name.slice(0, 60)} is an object; only single values and lists can be sent there.`,
        )
      // What stands for a secret may be longer than it is.
      left -= name.length + (text.includes(HIDDEN) ? 0 : text.length)
      if (left < 0) throw new TemplateError(`${field} make more than ${most} characters; a list repeats its name.`)
      if (pairs.length === pairLimits.count)
        throw new TemplateError(`${field} make more than ${pairLimits.count} pairs.`)
      pairs.push([name, text])
    }
  }
  return pairs
}

/** The URL with parameters after those it has; a fragment is never sent. */
export function withParams(url: string, params: readonly (readonly [string, string])[]): string {
  const bare = requoteUrl(url.replace(/#.*$/s, ''))
  if (params.length === 0) return bare
  const query = formEncoded(params)
  const glue = bare.includes('?') ? (/[?&]$/.test(bare) ? '' : '&') : '?'
  return `${bare}${glue}${query}`
}
