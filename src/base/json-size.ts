import { JsonNumber } from './json-text.ts'
import type { Turn } from './turn.ts'

/**
 * How many characters the JSON of a value has at least: escapes count as one. The walk ends beyond `most`, however large the
 * value is, and takes time in proportion to what it counts.
 */
export function jsonLength(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return scalarLength(value)
  if (value instanceof JsonNumber) return value.source.length
  let length = 1
  if (Array.isArray(value)) {
    for (const item of value) {
      length += 1 + jsonLength(item, most - length)
      if (length > most) return length
    }
    return Math.max(2, length)
  }
  for (const name in value) {
    length += name.length + 4 + jsonLength((value as Record<string, unknown>)[name], most - length)
    if (length > most) return length
  }
  return Math.max(2, length)
}

function scalarLength(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).length : 4
  return value === false ? 5 : 4
}

/** The JSON of a value; `null`: it has more than `most` characters. Nothing of a large value is written to find that out. */
export function boundedJson(value: unknown, most: number): string | null {
  if (jsonLength(value, most) > most) return null
  const text = JSON.stringify(value ?? null)
  return text.length > most ? null : text
}

/** The first `most` characters of the JSON of a value. Takes time in proportion to them and to the names of what they lie in. */
export function startOfJson(value: unknown, most: number): string {
  if (isLeaf(value) || jsonLength(value, most) <= most) return (JSON.stringify(value) ?? 'null').slice(0, most)
  const isList = Array.isArray(value)
  let text = isList ? '[' : '{'
  for (const name of isList ? value.keys() : Object.keys(value)) {
    const member = (value as Record<string, unknown>)[name]
    if (member === undefined && !isList) continue
    if (text.length > 1) text += ','
    if (!isList) text += `${JSON.stringify(name)}:`
    if (text.length >= most) break
    text += startOfJson(member, most - text.length)
  }
  return text.slice(0, most)
}

/** Of a piece, in characters: writing one takes well below a millisecond. */
const PIECE = 65_536

/**
 * The JSON of a value in pieces, so that writing a large one need not hold the event loop. While the value is measured, pieces are
 * empty. The work is in proportion to the value, however its parts lie in each other.
 */
export function* jsonPieces(value: unknown, piece = PIECE): Generator<string> {
  const large = yield* measureLarge(value, piece)
  yield* piecesOf(value, large, piece)
}

type SizeByObject = ReadonlyMap<object, number>

/** The lists and objects in a value whose JSON is longer than `most`, with their lengths. Other work goes on in between. */
export async function largeParts(value: unknown, most: number, turn: Turn): Promise<SizeByObject> {
  const measuring = measureLarge(value, most)
  for (let step = measuring.next(); ; step = measuring.next()) {
    if (step.done) return step.value
    if (turn.isOver()) await turn.next()
  }
}

const isLeaf = (value: unknown): value is null | undefined =>
  typeof value !== 'object' || value === null || value instanceof JsonNumber

/** A list or an object that is being measured. */
interface Frame {
  readonly value: object
  /** `null`: of a list. */
  readonly names: readonly string[] | null
  readonly size: number
  next: number
  length: number
}

function frameOf(value: object): Frame {
  const names = Array.isArray(value) ? null : Object.keys(value)
  return { value, names, size: names?.length ?? (value as readonly unknown[]).length, next: 0, length: 2 }
}

/** How many values are measured between two pauses. */
const MEASURED = 4_096

/** The lengths of all lists and objects in a value that are longer than a piece. Each is measured once, from the inside. */
function* measureLarge(value: unknown, piece: number): Generator<string, SizeByObject> {
  const large = new Map<object, number>()
  const open: Frame[] = isLeaf(value) ? [] : [frameOf(value)]
  let measured = 0
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    if (frame.next === frame.size) {
      open.pop()
      if (frame.length > piece) large.set(frame.value, frame.length)
      const outer = open.at(-1)
      if (outer) outer.length += frame.length
      continue
    }
    const name = frame.names?.[frame.next]
    const member = (frame.value as Record<string | number, unknown>)[name ?? frame.next]
    frame.next++
    frame.length += name === undefined ? 1 : name.length + 4
    const known = isLeaf(member) ? jsonLength(member, Infinity) : large.get(member as object)
    if (known === undefined) open.push(frameOf(member as object))
    else frame.length += known
    if (++measured % MEASURED === 0) yield ''
  }
  return large
}

function* piecesOf(value: unknown, large: SizeByObject, piece: number): Generator<string> {
  if (isLeaf(value) || !large.has(value)) yield JSON.stringify(value) ?? 'null'
  else if (Array.isArray(value)) yield* piecesOfList(value, large, piece)
  else yield* piecesOfObject(value as Record<string, unknown>, large, piece)
}

const isLarge = (value: unknown, large: SizeByObject) => typeof value === 'object' && value !== null && large.has(value)

function* piecesOfList(list: readonly unknown[], large: SizeByObject, piece: number): Generator<string> {
  let opening = '['
  for (let from = 0; from < list.length; opening = ',') {
    let to = from
    for (let length = 0; to < list.length && !isLarge(list[to], large); to++) {
      length += 1 + jsonLength(list[to], piece)
      if (length > piece && to > from) break
    }
    if (to > from) yield opening + JSON.stringify(list.slice(from, to)).slice(1, -1)
    else {
      yield opening
      yield* piecesOf(list[to++], large, piece)
    }
    from = to
  }
  yield ']'
}

function* piecesOfObject(
  object: Readonly<Record<string, unknown>>,
  large: SizeByObject,
  piece: number,
): Generator<string> {
  let text = '{'
  let glue = ''
  for (const name of Object.keys(object)) {
    const member = object[name]
    if (member === undefined) continue
    text += `${glue}${JSON.stringify(name)}:`
    glue = ','
    if (!isLarge(member, large)) text += JSON.stringify(member)
    else {
      yield text
      text = ''
      yield* piecesOf(member, large, piece)
    }
    if (text.length < piece) continue
    yield text
    text = ''
  }
  yield `${text}}`
}
