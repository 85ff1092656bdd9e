// Regular expressions and JSON paths are known before a statement runs: compiling one can take more than any text, and comparing what two
// paths find takes as many steps as both have values.
import { LONG_NUMBER, type Size, sizeLimits, tooComplex } from './size.ts'

export const PATTERN_CHARS = 1_000
export const MAX_UNIONS = 8
/** Options and flags that change how the pattern itself is read (b, e, q, x) are none of these. */
const OPTIONS = /^\(\?[cimnpstw]+\)/
const FLAGS = /^(?:[cgimnpstw]*|-?\d+)$/

/** Throws QUERY_TOO_COMPLEX. */
export function assertPattern(pattern: Size): void {
  if (pattern.text === undefined)
    throw tooComplex(
      'A regular expression is a text or a variable here, not computed: use LIKE, position or starts_with.',
    )
  if (pattern.text.length > PATTERN_CHARS || patternStates(pattern.text) > sizeLimits.states)
    throw tooComplex(`A regular expression has at most ${PATTERN_CHARS} characters and ${sizeLimits.states} states.`)
}

/** Flags of a function of regular expressions, or a place to begin at. Throws QUERY_TOO_COMPLEX. */
export function assertFlags({ kind, text }: Size): void {
  if (text === undefined ? kind !== 'int' : !FLAGS.test(text))
    throw tooComplex('Flags of a regular expression are written out, and are some of c, g, i, m, n, p, s, t and w.')
}

/** A path of JSON (SQL/JSON). Throws QUERY_TOO_COMPLEX. */
export function assertPath(path: Size | undefined): void {
  if (path?.text === undefined) throw tooComplex('A JSON path is a text or a variable here, not computed.')
  const { text } = path
  if (text.length > PATTERN_CHARS || LONG_NUMBER.test(text))
    throw tooComplex(`A JSON path has at most ${PATTERN_CHARS} characters, and no number of more than 1,000 digits.`)
  // Behind them keywords and signs could hide.
  if (text.includes('/*') || /\\/.test(text.replace(/\\\\[^\\"]/g, '')))
    throw tooComplex('A JSON path has no comments, and \\ stands in its regular expressions alone, twice.')
  const patterns = [...text.matchAll(/like_regex\s*"((?:[^"\\]|\\.)*)"/gi)].map(([, pattern = '']) => pattern)
  if (patterns.length !== [...text.matchAll(/like_regex/gi)].length)
    throw tooComplex('After like_regex in a JSON path stands its pattern in double quotes.')
  for (const pattern of patterns) assertPattern({ ...path, text: pattern.replaceAll('\\\\', '\\') })
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const unions = [...bare.matchAll(/\[[^\]]*\]/g)].flatMap(([index]) => [...index.matchAll(/,/g)])
  if (unions.length > MAX_UNIONS || bare.split('**').length > 2)
    throw tooComplex(`A JSON path has at most ${MAX_UNIONS} commas in its indexes, and ** once.`)
  if (bare.split(/&&|\|\||\?/).some(test => /(?:[=<>]|starts\s+with).*[$@]/is.test(test)))
    throw tooComplex('A JSON path compares with values, not with what another path finds: compare in SQL.')
}

/** States that a regular expression has when its repetitions are written out. Throws QUERY_TOO_COMPLEX for what hides parts of it. */
function patternStates(pattern: string): number {
  const options = OPTIONS.exec(pattern)?.[0] ?? ''
  if (pattern.startsWith('***')) throw unreadable()
  return new States(pattern, options.length).sequence()
}

const unreadable = () =>
  tooComplex(
    'A regular expression has no comments, does not begin with ***, and has options of c, i, m, n, p, s, t and w.',
  )

/** Reads what PostgreSQL calls advanced regular expressions. */
class States {
  readonly #pattern: string
  #at: number

  constructor(pattern: string, from: number) {
    this.#pattern = pattern
    this.#at = from
  }

  sequence(): number {
    let states = 1
    let last = 0
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ')') {
      const count = this.#repetition()
      if (count !== null) {
        states += last * Math.max(0, count - 1)
        last *= Math.max(1, count)
      } else {
        last = this.#atom()
        states += last
      }
      if (states > sizeLimits.states) return states
    }
    return states
  }

  /** `{m,n}`: how often what stands before it is written out. */
  #repetition(): number | null {
    const times = /^\{(\d+)(,?)(\d*)\}/.exec(this.#pattern.slice(this.#at))
    if (!times) return null
    this.#at += times[0].length
    return Math.max(Number(times[1]) + (times[2] ? 1 : 0), Number(times[3] || 0))
  }

  #atom(): number {
    const sign = this.#pattern[this.#at++]
    if (sign === '\\') this.#at++
    if (sign === '[') this.#bracket()
    if (sign !== '(') return 1
    if (this.#pattern[this.#at] === '?' && !/[:=!<]/.test(this.#pattern[this.#at + 1] ?? '')) throw unreadable()
    const inside = this.sequence()
    this.#at++
    return inside
  }

  /** To the `]` that ends it: a first one, an escaped one and those of `[:alpha:]`, `[.x.]` and `[=x=]` do not. */
  #bracket(): void {
    const rest = this.#pattern.slice(this.#at)
    const [all] = /^\^?\]?(?:\\.|\[([:.=]).*?\1\]|[^\]\\])*\]?/s.exec(rest) ?? ['']
    this.#at += all.length
  }
}
