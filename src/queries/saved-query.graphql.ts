import { assertScope, projectIdOf } from '../auth/guard.ts'
import { badInput } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { firstArg, pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, pageSizeOf, toConnection } from '../request/page.ts'
import { MAX_SEARCH_WORDS, searchWords } from '../widgets/search-words.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { cacheMinutesOf } from './query.service.ts'
import { runsOf } from './run-log.service.ts'
import type { QueryRun } from './run-log.store.ts'
import { deleteQuery, findQuery, getQuery, listQueries, saveQuery, versionsOf } from './saved-query.service.ts'
import type { SavedQueryOrderField } from './saved-query.store.ts'
import type { SavedQuery } from './saved-query.ts'
import { savedQueryTexts } from './saved-query-texts.ts'
import type { Variable, variableTypes } from './variable.ts'

const VariableTypeEnum = builder.enumType('VariableType', {
  description: 'What the values of a variable are. They are bound as this type, never part of the SQL.',
  values: {
    STRING: { description: 'Text.' },
    NUMBER: { description: 'A decimal, exact.' },
    INTEGER: { description: 'A whole number.' },
    BOOLEAN: { description: 'True or false.' },
    DATE: { description: 'A day such as 2026-11-20.' },
    DATETIME: { description: 'An instant with an offset, such as 2026-11-20T09:30:00Z.' },
  } satisfies Record<(typeof variableTypes)[number], { description: string }>,
})

const QueryVariable = builder.objectRef<Variable>('QueryVariable').implement({
  description: 'A variable of a saved query: `@{name}` in its SQL.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the variable: `@{name}` in the SQL.' }),
    type: t.expose('type', { type: VariableTypeEnum, description: savedQueryTexts.variableType }),
    list: t.exposeBoolean('list', { description: savedQueryTexts.isList }),
    required: t.exposeBoolean('required', { description: 'A run without it is refused, unless it has a default.' }),
    default: t.field({
      type: 'JSON',
      nullable: true,
      description: savedQueryTexts.variableDefault,
      resolve: it => it.default ?? null,
    }),
  }),
})

const QueryRunRef = builder.objectRef<QueryRun>('QueryRun').implement({
  description: 'One run of a query, kept for 30 days.',
  fields: t => ({
    ranAt: t.expose('ranAt', { type: 'DateTime', description: 'When it began.' }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    rows: t.exposeInt('rows', { description: 'How many rows it gave.' }),
    cached: t.exposeBoolean('cached', { description: 'It was answered from the cache.' }),
    caller: t.exposeString('caller', { description: 'The name of the token that asked.' }),
    version: t.exposeInt('version', { nullable: true, description: 'The version that ran.' }),
    error: t.exposeString('error', { nullable: true, description: 'The code of the error; null when it succeeded.' }),
  }),
})

const sqlOf = ({ language, text }: SavedQuery) => (language === 'SQL' ? text : null)
const documentOf = ({ language, text }: SavedQuery) => (language === 'GRAPHQL' ? text : null)

const SavedQueryVersion = builder.objectRef<SavedQuery>('SavedQueryVersion').implement({
  description: 'A saved query as it was.',
  fields: t => ({
    version: t.exposeInt('version', { description: 'The number of the version; the first is 1.' }),
    sql: t.string({ nullable: true, description: 'The SQL; null for a document.', resolve: sqlOf }),
    document: t.string({ nullable: true, description: 'The GraphQL document; null for SQL.', resolve: documentOf }),
    hash: t.exposeString('hash', { nullable: true, description: savedQueryTexts.hash }),
    documentId: t.exposeString('documentId', { nullable: true, description: savedQueryTexts.documentId }),
    savedAt: t.expose('savedAt', { type: 'DateTime', description: 'When it was saved.' }),
    savedBy: t.exposeString('savedBy', { description: savedQueryTexts.savedBy }),
  }),
})

const SavedQueryRef = builder.objectRef<SavedQuery>('SavedQuery')
builder.node(SavedQueryRef, {
  description: 'SQL with typed variables, or a GraphQL document, run by its id.',
  id: { resolve: query => query.queryId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => findQuery(ctx, projectIdOf(ctx), id, null))),
  fields: t => ({
    name: t.exposeString('name', { description: savedQueryTexts.name }),
    description: t.exposeString('description', { nullable: true, description: savedQueryTexts.description }),
    sql: t.string({ nullable: true, description: 'The SQL; null for a document.', resolve: sqlOf }),
    document: t.string({
      nullable: true,
      description:
        'The GraphQL document; null for SQL. `{ "documentId": id }` instead of `query` runs it at `/graphql`.',
      resolve: documentOf,
    }),
    hash: t.exposeString('hash', { nullable: true, description: savedQueryTexts.hash }),
    fromManifest: t.exposeBoolean('isFromManifest', { description: savedQueryTexts.fromManifest }),
    variables: t.field({
      type: [QueryVariable],
      description: 'The variables of the SQL; none for a document, which declares its own.',
      resolve: query => [...query.variables],
    }),
    cacheMinutes: t.int({
      description: 'How long a result is kept; 0: not at all.',
      resolve: (query, _args, ctx) => cacheMinutesOf(ctx, query.projectId, query),
    }),
    version: t.exposeInt('version', { description: 'The number of the newest version.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first saved.' }),
    savedAt: t.expose('savedAt', { type: 'DateTime', description: 'When this version was saved.' }),
    savedBy: t.exposeString('savedBy', { description: 'The name of the token that saved this version.' }),
    versions: t.field({
      type: [SavedQueryVersion],
      description: 'The last 100 versions, newest first.',
      resolve: (query, _args, ctx) => versionsOf(ctx, query),
    }),
    runs: t.field({
      type: [QueryRunRef],
      description: 'The last runs, newest first. Needs the scope `manage`.',
      authScopes: { manage: true },
      args: firstArg,
      resolve: (query, args, ctx) => runsOf(ctx, query.projectId, query.queryId, pageSizeOf(args.first)),
    }),
  }),
})

