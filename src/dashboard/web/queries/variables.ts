// Variables of SQL: which there are, and what was typed for them as JSON.
import type { VariableType } from '../gql/graphql.ts'

export interface VariableDraft {
  readonly name: string
  readonly type: VariableType
  readonly list: boolean
  readonly text: string
}

/** Each `@{name}` of the SQL once, in its order; what is known of it already stays. */
export function variablesIn(sql: string, known: readonly VariableDraft[]): VariableDraft[] {
  const names = [...sql.matchAll(/@\{(\w+)\}/g)].map(match => match[1] ?? '')
  return [...new Set(names)].map(
    name => known.find(each => each.name === name) ?? { name, type: 'STRING', list: false, text: '' },
  )
}

/** As `runQuery` and `sql` take them: what is empty is left out, so that a default holds. */
export function valuesOf(variables: readonly VariableDraft[]): Record<string, unknown> {
  return Object.fromEntries(
    variables
      .filter(({ text }) => text !== '')
      .map(({ name, type, list, text }) => [
        name,
        list ? text.split(',').map(part => typedValue(type, part.trim())) : typedValue(type, text),
      ]),
  )
}

/** What is not of the type goes as text: the gateway's refusal names it better. */
function typedValue(type: VariableType, text: string): unknown {
  if (type === 'BOOLEAN' && (text === 'true' || text === 'false')) return text === 'true'
  const isExact = /^-?\d{1,15}(\.\d{1,6})?$/.test(text) && text.replace(/\D/g, '').length <= 15
  return (type === 'NUMBER' || type === 'INTEGER') && isExact ? Number(text) : text
}

/** Variables of a GraphQL document; `null` where the text is no JSON object. Nothing is an object without members. */
export function readVariables(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
