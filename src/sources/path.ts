import { LRUCache } from 'lru-cache'
import { JsonNumber } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'

/**
 * Names, indexes, wildcards and slices of JSONPath (RFC 9535), whose `$.` at the beginning may be left out. Beyond it a list has a
 * `length`, `a.0` is `a[0]`, and an index is also the name of a member of an object. Texts have neither members nor a length. Filters
 * and scripts are another language, and `..` can cost without end.
 */
const STEP =
  /\.?\[(?:0|-?[1-9]\d*|\*|(?:0|-?[1-9]\d*)?:(?:0|-?[1-9]\d*)?(?::(?:0|-?[1-9]\d*)?)?|'[^'\\^~]*'|"[^"\\^~]*")\]|\.\*|\.?[^\s.[\]'"`^~@()?,*$:]+/gy
export const MAX_PATH_LENGTH = 500
/** A mapping reads the same paths for each row. */
const paths = new LRUCache<string, readonly Step[]>({ max: 500 })

/** What is wrong with a path such as `results[0].id`, `items[*].price` or `$.data['a b']`; `null`: nothing. */
export function issueOfPath(path: string): string | null {
  if (path.length > MAX_PATH_LENGTH) return `The path is longer than ${MAX_PATH_LENGTH} characters.`
  const rest = withoutRoot(path)
  if (rest === '') return path === '$' ? null : 'The path is empty.'
  const beginsWell = path.startsWith('$') ? /^[.[]/.test(rest) : !/^(\.|\*[^.[])/.test(path)
  if (beginsWell && textsOf(rest) !== null && !rest.endsWith('.')) return null
  return `${quote(path, 80)} is not a path: write it like results[0].id or items[*].price.`
}

type Visit = (values: number) => void

/**
 * The value at a path; with a wildcard or a slice, the list of those that are there. `null`: nothing is. `visit` is called after each
 * step with how many values it looked at, and may throw.
 */
export function readPath(data: unknown, path: string, visit?: Visit): unknown {
  return findAt(data, path, visit) ?? null
}

/** As `readPath`; `undefined`: nothing is there, not even null. */
export function findAt(data: unknown, path: string, visit: Visit = () => {}): unknown {
  const steps = stepsOf(path)
  if (steps === null) return path === '$' ? data : undefined
  if (typeof data !== 'object' || data === null) return undefined
  let values: unknown[] = [data]
  for (const step of steps) {
    if (values.length === 0) break
    const members: unknown[] = []
    for (const value of values) for (const member of take(value, step)) members.push(member)
    visit(values.length + members.length)
    values = members
  }
  return steps.some(isPlural) ? values : values[0]
}

/** A name or an index; the members of an object or a list that a wildcard or a slice takes. */
type Step = string | number | typeof ALL | Slice

interface Slice {
  readonly from: number | null
  readonly to: number | null
  readonly by: number
}

const ALL = Symbol('all members')

const NOTHING: readonly unknown[] = []

const isPlural = (step: Step) => typeof step === 'object' || step === ALL

/** `*` alone is `[*]`. */
const withoutRoot = (path: string) => path.replace(/^\$/, '').replace(/^\*/, '[*]')

function textsOf(rest: string): string[] | null {
  const texts = rest.match(STEP)
  return texts?.join('') === rest ? texts : null
}

function stepsOf(path: string): readonly Step[] | null {
  const known = paths.get(path)
  if (known) return known
  const steps = textsOf(withoutRoot(path))?.map(toStep) ?? null
  if (steps && path.length <= MAX_PATH_LENGTH) paths.set(path, steps)
  return steps
}

function toStep(text: string): Step {
  const bare = text.replace(/^\./, '')
  if (bare === '*' || bare === '[*]') return ALL
  if (!bare.startsWith('[')) return bare
  const inner = bare.slice(1, -1)
  if (/^['"]/.test(inner)) return inner.slice(1, -1)
  if (!inner.includes(':')) return Number(inner)
  const [from = '', to = '', by = ''] = inner.split(':')
  const numberOf = (digits: string) => (digits === '' ? null : Number(digits))
  return { from: numberOf(from), to: numberOf(to), by: numberOf(by) ?? 1 }
}

function take(value: unknown, step: Step): readonly unknown[] {
  if (value === null || value === undefined || value instanceof JsonNumber) return NOTHING
  if (typeof value !== 'object') return NOTHING
  if (typeof step === 'number' && Array.isArray(value))
    return step < value.length && step >= -value.length ? [value.at(step)] : NOTHING
  if (typeof step === 'string' || typeof step === 'number')
    return Object.hasOwn(value, step) ? [(value as Record<string | number, unknown>)[step]] : NOTHING
  if (step === ALL) return Object.values(value)
  return Array.isArray(value) ? slice(value, step) : NOTHING
}

/** As Python's, and RFC 9535's: negative ends count from the end of the list, a step of 0 takes nothing. */
function slice(list: readonly unknown[], { from, to, by }: Slice): unknown[] {
  const at = (index: number) => (index < 0 ? list.length + index : index)
  const within = (index: number, least: number, most: number) => Math.min(Math.max(index, least), most)
  const taken: unknown[] = []
  if (by > 0) {
    const end = within(at(to ?? list.length), 0, list.length)
    for (let index = within(at(from ?? 0), 0, list.length); index < end; index += by) taken.push(list[index])
  } else if (by < 0) {
    const end = to === null ? -1 : within(at(to), -1, list.length - 1)
    for (let index = within(at(from ?? list.length - 1), -1, list.length - 1); index > end; index += by)
      taken.push(list[index])
  }
  return taken
}
