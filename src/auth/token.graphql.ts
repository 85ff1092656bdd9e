import { toDimensionFilter } from '../core/dimension-filter.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { ScopeEnum } from './auth.graphql.ts'
import { credentialTexts } from './credential-texts.ts'
import { DimensionFilterInput } from './dimension-filter.graphql.ts'
import { assertScope, projectIdOf } from './guard.ts'
import { partTexts } from './part-filters.ts'
import { tokenLoader } from './token.loader.ts'
import { type IssuedToken, issueToken, listTokens, revokeToken, rotateToken } from './token.service.ts'
import type { TokenOrderField } from './token.store.ts'
import type { Token } from './token.ts'

const TokenRef = builder.objectRef<Token>('Token')

builder.node(TokenRef, {
  description: 'A bearer credential; its secret is shown when it is made and never again.',
  authScopes: { admin: true },
  id: { resolve: token => token.tokenId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'admin')
    return Promise.all(ids.map(id => tokenLoader(ctx).load(id)))
  },
  fields: t => ({
    name: t.exposeString('name', { description: credentialTexts.note }),
    hint: t.exposeString('hint', { description: credentialTexts.prefix }),
    scopes: t.field({ type: [ScopeEnum], description: credentialTexts.scopes, resolve: token => [...token.scopes] }),
    allowedIps: t.stringList({
      nullable: true,
      description: 'Addresses and networks it may be used from; null: any.',
      resolve: token => token.allowedIps && [...token.allowedIps],
    }),
    allowedEvents: t.stringList({
      nullable: true,
      description: credentialTexts.allowedEvents,
      resolve: token => token.allowedEvents && [...token.allowedEvents],
    }),
    autoCreate: t.exposeBoolean('autoCreate', { description: credentialTexts.autoCreate }),
    widgetIds: t.idList({
      nullable: true,
      description: credentialTexts.widgetIds,
      resolve: ({ widgetIds }) => widgetIds?.map(id => encodeId('Widget', id)),
    }),
    where: t.stringList({ description: credentialTexts.where, resolve: token => partTexts(token.where) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it stops working; null: never.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: credentialTexts.revokedAt }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was used last, written down at most once a minute; null: never.',
    }),
  }),
})

const TokenOrder = orderInput<TokenOrderField>('Token', 'tokens', {
  CREATED_AT: 'When the token was made.',
  NAME: 'The name of the token.',
  LAST_USED_AT: 'When it was used last; those that never were are before all others.',
})

const TokenConnection = builder.connectionObject({
  type: TokenRef,
  name: 'TokenConnection',
  description: 'A page of tokens.',
})

builder.queryField('tokens', t =>
  t.field({
    type: TokenConnection,
    description: 'The tokens of the project, oldest first, revoked ones too. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: TokenOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<TokenOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      return toConnection(await listTokens(ctx, projectIdOf(ctx), page), page)
    },
  }),
)

const CreateTokenInput = builder.inputType('CreateTokenInput', {
  description: 'A new token.',
  fields: t => ({
    name: t.string({ required: true, description: credentialTexts.newNote }),
    scopes: t.field({ type: [ScopeEnum], required: true, description: 'What it may do; at least one.' }),
    allowedIps: t.stringList({
      description: credentialTexts.allowedIps,
    }),
    allowedEvents: t.stringList({ description: credentialTexts.newAllowedEvents }),
    autoCreate: t.boolean({ description: credentialTexts.newAutoCreate }),
    widgetIds: t.idList({ description: credentialTexts.newWidgetIds }),
    where: t.field({ type: [DimensionFilterInput], description: credentialTexts.newWhere }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it stops working. Default: never.' }),
  }),
})

export const IssuedTokenRef = builder.objectRef<IssuedToken>('CreateTokenPayload').implement({
  description: 'A token and its new secret.',
  fields: t => ({
    token: t.expose('token', { type: TokenRef, description: 'The token.' }),
    secret: t.exposeString('secret', {
      description: 'What to send as `Authorization: Bearer`. Shown now and never again.',
    }),
  }),
})

const TokenPayload = builder.objectRef<{ token: Token }>('TokenPayload').implement({
  description: 'The token as it is now.',
  fields: t => ({ token: t.expose('token', { type: TokenRef, description: 'The token as it is now.' }) }),
})

builder.mutationFields(t => ({
  createToken: t.field({
    type: IssuedTokenRef,
    description: 'Makes a token. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: CreateTokenInput, required: true, description: 'The new token.' }) },
    resolve: (_root, { input }, ctx) =>
      issueToken(ctx, projectIdOf(ctx), {
        name: input.name,
        scopes: input.scopes,
        allowedIps: input.allowedIps ?? null,
        allowedEvents: input.allowedEvents ?? null,
        autoCreate: input.autoCreate ?? false,
        widgetIds: input.widgetIds ?? null,
        where: (input.where ?? []).map(toDimensionFilter),
        expiresAt: typeof input.expiresAt === 'number' ? new Date(input.expiresAt) : null,
      }),
  }),
  rotateToken: t.field({
    type: IssuedTokenRef,
    description: 'Gives a token a new secret; the old ones go on for the overlap. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: {
      id: t.arg.id(globalIdOf('token')),
      overlapHours: t.arg.int({ defaultValue: 24, description: credentialTexts.overlapHours }),
    },
    resolve: (_root, { id, overlapHours }, ctx) =>
      rotateToken(ctx, projectIdOf(ctx), idOf('Token', id), overlapHours ?? 24),
  }),
  revokeToken: t.field({
    type: TokenPayload,
    description: 'Ends a token at once, in every gateway. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { id: t.arg.id(globalIdOf('token')) },
    resolve: async (_root, { id }, ctx) => ({ token: await revokeToken(ctx, projectIdOf(ctx), idOf('Token', id)) }),
  }),
}))
