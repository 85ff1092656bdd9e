import { jsonLength } from '../base/json-size.ts'
import { JsonNumber } from '../base/json-text.ts'
import { Turn } from '../base/turn.ts'

/** Shorter texts stand in too many others by chance. */
export const MIN_SECRET_LENGTH = 6
export const HIDDEN = '[redacted]'
/** From here on a search for each is faster than one pattern of all. */
const LONG = 128

/** Cuts secrets out of everything that leaves a call, by value, in every spelling in which HTTP carries them. */
export interface Redactor {
  add(secret: string): void
  text(text: string): string
  /** The same value; parts without secrets are not copied. */
  value(value: unknown): unknown
  /** As `value`, with other work between the parts of a large one. */
  valueInTurns(value: unknown): Promise<unknown>
}

export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const spellings = new Set<string>()
  let search: ((text: string) => string) | null = null
  const redactor: Redactor = {
    add(secret) {
      if (secret.length < MIN_SECRET_LENGTH) return
      for (const spelling of spellingsOf(secret)) spellings.add(spelling)
      search = null
    },
    text(text) {
      if (spellings.size === 0) return text
      search ??= searchFor(spellings)
      return search(text)
    },
    value: value => (spellings.size === 0 ? value : redacted(value, redactor)),
    valueInTurns: async value => (spellings.size === 0 ? value : redactedInTurns(value, redactor, new Turn())),
  }
  for (const secret of secrets) redactor.add(secret)
  return redactor
}

function spellingsOf(secret: string): string[] {
  // Half a surrogate pair cannot be encoded, nor sent.
  const sendable = secret.toWellFormed()
  const percent = encodeURIComponent(sendable)
  const form = new URLSearchParams([['', sendable]]).toString().slice(1)
  const inJson = JSON.stringify(secret).slice(1, -1)
  const bytes = Buffer.from(sendable)
  const all = [
    secret,
    percent,
    percent.replace(/%[\dA-F]{2}/g, code => code.toLowerCase()),
    form,
    inJson,
    inJson.replaceAll('/', '\\/'),
    // What lies inside another base64 text begins at any of three places; its ends depend on what stands beside it.
    ...[0, 1, 2].map(shift => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
      return text.slice(shift === 0 ? 0 : shift + 1).replace(/.?=+$/, '')
    }),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
  return all.filter(text => text.length >= 4)
}

/** The longest first: a secret that begins like another is cut out whole. */
function searchFor(spellings: ReadonlySet<string>): (text: string) => string {
  const sorted = [...spellings].sort((a, b) => b.length - a.length)
  const long = sorted.filter(spelling => spelling.length >= LONG)
  const short = sorted.slice(long.length)
  const pattern = short.length > 0 ? new RegExp(short.map(text => RegExp.escape(text)).join('|'), 'g') : null
  return text => {
    let clean = text
    for (const spelling of clean.length >= LONG ? long : [])
      if (clean.length >= spelling.length && clean.includes(spelling)) clean = clean.replaceAll(spelling, HIDDEN)
    return pattern ? clean.replace(pattern, HIDDEN) : clean
  }
}

function redacted(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value)
  if (typeof value === 'number') return redactedNumber(value, String(value), redactor)
  if (value instanceof JsonNumber) return redactedNumber(value, value.source, redactor)
  if (typeof value !== 'object' || value === null) return value
  const clean = new CleanCopy(value, redactor)
  for (const [name, member] of Object.entries(value)) clean.put(name, member, redacted(member, redactor))
  return clean.value
}

/** What is smaller, in characters of JSON, is redacted at once. */
const SMALL = 16_384

async function redactedInTurns(value: unknown, redactor: Redactor, turn: Turn): Promise<unknown> {
  if (typeof value !== 'object' || value === null || jsonLength(value, SMALL) <= SMALL) return redacted(value, redactor)
  const clean = new CleanCopy(value, redactor)
  for (const name of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[name]
    const isSmall = jsonLength(member, SMALL) <= SMALL
    clean.put(name, member, isSmall ? redacted(member, redactor) : await redactedInTurns(member, redactor, turn))
    if (turn.isOver()) await turn.next()
  }
  return clean.value
}

/** A list or an object with redacted members; itself, as long as none of them was changed. */
class CleanCopy {
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
