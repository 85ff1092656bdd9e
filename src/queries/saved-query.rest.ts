// The model query: create, update, delete, info, list, execute.

import { z } from 'zod'
import { badInput } from '../base/errors.ts'
import { idField, instantOut } from '../http/field.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { deletedModel, operation } from '../rest/operation.ts'
import { runSaved } from './document.service.ts'
import { savedQueryList } from './saved-query.list.ts'
import { deleteQuery, getQuery, saveQuery } from './saved-query.service.ts'
import type { SavedQuery } from './saved-query.ts'
import { savedQueryTexts } from './saved-query-texts.ts'
import { type Variable, variableTypes } from './variable.ts'

const variableField = z.object({
  name: z.string().min(1).meta({ description: savedQueryTexts.variableName }),
  type: z.enum(variableTypes).meta({ description: savedQueryTexts.variableType }),
  list: z.boolean().nullish().meta({ description: savedQueryTexts.isList }),
  required: z.boolean().nullish().meta({ description: 'Whether a run without it is refused. Default: true.' }),
  default: z.unknown().optional().meta({ description: savedQueryTexts.variableDefault }),
})

const queryModel = z.object({
  id: z.string().meta({ description: 'Id of the saved query.' }),
  name: z.string().meta({ description: savedQueryTexts.name }),
  description: z.string().nullable().meta({ description: savedQueryTexts.description }),
  language: z.enum(['SQL', 'GRAPHQL']).meta({ description: 'What its text is written in.' }),
  text: z.string().meta({ description: 'The SQL or the GraphQL document.' }),
  variables: z.array(z.unknown()).meta({ description: 'The variables of the SQL; a document declares its own.' }),
  hash: z.string().nullable().meta({ description: savedQueryTexts.hash }),
  from_manifest: z.boolean().meta({ description: savedQueryTexts.fromManifest }),
  version: z.int().meta({ description: 'The number of this version.' }),
  cache_minutes: z.int().nullable().meta({ description: 'How long a result is kept; null: as the project has it.' }),
  created_at: instantOut('When it was first saved.'),
  saved_at: instantOut('When this version was saved.'),
  saved_by: z.string().meta({ description: savedQueryTexts.savedBy }),
})

const toQueryModel = (query: SavedQuery): z.output<typeof queryModel> => ({
  id: encodeId('SavedQuery', query.queryId),
  name: query.name,
  description: query.description,
  language: query.language,
  text: query.text,
  variables: [...query.variables],
  hash: query.hash,
  from_manifest: query.isFromManifest,
  version: query.version,
  cache_minutes: query.cacheMinutes,
  created_at: query.createdAt.toISOString(),
  saved_at: query.savedAt.toISOString(),
  saved_by: query.savedBy,
})

const toVariable = (input: z.output<typeof variableField>): Variable => ({
  name: input.name,
  type: input.type,
  list: input.list ?? false,
  required: input.required ?? true,
  ...(input.default !== undefined && input.default !== null && { default: input.default }),
})

function textOf({ sql, document }: { sql?: string | undefined; document?: string | undefined }) {
  if (sql !== undefined && document === undefined) return { language: 'SQL', text: sql } as const
  if (document !== undefined && sql === undefined) return { language: 'GRAPHQL', text: document } as const
  throw badInput('sql', 'Sql cannot be blank, unless document is given; only one of them is.')
}

const idBody = z.object({ id: idField('savedquery') })
const shared = {
  description: z.string().nullish().meta({ description: savedQueryTexts.description }),
  variables: z.array(variableField).nullish().meta({ description: 'Every variable that the SQL uses, at most 50.' }),
  cache_minutes: z
    .int()
    .nullish()
    .meta({ description: 'How long a result is kept, 5 to 1440; 0: not at all; null: as the project has it.' }),
  document: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'A GraphQL document with one operation, instead of SQL.' }),
}
const sql = 'SELECT name, count(*) AS n FROM events WHERE name = @{name} GROUP BY name'