const SavedQueryOrder = orderInput<SavedQueryOrderField>('SavedQuery', 'saved queries', {
  CREATED_AT: 'When the query was first saved.',
  NAME: 'The name of the saved query.',
  SAVED_AT: 'When its newest version was saved.',
})

const SavedQueryConnection = builder.connectionObject({
  type: SavedQueryRef,
  name: 'SavedQueryConnection',
  description: 'A page of saved queries.',
})

export function getSaved(ctx: RequestContext, id: string, version: number | null | undefined): Promise<SavedQuery> {
  return getQuery(ctx, projectIdOf(ctx), idOf('SavedQuery', id), version ?? null)
}

builder.queryFields(t => ({
  savedQuery: t.field({
    type: SavedQueryRef,
    description: 'A saved query by its id; NOT_FOUND when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('saved query')) },
    resolve: (_root, args, ctx) => getSaved(ctx, args.id, null),
  }),
  savedQueries: t.field({
    type: SavedQueryConnection,
    description: 'The saved queries of the project, oldest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      search: t.arg.string({
        description: `Only saved queries in which every one of these words occurs, in any order: in the name or the description, without regard to case and accents. At most ${MAX_SEARCH_WORDS} words.`,
      }),
      orderBy: t.arg({ type: SavedQueryOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<SavedQueryOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listQueries(ctx, projectIdOf(ctx), page, searchWords(args.search)), page)
    },
  }),
}))

const QueryVariableInput = builder.inputType('QueryVariableInput', {
  description: 'A variable of a saved query.',
  fields: t => ({
    name: t.string({ required: true, description: savedQueryTexts.variableName }),
    type: t.field({ type: VariableTypeEnum, required: true, description: savedQueryTexts.variableType }),
    list: t.boolean({ description: 'Whether it is a list of values, for `IN (@{name})`. Default: false.' }),
    required: t.boolean({
      description: 'Whether a run without it is refused; where it is not, the variable is null. Default: true.',
    }),
    default: t.field({ type: 'JSON', description: savedQueryTexts.variableDefault }),
  }),
})

const SaveQueryInput = builder.inputType('SaveQueryInput', {
  description: 'A query to save.',
  fields: t => ({
    id: t.id({ description: 'The saved query of which this is the next version. Default: a new one.' }),
    name: t.string({ required: true, description: savedQueryTexts.newName }),
    description: t.string({ description: 'What it answers, for people; at most 2,000 characters.' }),
    sql: t.string({ description: 'One SELECT over the tables of `sqlTables`, at most 16 KiB. This or `document`.' }),
    document: t.string({
      description:
        'One GraphQL operation with its fragments, within the limits of any document. A query saved as one stays one.',
    }),
    variables: t.field({
      type: [QueryVariableInput],
      description: 'Every variable that the SQL uses, at most 50; none for a document.',
    }),
    cacheMinutes: t.int({
      description: "How long a result is kept, 5 to 1440 minutes; 0: not at all. Default: the project's.",
    }),
  }),
})

const SavedQueryPayload = builder.objectRef<{ savedQuery: SavedQuery }>('SavedQueryPayload').implement({
  description: 'The saved query as it is now.',
  fields: t => ({ savedQuery: t.expose('savedQuery', { type: SavedQueryRef, description: 'The saved query.' }) }),
})

builder.mutationFields(t => ({
  saveQuery: t.field({
    type: SavedQueryPayload,
    description:
      'Saves a query, or its next version. SQL is parsed, checked and planned first, a document is held against the schema and the limits of documents: BAD_USER_INPUT or QUERY_TOO_COMPLEX say what is wrong. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveQueryInput, required: true, description: 'The query.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { id, description, cacheMinutes, sql, document } = input
      if (typeof sql === typeof document) throw badInput('', 'Give sql or document, one of them.')
      const variables = (input.variables ?? []).map(it => ({
        name: it.name,
        type: it.type,
        list: it.list ?? false,
        required: it.required ?? true,
        ...(it.default !== undefined && it.default !== null && { default: it.default as unknown }),
      }))
      const query = {
        name: input.name,
        description: description ?? null,
        language: typeof document === 'string' ? ('GRAPHQL' as const) : ('SQL' as const),
        text: document ?? sql ?? '',
        variables,
        cacheMinutes: cacheMinutes ?? null,
      }
      return { savedQuery: await saveQuery(ctx, assertScope(ctx, 'manage'), id ? idOf('SavedQuery', id) : null, query) }
    },
  }),
  deleteQuery: t.field({
    type: DeletePayload,
    description: 'Deletes a saved query with its versions. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('saved query')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteQuery(ctx, projectIdOf(ctx), idOf('SavedQuery', id))
      return { id }
    },
  }),
}))
