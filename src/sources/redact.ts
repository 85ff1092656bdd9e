import { largeParts } from '../base/json-size.ts'
import { JsonNumber } from '../base/json-text.ts'
import { Turn } from '../base/turn.ts'
import { MAX_NEEDLE_LENGTH, Needles, type Ranges } from './needles.ts'
import { MIN_SPELLING_LENGTH, spellingsOf } from './spellings.ts'

/** Shorter texts stand in too many others by chance. */
export const MIN_SECRET_LENGTH = 6
export const HIDDEN = '[redacted]'

/** Cuts secrets out of everything that leaves a call, by value, in every spelling in which HTTP carries them. */
export interface Redactor {
  add(secret: string): void
  /** With other work in between. */
  addInTurns(secrets: Iterable<string>): Promise<void>
  text(text: string): string
  /** Of the first `most` characters. A secret that goes on behind them is cut out, too. */
  startOfText(text: string, most: number): string
  /** As `text`, with other work between the parts of a large one. */
  textInTurns(text: string): Promise<string>
  /** The same value; parts without secrets are not copied. */
  value(value: unknown): unknown
  /** As `value`, with other work between the parts of a large one. */
  valueInTurns(value: unknown): Promise<unknown>
}

export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const known = new Set<string>()
  const needles = new Needles()
  const isClean = (text: string) => needles.size === 0 || text.length < MIN_SPELLING_LENGTH
  const redactor: Redactor = {
    add(secret) {
      if (secret.length < MIN_SECRET_LENGTH || known.has(secret)) return
      known.add(secret)
      for (const spelling of spellingsOf(secret)) needles.add(spelling)
    },
    async addInTurns(all) {
      const turn = new Turn()
      for (const secret of all) {
        redactor.add(secret)
        if (turn.isOver()) await turn.next()
      }
    },
    text: text => (isClean(text) ? text : without(text, needles.find(text))),
    startOfText(text, most) {
      const found = isClean(text) ? [] : needles.find(text.slice(0, most + MAX_NEEDLE_LENGTH))
      const within = found
        ?.filter(([from]) => from < most)
        .map(([from, before]) => [from, Math.min(before, most)] as const)
      return without(text.slice(0, most), within ?? null)
    },
    textInTurns: async text => (isClean(text) ? text : without(text, await needles.findInTurns(text, new Turn()))),
    value: value => (needles.size === 0 ? value : redacted(value, redactor)),
    async valueInTurns(value) {
      if (needles.size === 0) return value
      const turn = new Turn()
      return redactedInTurns(value, redactor, { large: await largeParts(value, SMALL, turn), turn })
    },
  }
  for (const secret of secrets) redactor.add(secret)
  return redactor
}

/** A text without what was found in it; where too much would have to be compared, nothing of it is left. */
function without(text: string, found: Ranges | null): string {
  if (found === null) return HIDDEN
  if (found.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const [from, before] of found) {
    parts.push(text.slice(at, from))
    at = before
  }
  return [...parts, text.slice(at)].join(HIDDEN)
}

function redacted(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value)
  if (typeof value === 'number') return redactedNumber(value, String(value), redactor)
  if (value instanceof JsonNumber) return redactedNumber(value, value.source, redactor)
  if (typeof value !== 'object' || value === null) return value
  const clean = new RedactedCopy(value, redactor)
  for (const [name, member] of Object.entries(value)) clean.put(name, member, redacted(member, redactor))
  return clean.value
}

/** What is smaller, in characters of JSON, is redacted at once. */
const SMALL = 16_384

interface Progress {
  /** Lists and objects that are not small. */
  readonly large: ReadonlyMap<object, number>
  readonly turn: Turn
}

function isSmall(value: unknown, { large }: Progress): boolean {
  return typeof value === 'string' ? value.length <= SMALL : !large.has(value as object)
}

async function redactedInTurns(value: unknown, redactor: Redactor, progress: Progress): Promise<unknown> {
  if (isSmall(value, progress)) return redacted(value, redactor)
  if (typeof value === 'string') return redactor.textInTurns(value)
  const { turn } = progress
  const whole = value as Record<string, unknown>
  const clean = new RedactedCopy(whole, redactor)
  for (const name of Object.keys(whole)) {
    const member = whole[name]
    const isWhole = isSmall(member, progress)
    clean.put(name, member, isWhole ? redacted(member, redactor) : await redactedInTurns(member, redactor, progress))
    if (turn.isOver()) await turn.next()
  }
  return clean.value
}

/** A list or an object with redacted members; itself, as long as none of them was changed. */
class RedactedCopy {
  readonly #value: object
  readonly #redactor: Redactor
  #copy: Record<string, unknown> | unknown[] | null = null

  constructor(value: object, redactor: Redactor) {
    this.#value = value
    this.#redactor = redactor
  }

  get value(): object {
    return this.#copy ?? this.#value
  }

  put(name: string, member: unknown, clean: unknown): void {
    const isList = Array.isArray(this.#value)
    const cleanName = isList ? name : this.#redactor.text(name)
    if (this.#copy === null && (cleanName !== name || clean !== member)) this.#copy = this.#before(name)
    if (this.#copy !== null) (this.#copy as Record<string, unknown>)[cleanName] = clean
  }

  /** The members before one, which are clean. */
  #before(name: string): Record<string, unknown> | unknown[] {
    if (Array.isArray(this.#value)) return [...this.#value]
    const copy: Record<string, unknown> = Object.create(null)
    for (const [other, member] of Object.entries(this.#value)) {
      if (other === name) break
      copy[other] = member
    }
    return copy
  }
}

/** A secret of digits may come back as a number. */
function redactedNumber(value: unknown, text: string, redactor: Redactor): unknown {
  return redactor.text(text) === text ? value : HIDDEN
}
