const DEEPEST = 32

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumberOfJson(value)
}

/** Numbers that a double would change are objects of their own. */
function isNumberOfJson(value: object): boolean {
  return 'source' in value && typeof (value as { toJSON?: unknown }).toJSON === 'function'
}

/** Whether walking it is safe: no deeper than anybody writes by hand. */
export function isShallow(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  return Object.values(value).every(member => isShallow(member, levels - 1))
}

/** Every text in a value with the path where it stands. */
export function* textsOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsOf(item, `${path}.${index}`)
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) yield* textsOf(member, `${path}.${name}`)
  }
}

/** The same value with every text put through `change`. */
export function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(item => mapTexts(item, change))
  if (!isObject(value)) return value
  const mapped: Record<string, unknown> = Object.create(null)
  for (const [name, member] of Object.entries(value)) mapped[name] = mapTexts(member, change)
  return mapped
}

/** Every text and every number in a value, as texts, in no order. However deep it is, each takes the same time. */
export function* leavesOf(value: unknown): Generator<string> {
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') yield next
    else if (typeof next === 'number') yield String(next)
    else if (typeof next !== 'object' || next === null) continue
    else if (isNumberOfJson(next)) yield String(next)
    else for (const member of Object.values(next)) waiting.push(member)
  }
}
