// The model token: create, delete, info, list.
import { z } from 'zod'
import { findToken, type IssuedToken, issueToken, revokeToken } from '../../auth/token.service.ts'
import type { Token } from '../../auth/token.ts'
import { encodeId, idOf } from '../../graphql/global-id.ts'
import { idField, instantField, instantOut, parseInstant } from '../../http/field.ts'
import { allScopes, type Scope } from '../../request/context.ts'
import { tokenColumns } from './columns.ts'
import { selectList, tokenSource } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { operation } from './operation.ts'
import { rowSchema, toRow } from './row.ts'

const scope = z.enum(allScopes as [Scope, ...Scope[]])

const tokenModel = z.object({
  id: z.string().meta({ description: 'Id of the token.' }),
  name: z.string().meta({ description: 'What the token is for.' }),
  hint: z.string().meta({ description: 'How its newest secret begins.' }),
  scopes: z.array(scope).meta({ description: 'What it may do.' }),
  allowed_ips: z.array(z.string()).nullable().meta({ description: 'Networks it may come from; null: any.' }),
  allowed_events: z.array(z.string()).nullable().meta({ description: 'Names of events it may send; null: any.' }),
  created_at: instantOut('When it was made.'),
  expires_at: instantOut('When it ends.').nullable(),
  revoked_at: instantOut('When it was revoked.').nullable(),
  last_used_at: instantOut('When it was last used, to the minute.').nullable(),
})

function toTokenModel(token: Token): z.output<typeof tokenModel> {
  return {
    id: encodeId('Token', token.tokenId),
    name: token.name,
    hint: token.hint,
    scopes: [...token.scopes],
    allowed_ips: token.allowedIps && [...token.allowedIps],
    allowed_events: token.allowedEvents && [...token.allowedEvents],
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
  }
}

export const issuedTokenModel = tokenModel.extend({
  secret: z.string().meta({ description: 'What to send as `apptoken`. Shown now and never again.' }),
})

export const toIssuedTokenModel = ({ token, secret }: IssuedToken) => ({ ...toTokenModel(token), secret })

const idBody = z.object({ id: idField('token') })

export const tokenOperations = [
  operation({
    method: 'create',
    model: 'token',
    scopes: ['admin'],
    summary: 'Makes a token',
    body: z.object({
      name: z.string().min(1).meta({ description: 'What the token is for, at most 200 characters.' }),
      scopes: z.array(scope).min(1).meta({ description: 'What it may do.' }),
      allowed_ips: z
        .array(z.string())
        .nullish()
        .meta({ description: 'Addresses and networks (CIDR) that it may be used from. Default: any.' }),
      allowed_events: z
        .array(z.string())
        .nullish()
        .meta({ description: 'Names of events that it may send. Default: any.' }),
      expires_at: instantField('When it stops working. Default: never.').nullish(),
    }),
    reply: { model: issuedTokenModel },
    example: { name: 'nightly import', scopes: ['push', 'read'] },
    async run({ ctx, by, input }) {
      const { name, scopes, allowed_ips, allowed_events, expires_at } = input
      const expiresAt = typeof expires_at === 'string' ? new Date(parseInstant(expires_at) ?? 0) : null
      const wanted = { name, scopes, allowedIps: allowed_ips ?? null, allowedEvents: allowed_events ?? null, expiresAt }
      return { model: toIssuedTokenModel(await issueToken(ctx, by.projectId, wanted)) }
    },
  }),
  operation({
    method: 'delete',
    model: 'token',
    action: 'revokeToken',
    scopes: ['admin'],
    summary: 'Revokes a token: it ends at once, in every gateway',
    body: idBody,
    reply: { model: tokenModel },
    example: { id: 'token_3w5e11264sg' },
    run: async ({ ctx, by, input }) => ({
      model: toTokenModel(await revokeToken(ctx, by.projectId, idOf('Token', input.id))),
    }),
  }),
  operation({
    method: 'info',
    model: 'token',
    scopes: ['admin'],
    summary: 'A token by its id',
    body: idBody,
    reply: { model: tokenModel },
    example: { id: 'token_3w5e11264sg' },
    run: async ({ ctx, by, input }) => ({
      model: toTokenModel(await findToken(ctx, by.projectId, idOf('Token', input.id))),
    }),
  }),
  operation({
    method: 'list',
    model: 'token',
    scopes: ['admin'],
    summary: 'The tokens of the project, revoked ones too',
    body: listBody(tokenColumns),
    reply: { data: rowSchema(tokenColumns) },
    example: { condition: [['revoked_at', '=', null]], order: ['last_used_at DESC'] },
    async run({ ctx, by, input }) {
      const rows = await selectList(ctx.db, tokenSource(by.projectId), tokenColumns, toListRequest(tokenColumns, input))
      return { data: rows.map(row => toRow(tokenColumns, row)) }
    },
  }),
]
