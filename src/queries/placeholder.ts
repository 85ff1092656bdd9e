// `@{name}` in SQL becomes `$1`: bare and inside quotes, always a bound parameter.
import { placeOfVariable, type VariablePlace } from './place-of-variable.ts'
import { applyEdits, type Edit, sqlError, type Token, tokensOf } from './tokens.ts'
import { type BoundValue, boundOf, type Variable, variableError } from './variable.ts'

const IN_TEXT = /@\{([^}]*)\}/g
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/
/** `interval '@{n} days'`: what stands before a literal as its type and has to become a cast of the parameter. */
const TYPE_WORDS = new Set(['date', 'time', 'timestamp', 'timestamptz', 'interval'])
const MAX_PARAMETERS = 5_000

export interface BoundSql {
  readonly text: string
  readonly values: readonly (string | null)[]
}

/** Gives each place of a variable its own parameter, so that two places may need different types. */
export function bindPlaceholders(
  sql: string,
  variables: ReadonlyMap<string, Variable> | null,
  values: Readonly<Record<string, unknown>>,
): BoundSql {
  // What stands in a comment is a remark: nothing is asked for.
  const tokens = tokensOf(sql).filter(isNoComment)
  const edits: Edit[] = []
  const bound: (string | null)[] = []
  const addParameter = ({ text, cast }: BoundValue): string => {
    bound.push(text)
    if (bound.length > MAX_PARAMETERS) throw sqlError(`A query binds at most ${MAX_PARAMETERS} values.`)
    return `$${bound.length}${cast === null ? '' : `::${cast}`}`
  }
  const valuesNamed = (name: string): BoundValue[] => {
    const found = listNamed(name)
    if (found.length === 0)
      throw variableError(name, `The list ${name} is empty: it may be so in IN (@{${name}}) and = ANY (@{${name}}).`)
    return found
  }
  const listNamed = (name: string): BoundValue[] => {
    if (!NAME.test(name)) throw sqlError(`@{${name.slice(0, 60)}} is not the name of a variable.`)
    if (variables && !variables.has(name)) throw variableError(name, `The query does not declare the variable ${name}.`)
    if (!Object.hasOwn(values, name) || values[name] === undefined) {
      throw variableError(name, `The variable ${name} is missing.`)
    }
    return boundOf(name, values[name], variables?.get(name) ?? null)
  }

  const written = (place: VariablePlace, name: string) => {
    if (place.kind === 'LIST') return { ...place, text: addParameter(listValueOf(name, listNamed(name))) }
    if (place.kind === 'IN' && listNamed(name).length === 0)
      return { ...place, text: `${place.isNot ? '<> ALL' : '= ANY'} (${addParameter({ text: '{}', cast: null })})` }
    if (place.kind === 'IS') return { ...place, text: addParameter(asText(one(name, valuesNamed(name)))) }
    const text = valuesNamed(name).map(addParameter).join(', ')
    return { ...place, text: place.kind === 'IN' ? `${place.isNot ? 'NOT IN' : 'IN'} (${text})` : text }
  }

  for (const [index, token] of tokens.entries()) {
    refuseForeign(token)
    const previous = tokens[index - 1]
    if (token.kind === 'SCONST' && token.text.includes('@{')) {
      if (!token.text.startsWith("'")) throw sqlError("A variable may stand in '...' quotes, not in other kinds.")
      const text = composed(token, name => valuesNamed(name))
      const type = previous && TYPE_WORDS.has(previous.text.toLowerCase()) ? previous : null
      const parameter = addParameter({ text, cast: type ? type.text.toLowerCase() : null })
      edits.push({ start: type?.start ?? token.start, end: token.end, text: ` ${parameter} ` })
    } else if (token.text === '{') {
      const [name, close] = [tokens[index + 1], tokens[index + 2]]
      if (!previous?.text.endsWith('@') || previous.end !== token.start || close?.text !== '}') {
        throw sqlError('A variable is written @{name}.')
      }
      if (!name) throw sqlError('A variable is written @{name}.')
      const { start, end, text } = written(placeOfVariable(tokens, index), sql.slice(token.end, close.start))
      edits.push({ start, end, text: ` ${text} ` })
    }
  }
  return { text: applyEdits(sql, edits), values: bound }
}

function refuseForeign(token: Token): void {
  if (token.kind === 'PARAM') throw sqlError(`Write variables as @{name}: ${token.text} is not allowed.`)
  if (/^u&['"]/i.test(token.text)) throw sqlError('Unicode escapes (U&) are not allowed.')
  if (token.text.startsWith('"') && token.text.includes('@{')) throw sqlError('A variable cannot stand for a name.')
}

const isNoComment = ({ kind }: Token) => !kind.endsWith('COMMENT')

/** A value whose type nothing around it says. */
const asText = ({ text, cast }: BoundValue): BoundValue => ({ text, cast: cast ?? 'text' })

/** The values as one list of PostgreSQL, every item in quotes. Its type is that of the values, where they have one. */
function listValueOf(name: string, values: readonly BoundValue[]): BoundValue {
  const items = values.map(({ text }) => (text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`))
  const casts = new Set(values.map(({ cast }) => cast))
  const isNumbers = [...casts].every(cast => cast === 'bigint' || cast === 'numeric')
  if (casts.size > 1 && !isNumbers) throw variableError(name, `The list ${name} holds values of one kind.`)
  const [cast = null] = casts.size > 1 ? ['numeric'] : casts
  return { text: `{${items.join(',')}}`, cast: cast && `${cast}[]` }
}

/** The whole literal as one value, as if the variables had been typed into it; there is nothing to escape from. */
function composed(token: Token, valuesNamed: (name: string) => BoundValue[]): string | null {
  const inside = token.text.slice(1, -1).replaceAll("''", "'")
  const whole = /^@\{([^}]*)\}$/.exec(inside)
  if (whole) return one(whole[1] ?? '', valuesNamed(whole[1] ?? '')).text
  const text = inside.replace(IN_TEXT, (_all, name: string) => one(name, valuesNamed(name)).text ?? '')
  return text
}

function one(name: string, values: BoundValue[]): BoundValue {
  const [first] = values
  if (values.length !== 1 || !first)
    throw variableError(name, `A list cannot stand inside quotes: write IN (@{${name}}).`)
  return first
}

/** The names of the variables that a text uses, in their order; for saving. Throws BAD_USER_INPUT for a text that cannot be SQL. */
export function placeholderNames(sql: string): string[] {
  const remarks = tokensOf(sql).filter(token => !isNoComment(token))
  const text = applyEdits(
    sql,
    remarks.map(({ start, end }) => ({ start, end, text: ' ' })),
  )
  return [...new Set([...text.matchAll(IN_TEXT)].map(match => match[1] ?? ''))]
}
