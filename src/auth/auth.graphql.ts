import { builder } from '../graphql/builder.ts'
import { allScopes, type Principal } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import { credentialTexts } from './credential-texts.ts'
import { partTexts } from './part-filters.ts'

export const ScopeEnum = builder.enumType('Scope', {
  description: 'What a token may do. Lower case in REST and in tokens.',
  values: {
    PUSH: { value: 'push', description: 'Push rows and events.' },
    READ: { value: 'read', description: 'Read definitions and reports.' },
    MANAGE: {
      value: 'manage',
      description: 'Make, change and delete widgets and what belongs to them; see push URLs.',
    },
    CALL: { value: 'call', description: 'Call sources.' },
    SQL: { value: 'sql', description: 'Run SQL of its own.' },
    ADMIN: { value: 'admin', description: 'Manage projects, tokens and the audit log.' },
  } as const,
})

const Viewer = builder.objectRef<Principal>('Viewer').implement({
  description: 'The token that asks.',
  fields: t => ({
    name: t.exposeString('name', { description: 'What the token was called when it was made.' }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What the token may do.',
      resolve: viewer => allScopes.filter(scope => viewer.scopes.has(scope)),
    }),
    widgetIds: t.idList({
      nullable: true,
      description: 'Global ids of the widgets that the token is limited to; null: all of the project.',
      resolve: ({ restriction }) => restriction && [...restriction.widgetIds].map(id => encodeId('Widget', id)),
    }),
    where: t.stringList({
      description: credentialTexts.where,
      resolve: ({ restriction }) => partTexts(restriction?.where ?? []),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it stops working; null: never.',
      resolve: viewer => viewer.expiresAt,
    }),
  }),
})

builder.queryFields(t => ({
  viewer: t.field({
    type: Viewer,
    description: 'The token that asks: its name, scopes and expiry. Any token may ask.',
    extensions: divisible,
    authScopes: { $any: { push: true, read: true, manage: true, call: true, sql: true, admin: true } },
    resolve: (_root, _args, ctx) => ctx.principal as Principal,
  }),
}))
