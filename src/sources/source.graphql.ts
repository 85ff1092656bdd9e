import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { byIdOrName, idOrNameArgs } from '../graphql/id-or-name-args.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { MAX_SEARCH_WORDS, searchWords } from '../widgets/search-words.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { PaginationKindEnum } from './pagination.graphql.ts'
import { HttpMethodEnum, ReplyFormatEnum, RequestInput, requestsHelp, toDrafts } from './request.graphql.ts'
import { sourceLoader } from './source.loader.ts'
import { deleteSourceById, getSource, listSources, saveSource } from './source.service.ts'
import type { SourceOrderField } from './source.store.ts'
import type { PaginationSpec, RequestSpec, Source } from './source.ts'

const SourcePagination = builder.objectRef<PaginationSpec>('SourcePagination').implement({
  description: 'How all pages of a list are read.',
  fields: t => ({
    kind: t.expose('kind', { type: PaginationKindEnum, description: 'How the list is divided.' }),
    param: t.exposeString('param', { description: 'The query parameter of page, offset or cursor.' }),
    start: t.exposeInt('start', { description: 'The first page or offset.' }),
    size: t.exposeInt('size', { nullable: true, description: 'Items of a page.' }),
    sizeParam: t.exposeString('sizeParam', { nullable: true, description: 'The parameter that asks for this size.' }),
    into: t.exposeString('into', {
      nullable: true,
      description: 'Where page, offset or cursor goes instead of the parameter.',
    }),
    itemsPath: t.exposeString('itemsPath', { nullable: true, description: 'Where a page holds its list.' }),
    cursorPath: t.exposeString('cursorPath', {
      nullable: true,
      description: 'Where a page holds the next cursor, or the URL of the next page.',
    }),
    cursorHeader: t.exposeString('cursorHeader', {
      nullable: true,
      description: 'The header that holds it instead, in lower case.',
    }),
    morePath: t.exposeString('morePath', {
      nullable: true,
      description: 'Where a page says whether there are more.',
    }),
    maxPages: t.exposeInt('maxPages', { description: 'How many pages are read at most.' }),
  }),
})

const SourceRequest = builder.objectRef<RequestSpec>('SourceRequest').implement({
  description: 'A request of a source as it was saved: templates, not values.',
  fields: t => ({
    name: t.exposeString('name', { description: 'What others call it by.' }),
    method: t.expose('method', { type: HttpMethodEnum, description: 'The method.' }),
    url: t.exposeString('url', { description: 'The URL, as a template.' }),
    headers: t.field({
      type: 'JSON',
      description: 'The headers, by name; values are templates.',
      resolve: it => it.headers,
    }),
    params: t.field({
      type: 'JSON',
      description: 'The query string: parameters by name, or a list of pairs; values are templates.',
      resolve: it => it.params,
    }),
    json: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The body as JSON; null where there is none.',
      resolve: ({ body }) => (body?.kind === 'JSON' ? body.value : null),
    }),
    data: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The body as a text or a form; null where there is none.',
      resolve: ({ body }) => (body?.kind === 'DATA' ? body.value : null),
    }),
    auth: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The credentials, as templates; null where it has none.',
      resolve: it => it.auth,
    }),
    pagination: t.expose('pagination', {
      type: SourcePagination,
      nullable: true,
      description: 'How all pages are read; null: there is one.',
    }),
    reads: t.expose('reads', {
      type: ReplyFormatEnum,
      nullable: true,
      description: 'How its replies are written; null: as their content type says.',
    }),
    charset: t.exposeString('charset', {
      nullable: true,
      description: 'The charset of its replies; null: as they declare, else UTF-8.',
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it is sent at most.' }),
    maxWaitSeconds: t.exposeInt('maxWaitSeconds', { description: 'The longest wait between two tries.' }),
    timeoutMs: t.exposeInt('timeoutMs', { description: 'The time of one try.' }),
    failOnStatus: t.exposeBoolean('failOnStatus', { description: 'A status that is not 2xx is an error.' }),
    safe: t.exposeBoolean('safe', { description: 'It is known to change nothing.' }),
    private: t.exposeBoolean('isPrivate', {
      description: 'Whether its reply is a credential, which is shown to nobody.',
    }),
    cacheSeconds: t.exposeInt('cacheSeconds', { description: 'How long a reply is used again.' }),
    after: t.stringList({ description: 'Requests that have to succeed before.', resolve: it => [...it.after] }),
  }),
})

