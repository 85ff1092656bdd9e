import type { OutputFormat } from '../output.ts'

export const COMMAND = 'pushgraph query'

/** As they are written. */
export interface QueryOptions {
  readonly file?: string
  readonly saved?: string
  readonly sql?: string
  readonly report?: string
  readonly variables?: string
  readonly operation?: string
  readonly period?: string
  readonly granularity?: string
  readonly metric?: readonly string[]
  readonly by?: readonly string[]
  readonly where?: readonly string[]
  readonly format: OutputFormat
}
