import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql'
import { builder } from '../graphql/builder.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { auditEntryLoader } from './audit.loader.ts'
import { audited, listAuditEntries } from './audit.service.ts'
import type { AuditEntryOrderField } from './audit.store.ts'
import { type AuditEntry, dataMutations } from './audit.ts'
import { assertScope, projectIdOf } from './guard.ts'

const AuditEntryRef = builder.objectRef<AuditEntry>('AuditEntry')
builder.node(AuditEntryRef, {
  description: 'Who changed what, when and from where. Refused and failed changes are written down, too.',
  authScopes: { admin: true },
  id: { resolve: entry => entry.entryId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'admin')
    return Promise.all(ids.map(id => auditEntryLoader(ctx).load(id)))
  },
  fields: t => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it began.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it had ended; null: it has not, or the gateway was killed meanwhile.',
    }),
    action: t.exposeString('action', { description: 'What was done, by the name of the mutation.' }),
    target: t.exposeID('target', {
      nullable: true,
      description: 'Global id of what was changed; null where nothing was.',
    }),
    fields: t.stringList({
      description: 'Names of what was given, without their values.',
      resolve: entry => [...entry.fields],
    }),
    actor: t.exposeString('actor', { description: 'The name that the token or client had then.' }),
    actorId: t.id({
      nullable: true,
      description: 'Global id of the token (of a client: with the word `token`, too); null: PUSHGRAPH_ADMIN_TOKEN.',
      resolve: entry => entry.actorId && encodeId('Token', entry.actorId),
    }),
    address: t.exposeString('address', { nullable: true, description: 'The address it came from.' }),
    error: t.exposeString('error', { nullable: true, description: 'The code of the error; null: none.' }),
  }),
})

const AuditEntryOrder = orderInput<AuditEntryOrderField>('AuditEntry', 'entries', {
  AT: 'When the change began.',
})

const AuditEntryConnection = builder.connectionObject({
  type: AuditEntryRef,
  name: 'AuditEntryConnection',
  description: 'A page of entries of the audit log.',
})

builder.queryField('auditLog', t =>
  t.field({
    type: AuditEntryConnection,
    description:
      'Who changed which definitions, newest first; kept for AUDIT_RETENTION_DAYS. Pushed rows and events are in their receipts. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: AuditEntryOrder, description: 'The order of the list. Default: AT, DESC.' }),
      action: t.arg.string({ description: 'Only this mutation, such as `createToken`.' }),
      target: t.arg.id({ description: 'Only changes of the thing with this global id.' }),
      from: t.arg({ type: 'DateTime', description: 'Only at this instant or later.' }),
      before: t.arg({ type: 'DateTime', description: 'Only earlier than this instant.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<AuditEntryOrderField>(args, args.orderBy ?? { field: 'AT', direction: 'DESC' })
      const filter = {
        action: args.action ?? null,
        target: args.target ?? null,
        from: typeof args.from === 'number' ? new Date(args.from) : null,
        before: typeof args.before === 'number' ? new Date(args.before) : null,
      }
      return toConnection(await listAuditEntries(ctx, projectIdOf(ctx), filter, page), page)
    },
  }),
)

type Resolver = GraphQLFieldResolver<unknown, RequestContext>

/** Every mutation is audited, except those of data. Around the whole field: what its scopes refuse is written down, too. */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (dataMutations.has(field.name)) continue
    const resolve: Resolver = field.resolve ?? defaultFieldResolver
    field.resolve = (root: unknown, args: Record<string, unknown>, ctx: RequestContext, info: GraphQLResolveInfo) => {
      const target = targetIn(field.name, args)
      return audited(
        ctx,
        { action: field.name, target, fields: fieldsIn(args, target) },
        () => resolve(root, args, ctx, info),
        result => idOfPayload(field.type, result, ctx, info),
      )
    }
  }
  return schema
}

/** Sorted, and without the one that names the target. */
function fieldsIn(args: Record<string, unknown>, target: string | null): string[] {
  const { input, ...rest } = args
  const given = Object.entries({ ...rest, ...(input as object | undefined) })
  return given
    .filter(([, value]) => target === null || value !== target)
    .map(([name]) => name)
    .sort()
}

/** What is made has its id in the payload. */
function targetIn(action: string, args: Record<string, unknown>): string | null {
  if (action.startsWith('create')) return null
  const input = (args.input ?? {}) as Record<string, unknown>
  const id = args.id ?? input.id ?? input.metricId ?? args.widgetId ?? input.widgetId ?? null
  return typeof id === 'string' ? id : null
}

/** The global id of the thing in a payload, asked of the type's own `id`. */
async function idOfPayload(
  type: GraphQLOutputType,
  payload: unknown,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<string | null> {
  const payloadType = getNamedType(type)
  if (!isObjectType(payloadType)) return null
  const ask = async (parentType: typeof payloadType, name: string, parent: unknown) => {
    const field = parentType.getFields()[name]
    const resolve: Resolver = field?.resolve ?? defaultFieldResolver
    return resolve(parent, {}, ctx, { ...info, parentType, fieldName: name })
  }
  if (payloadType.getFields().id) return String(await ask(payloadType, 'id', payload))
  for (const field of Object.values(payloadType.getFields())) {
    const thing = getNamedType(field.type)
    if (!isObjectType(thing) || !thing.getFields().id) continue
    const value = await ask(payloadType, field.name, payload)
    return value ? String(await ask(thing, 'id', value)) : null
  }
  return null
}
