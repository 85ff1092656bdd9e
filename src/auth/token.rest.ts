// The model token: create, delete, info, list.

import { z } from 'zod'
import { idField, instantField, parseInstant } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { operation } from '../rest/operation.ts'
import { credentialTexts } from './credential-texts.ts'
import { filtersField, toDimensionFilters } from './dimension-filter-model.ts'
import { tokenList } from './token.list.ts'
import { getToken, issueToken, revokeToken } from './token.service.ts'
import { issuedTokenModel, scopeField, toIssuedTokenModel, tokenModel, toTokenModel } from './token-model.ts'

const idBody = z.object({ id: idField('token') })

export const tokenOperations = [
  operation({
    method: 'create',
    model: 'token',
    scopes: ['admin'],
    summary: 'Makes a token',
    body: z.object({
      name: z.string().min(1).meta({ description: 'What the token is for, at most 200 characters.' }),
      scopes: z.array(scopeField).min(1).meta({ description: credentialTexts.scopes }),
      allowed_ips: z
        .array(z.string())
        .nullish()
        .meta({ description: 'Addresses and networks (CIDR) that it may be used from. Default: any.' }),
      allowed_events: z
        .array(z.string())
        .nullish()
        .meta({ description: 'Names of events that it may send. Default: any.' }),
      auto_create: z.boolean().nullish().meta({ description: credentialTexts.newAutoCreate }),
      widget_ids: z.array(idField('widget')).nullish().meta({ description: credentialTexts.newWidgetIds }),
      where: filtersField.meta({ description: credentialTexts.newWhere }),
      expires_at: instantField('When it stops working. Default: never.').nullish(),
    }),
    reply: { model: issuedTokenModel },
    example: { name: 'nightly import', scopes: ['push', 'read'] },
    async run({ ctx, by, input }) {
      const { name, scopes, allowed_ips = null, allowed_events = null, widget_ids = null, expires_at } = input
      const expiresAt = typeof expires_at === 'string' ? new Date(parseInstant(expires_at) ?? 0) : null
      const limits = { allowedIps: allowed_ips, allowedEvents: allowed_events, widgetIds: widget_ids }
      const wanted = {
        name,
        scopes,
        autoCreate: input.auto_create ?? false,
        ...limits,
        where: toDimensionFilters(input.where),
        expiresAt,
      }
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
      model: toTokenModel(await getToken(ctx, by.projectId, idOf('Token', input.id))),
    }),
  }),
  listOperation(
    {
      model: 'token',
      scopes: ['admin'],
      summary: 'The tokens of the project, revoked ones too',
      example: { condition: [['revoked_at', '=', null]], order: ['last_used_at DESC'] },
    },
    tokenList,
  ),
]
