import { AppError } from '../../base/errors.ts'
import { isObject } from '../../base/object-rows.ts'
import { quote } from '../../base/quote.ts'
import type { WithoutErrors } from '../../graphql/without-errors.ts'
import { ask } from '../client.ts'
import type { Print } from '../command.ts'
import type { CliRunQueryQuery, CliSavedQueriesQuery } from '../gql/graphql.ts'
import { type OutputFormat, show } from '../output.ts'
import type { Access } from '../widget-of.ts'
import { toRows } from './data-rows.ts'
import { listSavedQueries, runSavedQuery, runSql } from './query-operations.ts'

type Result = WithoutErrors<CliRunQueryQuery>['runQuery']

export async function runStatement(
  { url, token }: Access,
  query: string,
  variables: object,
  format: OutputFormat,
  print: Print,
): Promise<void> {
  showResult((await ask(url, token, runSql, { query, variables })).sql, format, print)
}

/** By its id or its name. */
export async function runSaved(
  access: Access,
  idOrName: string,
  variables: object,
  format: OutputFormat,
  print: Print,
): Promise<void> {
  const id = await savedId(access, idOrName)
  showResult((await ask(access.url, access.token, runSavedQuery, { id, variables })).runQuery, format, print)
}

async function savedId({ url, token }: Access, idOrName: string): Promise<string> {
  const names: string[] = []
  for (let after: string | null = null; ; ) {
    const { savedQueries }: WithoutErrors<CliSavedQueriesQuery> = await ask(url, token, listSavedQueries, { after })
    for (const edge of savedQueries?.edges ?? []) {
      if (!edge?.node) continue
      if (edge.node.id === idOrName || edge.node.name === idOrName) return edge.node.id
      names.push(edge.node.name)
    }
    after = savedQueries?.pageInfo.endCursor ?? null
    if (!savedQueries?.pageInfo.hasNextPage) break
  }
  const known = names.slice(0, SHOWN_NAMES).map(name => quote(name))
  const there =
    known.length === 0 ? 'there is none' : `there are ${known.join(', ')}${names.length > SHOWN_NAMES ? ' ...' : ''}`
  throw new AppError('NOT_FOUND', `There is no saved query ${quote(idOrName)} (--saved): ${there}.`)
}
const SHOWN_NAMES = 10

function showResult(result: Result, format: OutputFormat, print: Print): void {
  const { columns, rows, truncated } = result
  const lines = (Array.isArray(rows) ? rows : []).filter(isObject)
  const names = columns.map(({ name }) => name)
  show(print, format, lines, () =>
    toRows(
      names,
      lines.map(line => names.map(name => line[name] ?? null)),
    ),
  )
  if (truncated) process.stderr.write('There are more rows: /metrics/query/ID of the gateway streams all of them.\n')
}
