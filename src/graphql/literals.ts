// Texts that differ in their literals alone have one shape: what was found out of one holds for all of them.

export interface Literal {
  readonly kind: 'STRING' | 'INT' | 'FLOAT'
  /** As it is written, quotes and all. */
  readonly text: string
  readonly start: number
}

export interface Shape {
  /** The text, with the kind of each literal in its place. */
  readonly text: string
  readonly literals: readonly Literal[]
}

/** More are left where they are: such a document is a list of values, which variables are for. */
const MAX_LITERALS = 30

/** A token that matters, or what hides one: comments are skipped whole, names may hold digits. */
const TOKEN =
  /#[^\n\r]*|(?<block>""")|(?<string>"(?:[^"\\\n\r]|\\.)*")|(?<number>-?(?:0|[1-9]\d*)(?<fraction>\.\d+)?(?<exponent>[eE][+-]?\d+)?)(?![\w.])|[A-Za-z_]\w*/g

/** Takes the literals out of a text; `null`: it has none, or some that only the parser reads. One pass. */
export function shapeOf(text: string): Shape | null {
  const literals: Literal[] = []
  let shape = ''
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const { block, string, number, fraction, exponent } = match.groups as Record<string, string | undefined>
    if (block !== undefined) return null
    if (string === undefined && number === undefined) continue
    if (literals.length === MAX_LITERALS) return null
    const kind = string !== undefined ? 'STRING' : fraction !== undefined || exponent !== undefined ? 'FLOAT' : 'INT'
    literals.push({ kind, text: match[0], start: match.index })
    // A NUL is no character of a document: no text has the shape of another one by chance.
    shape += `${text.slice(end, match.index)}\0${kind}\0`
    end = match.index + match[0].length
  }
  return literals.length === 0 ? null : { text: shape + text.slice(end), literals }
}

/** Types of numbers, and how a variable is given one: a text keeps all its digits. */
const numberTypes: ReadonlyMap<string, 'NUMBER' | 'TEXT'> = new Map([
  ['Int', 'NUMBER'],
  ['Float', 'NUMBER'],
  ['ID', 'TEXT'],
  ['Decimal', 'TEXT'],
])

/** Whether a variable of the scalar can say the same: our own read texts as literals and as values alike. */
export function isLiftable({ kind }: Literal, scalarName: string): boolean {
  return kind === 'STRING' || numberTypes.has(scalarName)
}

/** What such a variable is given in the place of the literal; `undefined`: only the parser can tell. */
export function toVariable({ kind, text }: Literal, scalarName: string): string | number | undefined {
  if (kind !== 'STRING') return numberTypes.get(scalarName) === 'NUMBER' ? Number(text) : text
  // JSON takes halves of characters, and GraphQL does not.
  if (text.includes('\\u')) return undefined
  try {
    return JSON.parse(text) as string
  } catch {
    return undefined
  }
}
