import { textsOf } from './json-shape.ts'
import { textsOfPairs } from './pairs.ts'
import type { RequestSpec } from './source.ts'
import type { Reference, Templates } from './template.ts'

/** Every text of a request that may be a template, with its place in the input. */
export function* templatesOf(spec: RequestSpec): Generator<[place: string, text: string]> {
  yield ['url', spec.url]
  yield* textsOf(spec.headers, 'headers')
  yield* textsOfPairs(spec.params, 'params')
  if (spec.body?.kind === 'DATA' && typeof spec.body.value === 'object') yield* textsOfPairs(spec.body.value, 'data')
  else if (spec.body) yield* textsOf(spec.body.value, spec.body.kind === 'JSON' ? 'json' : 'data')
  const { auth } = spec
  if (auth)
    for (const [name, text] of Object.entries(auth))
      if (typeof text === 'string') yield [placeOfAuth(auth.kind, name), text]
}

export function textsOfTemplates(specs: readonly RequestSpec[]): string[] {
  return specs.flatMap(spec => [...templatesOf(spec)].map(([, text]) => text))
}

function placeOfAuth(kind: string, name: string): string {
  return `auth.${kind.toLowerCase()}.${name}`
}

/** Names of the requests that have to be done before this one. */
export function needsOf(spec: RequestSpec, names: ReadonlySet<string>, templates: Templates): Set<string> {
  const needs = new Set(spec.after)
  for (const [, text] of templatesOf(spec)) {
    for (const [root] of referencesIn(text, templates)) if (names.has(String(root))) needs.add(String(root))
  }
  return needs
}

/** None of a text that cannot be read: that is reported elsewhere. */
export function referencesIn(text: string, templates: Templates): readonly Reference[] {
  try {
    return templates.references(text)
  } catch {
    return []
  }
}

/** The names of a circle, in its order; `null`: there is none. */
export function circleIn(needs: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  const walk = (name: string, trail: readonly string[]): string[] | null => {
    const start = trail.indexOf(name)
    if (start >= 0) return [...trail.slice(start), name]
    if (done.has(name)) return null
    for (const need of needs.get(name) ?? []) {
      const circle = walk(need, [...trail, name])
      if (circle) return circle
    }
    done.add(name)
    return null
  }
  for (const name of needs.keys()) {
    const circle = walk(name, [])
    if (circle) return circle
  }
  return null
}
