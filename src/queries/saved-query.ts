import { isCacheMinutes, MAX_CACHE_MINUTES, MIN_CACHE_MINUTES } from '../auth/project.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { sha256 } from '../base/seal.ts'
import { placeholderNames } from './placeholder.ts'
import { boundOf, MAX_VARIABLES, VARIABLE_NAME, type Variable } from './variable.ts'

/** What the text of a saved query is written in. */
export type QueryLanguage = 'SQL' | 'GRAPHQL'

/** One version of a saved query. Versions are kept: who pinned one gets it as it was. */
export interface SavedQuery {
  readonly projectId: ProjectId
  readonly queryId: Id
  readonly version: number
  /** The newest version's number. */
  readonly latestVersion: number
  readonly name: string
  readonly description: string | null
  /** The same in all versions. */
  readonly language: QueryLanguage
  readonly text: string
  /** None for a document, which declares its own. */
  readonly variables: readonly Variable[]
  /** How long a result is kept; 0: not at all; null: as the project has it. */
  readonly cacheMinutes: number | null
  readonly savedBy: string
  readonly savedAt: Date
  readonly createdAt: Date
  /** SHA-256 of the text of a document; null for SQL. */
  readonly hash: string | null
  /** What the manifest that it came with calls it, where that is not the hash. */
  readonly documentId: string | null
  readonly isFromManifest: boolean
}

export const hashOf = (text: string) => sha256(text).toString('hex')

export interface SaveQuery {
  readonly name: string
  readonly description: string | null
  readonly language: QueryLanguage
  readonly text: string
  readonly variables: readonly Variable[]
  readonly cacheMinutes: number | null
}

export const MAX_QUERY_NAME = 200
export const MAX_DESCRIPTION = 2_000

/** Throws BAD_USER_INPUT that names every wrong field. */
export function checkSaveQuery(input: SaveQuery): void {
  const issues = new Issues()
  const { name, description, cacheMinutes, variables, language, text } = input
  if (name.trim() === '' || [...name].length > MAX_QUERY_NAME || name.includes('\0')) {
    issues.add('name', `The name is 1 to ${MAX_QUERY_NAME} characters.`)
  }
  if (description !== null && ([...description].length > MAX_DESCRIPTION || description.includes('\0'))) {
    issues.add('description', `The description is at most ${MAX_DESCRIPTION} characters.`)
  }
  if (cacheMinutes !== null && !isCacheMinutes(cacheMinutes)) {
    issues.add('cacheMinutes', `cacheMinutes is 0 (off) or ${MIN_CACHE_MINUTES} to ${MAX_CACHE_MINUTES}.`)
  }
  if (variables.length > MAX_VARIABLES) issues.add('variables', `A query has at most ${MAX_VARIABLES} variables.`)
  const seen = new Set<string>()
  for (const [index, variable] of variables.entries()) {
    if (!VARIABLE_NAME.test(variable.name)) {
      issues.add(`variables.${index}.name`, 'The name of a variable is letters, digits and _, not first a digit.')
    } else if (seen.has(variable.name)) issues.add(`variables.${index}.name`, `${variable.name} is declared twice.`)
    seen.add(variable.name)
    const issue = variable.default === undefined ? null : issueOfDefault(variable)
    if (issue) issues.add(`variables.${index}.default`, issue)
  }
  if (language === 'GRAPHQL' && variables.length > 0)
    issues.add('variables', 'A document declares its variables itself.')
  const missing = language === 'SQL' ? placeholderNames(text).filter(used => !seen.has(used)) : []
  if (missing.length > 0)
    issues.add('sql', `The SQL uses variables that are not declared: ${missing.join(', ').slice(0, 200)}.`)
  issues.throwIfAny()
}

function issueOfDefault(variable: Variable): string | null {
  try {
    boundOf(variable.name, variable.default, variable)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

const samples = {
  STRING: 'a',
  NUMBER: '1',
  INTEGER: '1',
  BOOLEAN: true,
  DATE: '2026-01-01',
  DATETIME: '2026-01-01T00:00:00Z',
}

/** Values of the right types, to plan a query with before anybody has given any. */
export function sampleValues(variables: readonly Variable[]): Record<string, unknown> {
  return Object.fromEntries(
    variables.map(({ name, type, list, default: value }) => [name, value ?? (list ? [samples[type]] : samples[type])]),
  )
}
