import { JsonNumber } from './json-text.ts'

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

/** The first `most` characters of the JSON of a value. */
export function startOfJson(value: unknown, most: number): string {
  let text = ''
  for (const piece of jsonPieces(value, most)) {
    text += piece
    if (text.length >= most) break
  }
  return text.slice(0, most)
}

/** Of a piece, in characters: writing one takes well below a millisecond. */
const PIECE = 65_536

/** The JSON of a value in pieces, so that writing a large one need not hold the event loop. */
export function* jsonPieces(value: unknown, piece = PIECE): Generator<string> {
  const isLeaf = typeof value !== 'object' || value === null || value instanceof JsonNumber
  if (isLeaf || jsonLength(value, piece) <= piece) yield JSON.stringify(value) ?? 'null'
  else if (Array.isArray(value)) yield* piecesOfList(value, piece)
  else yield* piecesOfObject(value as Record<string, unknown>, piece)
}

function* piecesOfList(list: readonly unknown[], piece: number): Generator<string> {
  let opening = '['
  for (let from = 0; from < list.length; opening = ',') {
    let to = from
    for (let length = 0; to < list.length; to++) {
      length += 1 + jsonLength(list[to], piece)
      if (length > piece) break
    }
    if (to > from) yield opening + JSON.stringify(list.slice(from, to)).slice(1, -1)
    else {
      yield opening
      yield* jsonPieces(list[to++], piece)
    }
    from = to
  }
  yield ']'
}

function* piecesOfObject(object: Readonly<Record<string, unknown>>, piece: number): Generator<string> {
  let text = '{'
  let glue = ''
  for (const name of Object.keys(object)) {
    const member = object[name]
    if (member === undefined) continue
    text += `${glue}${JSON.stringify(name)}:`
    glue = ','
    if (jsonLength(member, piece) <= piece) text += JSON.stringify(member)
    else {
      yield text
      text = ''
      yield* jsonPieces(member, piece)
    }
    if (text.length < piece) continue
    yield text
    text = ''
  }
  yield `${text}}`
}