export const savedQueryOperations = [
  operation({
    method: 'create',
    model: 'query',
    action: 'saveQuery',
    scopes: ['manage'],
    summary: 'Saves a query',
    description: 'It is parsed, checked and planned first.',
    body: z.object({
      name: z.string().min(1).meta({ description: savedQueryTexts.newName }),
      sql: z
        .string()
        .min(1)
        .optional()
        .meta({ description: 'One SELECT over the tables of `sqlTables`, at most 16 KiB.' }),
      ...shared,
    }),
    reply: { model: queryModel },
    example: { name: 'Events by name', sql, variables: [{ name: 'name', type: 'STRING' }] },
    async run({ ctx, by, input }) {
      const query = {
        name: input.name,
        description: input.description ?? null,
        ...textOf(input),
        variables: (input.variables ?? []).map(toVariable),
        cacheMinutes: input.cache_minutes ?? null,
      }
      return { model: toQueryModel(await saveQuery(ctx, by, null, query)) }
    },
  }),
  operation({
    method: 'update',
    model: 'query',
    action: 'saveQuery',
    scopes: ['manage'],
    summary: 'Saves the next version of a query',
    description: 'Absent is as in the version before.',
    body: idBody.extend({
      name: z.string().min(1).optional().meta({ description: savedQueryTexts.newName }),
      sql: z.string().min(1).optional().meta({ description: 'One SELECT, at most 16 KiB.' }),
      ...shared,
    }),
    reply: { model: queryModel },
    example: { id: 'savedquery_3w5e11264sg', cache_minutes: 5 },
    async run({ ctx, by, input }) {
      const queryId = idOf('SavedQuery', input.id)
      const before = await getQuery(ctx, by.projectId, queryId, null)
      const { language, text } = before
      const query = {
        name: input.name ?? before.name,
        description: input.description === undefined ? before.description : input.description,
        ...(input.sql === undefined && input.document === undefined ? { language, text } : textOf(input)),
        variables: input.variables ? input.variables.map(toVariable) : before.variables,
        cacheMinutes: input.cache_minutes === undefined ? before.cacheMinutes : input.cache_minutes,
      }
      return { model: toQueryModel(await saveQuery(ctx, by, queryId, query)) }
    },
  }),
  operation({
    method: 'delete',
    model: 'query',
    scopes: ['manage'],
    summary: 'Deletes a saved query with its versions',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'savedquery_3w5e11264sg' },
    async run({ ctx, by, input: { id } }) {
      await deleteQuery(ctx, by.projectId, idOf('SavedQuery', id))
      return { model: { id } }
    },
  }),
  operation({
    method: 'info',
    model: 'query',
    scopes: ['read'],
    summary: 'A saved query by its id',
    body: idBody,
    reply: { model: queryModel },
    example: { id: 'savedquery_3w5e11264sg' },
    run: async ({ ctx, by, input }) => ({
      model: toQueryModel(await getQuery(ctx, by.projectId, idOf('SavedQuery', input.id), null)),
    }),
  }),
  listOperation(
    {
      model: 'query',
      scopes: ['read'],
      summary: 'The saved queries of the project',
      example: { select: ['id', 'name'], order: ['name'] },
    },
    savedQueryList,
  ),
  operation({
    method: 'execute',
    model: 'query',
    scopes: ['read'],
    summary: 'Runs a saved query',
    description: 'A document has one row, which is its data; every field of it is held to the scopes of the token.',
    body: idBody.extend({
      variables: z.record(z.string(), z.unknown()).nullish().meta({ description: 'The value of each `@{name}`.' }),
      version: z
        .int()
        .min(1)
        .max(2_147_483_647)
        .nullish()
        .meta({ description: 'The number of a version. Default: the newest.' }),
    }),
    reply: {
      data: z.record(z.string(), z.unknown()).meta({ description: 'A row by the names of its columns.' }),
      model: z.object({
        columns: z.array(z.object({ name: z.string(), type: z.string() })).meta({ description: 'In order.' }),
        row_count: z.int().meta({ description: 'How many rows these are.' }),
        truncated: z.boolean().meta({ description: 'There were more rows than one reply holds.' }),
        cached: z.boolean().meta({ description: 'The rows were read before, for the same question.' }),
        cached_at: instantOut('When cached rows were read.').nullable(),
      }),
    },
    example: { id: 'savedquery_3w5e11264sg', variables: { name: 'purchase' } },
    async run({ ctx, by, input }) {
      const saved = await getQuery(ctx, by.projectId, idOf('SavedQuery', input.id), input.version ?? null)
      const result = await runSaved(ctx, by, saved, input.variables ?? {}, 'iso')
      const { rows, columns, truncated, cached, readAt } = result
      const model = {
        columns: columns.map(({ name, type }) => ({ name, type })),
        row_count: rows.length,
        truncated,
        cached,
        cached_at: cached ? new Date(readAt).toISOString() : null,
      }
      return { data: rows, model }
    },
  }),
]
