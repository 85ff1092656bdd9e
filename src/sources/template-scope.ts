import { isObject } from './json-shape.ts'
import type { Reference, Scope } from './template.ts'

/** The names that are needed of a value; `null`: the whole of it. */
type Needs = Map<string, Needs> | null

/**
 * As much of a scope as templates name: what goes to another process is what they use, and no other secret. What is computed, or
 * lies in a list, is given whole.
 */
export function scopeFor(scope: Scope, references: readonly Reference[]): Scope {
  let needs: Needs = new Map()
  for (const reference of references) needs = withReference(needs, reference)
  return pick(scope, needs) as Scope
}

function withReference(needs: Needs, [name, ...rest]: Reference): Needs {
  if (needs === null || typeof name !== 'string') return null
  needs.set(
    name,
    rest.length === 0 ? null : withReference(needs.has(name) ? (needs.get(name) ?? null) : new Map(), rest),
  )
  return needs
}

function pick(value: unknown, needs: Needs): unknown {
  if (needs === null || !isObject(value)) return value
  const picked: Record<string, unknown> = Object.create(null)
  for (const [name, inner] of needs) {
    if (Object.hasOwn(value, name)) picked[name] = pick(value[name], inner)
    // `size` counts members, `first` and `last` are of lists: they need all that is there.
    else if (name === 'size') return value
  }
  return picked
}