export const SourceRef = builder.objectRef<Source>('Source')
builder.node(SourceRef, {
  description: 'A named chain of REST requests with secrets. Its data is what its last request answers.',
  id: { resolve: source => source.sourceId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => sourceLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the source, by which it is called.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it gives, for people.' }),
    requests: t.field({
      type: [SourceRequest],
      description: 'The requests of the chain, in the order in which they are written down.',
      resolve: it => [...it.requests],
    }),
    secretNames: t.stringList({
      description: 'Names of its secrets. The values can be replaced and used, never read.',
      resolve: it => [...it.secretNames],
    }),
    version: t.exposeInt('version', { description: 'Grows with every change.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last.' }),
  }),
})

const SourceOrder = orderInput<SourceOrderField>('Source', 'sources', {
  CREATED_AT: 'When the source was first saved.',
  NAME: 'The name of the source.',
  UPDATED_AT: 'When it was saved last.',
})

const SourceConnection = builder.connectionObject({
  type: SourceRef,
  name: 'SourceConnection',
  description: 'A page of sources.',
})

builder.queryFields(t => ({
  source: t.field({
    type: SourceRef,
    description: 'A source by its id or its name; NOT_FOUND when there is none. Needs the scope `read`.',
    authScopes: { read: true },
    args: idOrNameArgs('source'),
    resolve: (_root, args, ctx) => sourceOf(ctx, args),
  }),
  sources: t.field({
    type: SourceConnection,
    description: 'The sources of the project, oldest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      search: t.arg.string({
        description: `Only sources in which every one of these words occurs, in any order: in the name or the description, without regard to case and accents. At most ${MAX_SEARCH_WORDS} words.`,
      }),
      orderBy: t.arg({ type: SourceOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<SourceOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listSources(ctx, projectIdOf(ctx), page, searchWords(args.search)), page)
    },
  }),
}))

export function sourceOf(ctx: RequestContext, args: Parameters<typeof byIdOrName>[0]): Promise<Source> {
  return byIdOrName(args, {
    id: async id => {
      const source = await sourceLoader(ctx).load(idOf('Source', id))
      if (!source) throw notFound('source')
      return source
    },
    name: name => getSource(ctx, projectIdOf(ctx), name),
  })
}

const SaveSourceInput = builder.inputType('SaveSourceInput', {
  description: 'A source to make, or the one of this id or name as it shall be.',
  fields: t => ({
    id: t.id({
      description:
        'The source that it shall be: it gets the name, and its feeds go on with it. Default: the one of this name, or a new one.',
    }),
    name: t.string({ required: true, description: 'The name of the source, 1 to 100 characters.' }),
    description: t.string({ description: 'What it gives, for people; at most 2,000 characters.' }),
    requests: t.field({ type: [RequestInput], required: true, description: requestsHelp }),
    secrets: t.field({
      type: 'JSON',
      description:
        '`{ "name": "value" }`, merged with those that are there; null removes one. 6 to 8,192 characters each, stored encrypted and never shown.',
    }),
  }),
})

export const SourcePayload = builder.objectRef<{ source: Source }>('SourcePayload').implement({
  description: 'The source as it is now.',
  fields: t => ({ source: t.expose('source', { type: SourceRef, description: 'The source.' }) }),
})

builder.mutationFields(t => ({
  saveSource: t.field({
    type: SourcePayload,
    description:
      'Makes a source, or replaces the one of this id or name; another name renames it. CONFLICT where another source has the name. Templates, names, circles, hosts and credentials are checked first: BAD_USER_INPUT says everything that is wrong, by field. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: SaveSourceInput, required: true, description: 'The source.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { id, name, description, requests, secrets } = input
      const draft = { name, description: description ?? null, requests: toDrafts(requests), secrets: secrets ?? null }
      return { source: await saveSource(ctx, projectIdOf(ctx), draft, id ? idOf('Source', id) : null) }
    },
  }),
  deleteSource: t.field({
    type: DeletePayload,
    description: 'Deletes a source with its secrets. CONFLICT while a feed uses it. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: idOrNameArgs('source'),
    resolve: async (_root, args, ctx) => {
      const source = await sourceOf(ctx, args)
      await deleteSourceById(ctx, source)
      return { id: encodeId('Source', source.sourceId) }
    },
  }),
}))
