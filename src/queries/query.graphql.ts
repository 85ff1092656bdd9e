import { assertScope } from '../auth/guard.ts'
import { badInput } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { SQL_COST } from '../graphql/cost-rules.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { runSaved } from './document.service.ts'
import { adHocRequest, MAX_ROWS, runQuery } from './query.service.ts'
import type { Column, QueryResult } from './result.ts'
import { getSaved } from './saved-query.graphql.ts'
import { type VirtualColumn, type VirtualTable, virtualTables } from './virtual-table.ts'

const QueryColumn = builder.objectRef<Column>('QueryColumn').implement({
  description: 'A column of a result.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the column, as the query spells it.' }),
    type: t.exposeString('type', {
      description: 'The type: string, integer, number, boolean, date, datetime, time, interval, json or list.',
    }),
  }),
})

const QueryResultRef = builder.objectRef<QueryResult>('QueryResult').implement({
  description: 'What a query gave.',
  fields: t => ({
    columns: t.field({
      type: [QueryColumn],
      description: 'The columns, in the order of the query.',
      resolve: it => [...it.columns],
    }),
    rows: t.field({
      type: 'JSON',
      description:
        'A list of objects by column name. Numbers are JSON numbers where a double holds them exactly, else strings; instants are RFC 3339.',
      resolve: it => it.rows,
    }),
    rowCount: t.int({ description: `How many rows these are, at most ${MAX_ROWS}.`, resolve: it => it.rows.length }),
    truncated: t.exposeBoolean('truncated', {
      description: `There were more rows than ${MAX_ROWS}, or more bytes than 8 MiB. A saved query streams all of them as NDJSON.`,
    }),
    cached: t.exposeBoolean('cached', { description: 'The rows were read before, for the same question.' }),
    cachedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When cached rows were read; null for fresh ones.',
      resolve: it => (it.cached ? it.readAt : null),
    }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds; 0 from the cache.' }),
  }),
})

const SqlColumn = builder.objectRef<VirtualColumn>('SqlColumn').implement({
  description: 'A column that SQL may read.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name, which SQL matches without regard to case.' }),
    type: t.exposeString('type', {
      description: 'The type: string, integer, number, boolean, date, datetime, json or string list.',
    }),
    description: t.exposeString('description', { description: 'What it holds.' }),
  }),
})

const SqlTable = builder.objectRef<VirtualTable>('SqlTable').implement({
  description: 'A table that SQL may read. It holds what belongs to the project and nothing else.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name, which SQL matches without regard to case.' }),
    aliases: t.stringList({ description: 'Other names of the same table.', resolve: it => [...it.aliases] }),
    description: t.exposeString('description', { description: 'What a row of it is.' }),
    columns: t.field({ type: [SqlColumn], description: 'The columns of the table.', resolve: it => [...it.columns] }),
  }),
})

/** `variables: { name: value }`. */
export function variablesOf(input: unknown): Readonly<Record<string, unknown>> {
  if (input === null || input === undefined) return {}
  if (typeof input !== 'object' || Array.isArray(input))
    throw badInput('variables', 'Variables are an object: { "name": value }.')
  return input as Record<string, unknown>
}

export const variablesHelp =
  'An object: the value of each `@{name}`. A list stands for `IN (@{name})`. Others are ignored.'

builder.queryFields(t => ({
  sql: t.field({
    type: QueryResultRef,
    description:
      'Runs one read-only SELECT over the tables of `sqlTables`. At most 5 s; wrong SQL is BAD_USER_INPUT, too costly SQL QUERY_TOO_COMPLEX. Needs the scope `sql`.',
    authScopes: { sql: true },
    complexity: SQL_COST,
    args: {
      query: t.arg.string({ required: true, description: 'PostgreSQL, at most 16 KiB. `@{name}` is a variable.' }),
      variables: t.arg({ type: 'JSON', description: variablesHelp }),
    },
    resolve: (_root, args, ctx) =>
      runQuery(ctx, assertScope(ctx, 'sql'), adHocRequest(args.query, variablesOf(args.variables), 'iso')),
  }),
  runQuery: t.field({
    type: QueryResultRef,
    description:
      'Runs a saved query. A document gives one row, a column for each of its fields, and fails with the first error that its answer has; it has to be a query, and cannot run another document. Needs the scope `read`, and those of the fields of a document.',
    authScopes: { read: true },
    complexity: SQL_COST,
    args: {
      id: t.arg.id(globalIdOf('saved query')),
      variables: t.arg({ type: 'JSON', description: variablesHelp }),
      version: t.arg.int({ description: 'A version to stay with. Default: the newest.' }),
    },
    resolve: async (_root, args, ctx) => {
      const saved = await getSaved(ctx, args.id, args.version)
      return runSaved(ctx, assertScope(ctx, 'read'), saved, variablesOf(args.variables), 'iso')
    },
  }),
  sqlTables: t.field({
    type: [SqlTable],
    description: 'What SQL may read, for people and editors. Needs the scope `read`.',
    authScopes: { read: true },
    resolve: () => [...virtualTables],
  }),
}))
