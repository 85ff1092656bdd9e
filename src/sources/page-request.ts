// Where page numbers, offsets and cursors go: into a parameter, a header, a form or the JSON of the body.
import { readJson, toPlain } from '../base/json-text.ts'
import { issueOfHeaderName, issueOfHeaderValue } from './header.ts'
import { isObject } from './json-shape.ts'
import type { Content } from './prepare-request.ts'
import type { BodySpec, PaginationSpec } from './source.ts'
import { isTemplate, TemplateError, toText } from './template.ts'

const INTO = /^(params|headers|data|json)\.(.+)$/s
/** Names of members, one inside of the other. */
const MAX_NAMES = 20
const MAX_DEPTH = 100

interface Destination {
  readonly part: 'params' | 'headers' | 'data' | 'json'
  readonly names: readonly string[]
}

function destinationOf({ into, param }: Pick<PaginationSpec, 'into' | 'param'>): Destination {
  const [, part, name = ''] = INTO.exec(into ?? '') ?? []
  if (part === undefined) return { part: 'params', names: [param] }
  if (part === 'json') return { part, names: name.split('.') }
  return { part: part as Destination['part'], names: [part === 'headers' ? name.toLowerCase() : name] }
}

/** What is wrong with a place where cursors shall go; `null`: nothing. */
export function issueOfInto(into: string, body: BodySpec | null): string | null {
  if (!INTO.test(into)) return 'Say where it goes: params.name, headers.name, data.name or json.name.name.'
  const { part, names } = destinationOf({ into, param: '' })
  if (names.length > MAX_NAMES || names.some(name => name === '' || /[[\]'"]/.test(name)))
    return `It is a path of at most ${MAX_NAMES} names, such as json.variables.after.`
  if (part === 'headers') {
    const issue = issueOfHeaderName(names[0] ?? '')
    return issue && `The header ${issue}`
  }
  const kind = part === 'json' ? 'JSON' : 'DATA'
  const isThere =
    body?.kind === kind && (isObject(body.value) || (typeof body.value === 'string' && isTemplate(body.value)))
  return part === 'params' || isThere ? null : `It goes into ${part}: give ${part} as an object, if only {}.`
}

/** The request for a page. `undefined` as position: it is sent as it is. Throws TemplateError. */
export function pageRequest<T extends Content>(content: T, spec: PaginationSpec, position: unknown): T {
  const sized =
    spec.size !== null && spec.sizeParam !== null ? withParam(content, spec.sizeParam, String(spec.size)) : content
  if (position === undefined) return sized
  const { part, names } = destinationOf(spec)
  const [name = ''] = names
  switch (part) {
    case 'params':
      return withParam(sized, name, toText(position))
    case 'headers': {
      const issue = issueOfHeaderValue(toText(position))
      if (issue) throw new TemplateError(`The cursor for the header ${name} ${issue}`)
      return { ...sized, headers: { ...sized.headers, [name]: toText(position) } }
    }
    case 'data':
      return { ...sized, body: formWith(sized.body ?? '', name, toText(position)) }
    case 'json':
      return { ...sized, body: jsonWith(sized.body ?? '{}', names, position) }
  }
}

/** In the place of one of the same name, wherever that stands. */
function withParam<T extends Content>(content: T, name: string, value: string): T {
  return {
    ...content,
    url: withoutParam(content.url, name),
    params: [...content.params.filter(([other]) => other !== name), [name, value] as const],
  }
}

function withoutParam(url: string, name: string): string {
  const [whole = '', path = '', query = ''] = /^([^?#]*)\?([^#]*)/.exec(url) ?? []
  if (whole === '') return url
  const kept = query.split('&').filter(pair => !new URLSearchParams(pair).has(name))
  return kept.length === query.split('&').length ? url : `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}`
}

function formWith(form: string, name: string, value: string): string {
  const fields = new URLSearchParams(form)
  fields.set(name, value)
  return fields.toString()
}

function jsonWith(body: string, names: readonly string[], value: unknown): string {
  const whole = toPlain(readJson(body, { maxDepth: MAX_DEPTH }))
  let inner = whole
  for (const [index, name] of names.entries()) {
    if (!isObject(inner))
      throw new TemplateError(
        `The body has no object at json${names
          .slice(0, index)
          .map(it => `.${it}`)
          .join('')}, where the cursor goes.`,
      )
    if (index === names.length - 1) inner[name] = value
    else inner = inner[name] ??= Object.create(null)
  }
  return JSON.stringify(whole)
}
