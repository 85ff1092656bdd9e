import { JsonNumber } from '../base/json-text.ts'
import { Turn } from '../base/turn.ts'
import { CREDENTIAL_HEADER } from './header.ts'
import { MIN_SECRET_LENGTH } from './redact.ts'

/** A credential is a few texts; each of them is looked for in everything that is shown. */
export const privateLimits = { texts: 100, length: 65_536 } as const

/** Numbers under these names say when something ends; other replies hold the same numbers by chance. */
const TIME_NAME = /^(exp|iat|nbf|ttl)$|expir|lifetime|_(in|at)$|[a-z](In|At)$/

/**
 * Texts and numbers of a private reply that are looked for elsewhere, and its headers that carry credentials; `null`: there are more
 * than `privateLimits`. Memory is in proportion to the limits, however large and deep the reply is; other work goes on between its values.
 */
export async function credentialsIn(
  data: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<readonly string[] | null> {
  const found = new Set<string>()
  const turn = new Turn()
  let [texts, length] = [0, 0]
  for (const text of leavesOf(data)) {
    if (turn.isOver()) await turn.next()
    if (text === null) continue
    texts++
    length += text.length
    if (texts > privateLimits.texts || length > privateLimits.length) return null
    if (text.length >= MIN_SECRET_LENGTH) found.add(text)
  }
  for (const [name, value] of Object.entries(headers)) if (CREDENTIAL_HEADER.test(name)) found.add(value)
  return [...found]
}

/** How many values are looked at between two pauses. */
const VISITED = 4_096

/** Texts and numbers; `null`: a pause, however few of them there are. */
function* leavesOf(data: unknown): Generator<string | null> {
  let visited = 0
  const waiting: Iterator<[name: string, value: unknown]>[] = [entriesOf({ '': data })]
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    if (++visited % VISITED === 0) yield null
    const { done, value: entry } = top.next()
    if (done) {
      waiting.pop()
      continue
    }
    const [name, value] = entry
    if (typeof value === 'string') yield value
    else if (typeof value === 'number' || value instanceof JsonNumber) {
      if (!TIME_NAME.test(name)) yield String(value)
    } else if (typeof value === 'object' && value !== null) waiting.push(entriesOf(value))
  }
}

function* entriesOf(value: object): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const item of value) yield ['', item]
    return
  }
  for (const name in value) yield [name, (value as Record<string, unknown>)[name]]
}
