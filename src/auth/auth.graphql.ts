import { builder } from '../graphql/builder.ts'
import { encodeId } from '../graphql/global-id.ts'
import { allScopes, type Principal } from '../request/context.ts'
import { projectIdOf } from './guard.ts'
import type { Project } from './project.ts'

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
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it stops working; null: never.',
      resolve: viewer => viewer.expiresAt,
    }),
  }),
})

export const ProjectRef = builder.objectRef<Project>('Project').implement({
  description: 'The tenant: everything belongs to one project.',
  fields: t => ({
    id: t.id({ description: 'Global id.', resolve: project => encodeId('Project', project.projectId) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: "Where this project's days begin." }),
    weekStart: t.exposeInt('weekStart', {
      description: 'The ISO weekday on which its weeks begin: 1 is Monday, 7 Sunday.',
    }),
  }),
})

builder.queryFields(t => ({
  viewer: t.field({
    type: Viewer,
    description: 'The token that asks: its name, scopes and expiry. Any token may ask.',
    authScopes: { $any: { push: true, read: true, manage: true, call: true, sql: true, admin: true } },
    resolve: (_root, _args, ctx) => ctx.principal as Principal,
  }),
  project: t.field({
    type: ProjectRef,
    description: 'The project of the token. Needs the scope `read`.',
    authScopes: { read: true },
    resolve: (_root, _args, ctx) => ctx.services.auth.project(projectIdOf(ctx)),
  }),
}))
