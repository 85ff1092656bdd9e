import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { allScopes, type Scope } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { credentialTexts } from './credential-texts.ts'
import { partTexts } from './part-filters.ts'
import type { Token } from './token.ts'

export const scopeField = z.enum(allScopes as [Scope, ...Scope[]])

export const tokenModel = z.object({
  id: z.string().meta({ description: 'Id of the token.' }),
  name: z.string().meta({ description: 'What the token is for.' }),
  hint: z.string().meta({ description: credentialTexts.prefix }),
  scopes: z.array(scopeField).meta({ description: credentialTexts.scopes }),
  allowed_ips: z.array(z.string()).nullable().meta({ description: 'Networks it may come from; null: any.' }),
  allowed_events: z.array(z.string()).nullable().meta({ description: credentialTexts.allowedEvents }),
  auto_create: z.boolean().meta({ description: credentialTexts.autoCreate }),
  widget_ids: z.array(z.string()).nullable().meta({ description: credentialTexts.widgetIds }),
  where: z.array(z.string()).meta({ description: credentialTexts.where }),
  created_at: instantOut('When it was made.'),
  expires_at: instantOut('When it ends.').nullable(),
  revoked_at: instantOut('When it was revoked.').nullable(),
  last_used_at: instantOut('When it was last used, to the minute.').nullable(),
})

export function toTokenModel(token: Token): z.output<typeof tokenModel> {
  return {
    id: encodeId('Token', token.tokenId),
    name: token.name,
    hint: token.hint,
    scopes: [...token.scopes],
    allowed_ips: token.allowedIps && [...token.allowedIps],
    allowed_events: token.allowedEvents && [...token.allowedEvents],
    auto_create: token.autoCreate,
    widget_ids: token.widgetIds?.map(id => encodeId('Widget', id)) ?? null,
    where: partTexts(token.where),
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
  }
}

export const issuedTokenModel = tokenModel.extend({
  secret: z.string().meta({ description: 'What to send as `apptoken`. Shown now and never again.' }),
})

export const toIssuedTokenModel = ({ token, secret }: { readonly token: Token; readonly secret: string }) => ({
  ...toTokenModel(token),
  secret,
})
