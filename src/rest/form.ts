import { badInput } from '../base/errors.ts'
import type { JsonValue } from '../base/json-text.ts'
import { MAX_FORM_FIELDS, tooManyFields } from '../http/form-fields.ts'

/** How deep `a[b][c]` may go. */
export const MAX_FORM_DEPTH = 8

/**
 * Form fields as members of a body, nested as PHP writes them: `condition[0][1]=%3D`, `tags[]=a`. A list is what has the names 0, 1, 2 ...
 * Every value is text: the schema that it is read against turns it into what is due there.
 */
export function toMembers(fields: Iterable<readonly [name: string, value: string]>): Map<string, JsonValue> {
  const root = new Map<string, JsonValue>()
  let count = 0
  for (const [name, value] of fields) {
    if (++count > MAX_FORM_FIELDS) throw tooManyFields()
    put(root, pathOf(name), value)
  }
  return new Map([...root].map(([name, value]) => [name, toLists(value)]))
}

function pathOf(name: string): string[] {
  const bracket = name.indexOf('[')
  const rest = bracket > 0 ? name.slice(bracket) : ''
  if (rest === '' || !/^(\[[^[\]]*\])+$/.test(rest)) return [name]
  const path = [name.slice(0, bracket), ...rest.slice(1, -1).split('][')]
  if (path.length > MAX_FORM_DEPTH) throw badInput('form', `Form fields are nested at most ${MAX_FORM_DEPTH} deep.`)
  return path
}

function put(root: Map<string, JsonValue>, path: readonly string[], value: string): void {
  let node = root
  for (const [index, part] of path.entries()) {
    const name = part === '' && index > 0 ? String(node.size) : part
    if (index === path.length - 1) {
      node.set(name, value)
      return
    }
    const next = node.get(name)
    const inner = next instanceof Map ? next : new Map<string, JsonValue>()
    node.set(name, inner)
    node = inner
  }
}

function toLists(value: JsonValue): JsonValue {
  if (!(value instanceof Map)) return value
  const inner = new Map([...value].map(([name, member]) => [name, toLists(member)] as const))
  const isList = [...inner.keys()].every((name, index) => name === String(index))
  return isList && inner.size > 0 ? [...inner.values()] : inner
}
