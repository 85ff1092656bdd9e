import { assertScope, projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { CallErrorRef } from './call.graphql.ts'
import type { LoggedCall } from './call.ts'
import { callLogEntryLoader } from './call-log.loader.ts'
import { listCalls } from './call-log.service.ts'
import type { CallLogEntryOrderField } from './call-log.store.ts'

const CallLogEntry = builder.objectRef<LoggedCall>('CallLogEntry')
builder.node(CallLogEntry, {
  description: 'One try of one request, with secrets cut out. Kept for 30 days.',
  authScopes: { manage: true },
  id: { resolve: call => call.callId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'manage')
    return Promise.all(ids.map(id => callLogEntryLoader(ctx).load(id)))
  },
  fields: t => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was sent.' }),
    source: t.exposeString('sourceName', { nullable: true, description: 'The source; null: it was not saved.' }),
    request: t.exposeString('requestName', { description: 'The name of the request.' }),
    attempt: t.exposeInt('attempt', { description: 'The first try is 1.' }),
    method: t.exposeString('method', { description: 'The HTTP method.' }),
    url: t.exposeString('url', { description: 'The URL.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The status; null when no answer came.' }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    error: t.field({
      type: CallErrorRef,
      nullable: true,
      description: 'What went wrong; null when it succeeded.',
      resolve: ({ errorCode, errorMessage, status }) =>
        errorCode === null ? null : { code: errorCode, message: errorMessage ?? '', status, retryAfter: null },
    }),
    sent: t.exposeString('sent', {
      nullable: true,
      description: 'Headers and body that were sent, as JSON of at most 4,096 characters; for failures only.',
    }),
    answered: t.exposeString('answered', {
      nullable: true,
      description: 'Headers and body of the answer, at most 4,096 characters; for failures only.',
    }),
  }),
})

const CallLogEntryOrder = orderInput<CallLogEntryOrderField>('CallLogEntry', 'entries', {
  AT: 'When the request was sent.',
})

const CallLogConnection = builder.connectionObject({
  type: CallLogEntry,
  name: 'CallLogConnection',
  description: 'A page of entries of the call log.',
})

builder.queryField('callLog', t =>
  t.field({
    type: CallLogConnection,
    description: 'What sources sent and what upstreams said, newest first. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: CallLogEntryOrder, description: 'The order of the list. Default: AT, DESC.' }),
      onlyFailed: t.arg.boolean({ description: 'Whether to list failures only. Default: false.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = {
        ...pageOf<CallLogEntryOrderField>(args, args.orderBy ?? { field: 'AT', direction: 'DESC' }),
        onlyFailed: args.onlyFailed ?? false,
      }
      return toConnection(await listCalls(ctx, projectIdOf(ctx), page), page)
    },
  }),
)
