import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { restrictable } from '../request/restriction.ts'
import { KeyKindEnum, OnDuplicateEnum } from '../widgets/enums.graphql.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { getWidgetById } from '../widgets/widget.loader.ts'
import { type CallerKind, PUSH_KEY_CALLER, type PushOrigin } from './caller.ts'
import { keyOfReceipt } from './key.ts'
import type { OnDuplicateUse, PushReceipt } from './push.ts'
import { findReceipt } from './receipt.loader.ts'
import { type ReceiptOrderField, selectReceiptPage } from './receipt.store.ts'
import { receiptTexts } from './receipt-texts.ts'

const OnDuplicateUseRef = builder.objectRef<OnDuplicateUse>('OnDuplicateUse').implement({
  description: 'One way of writing, and the metrics of a push that were written so.',
  fields: t => ({
    onDuplicate: t.expose('onDuplicate', { type: OnDuplicateEnum, description: receiptTexts.way }),
    metrics: t.stringList({ description: receiptTexts.metrics, resolve: use => [...use.metrics] }),
  }),
})

const CallerKindEnum = builder.enumType('CallerKind', {
  description: 'What pushed.',
  values: {
    TOKEN: { description: 'A token, or PUSHGRAPH_ADMIN_TOKEN.' },
    CLIENT: { description: 'A client, by a token of minutes.' },
    PUSH_KEY: { description: 'What has the push URL of the widget.' },
    FEED: { description: 'A feed that called its source: by its schedule, or by hand.' },
    WEBHOOK: { description: 'A feed whose webhook had a delivery.' },
    TASK: { description: 'A task, such as an import.' },
  },
} as const)

const typenames: Readonly<Record<CallerKind, string>> = {
  TOKEN: 'Token',
  CLIENT: 'Client',
  PUSH_KEY: 'Widget',
  FEED: 'Feed',
  WEBHOOK: 'Feed',
  TASK: 'Task',
}

const callerIdOf = ({ kind, id }: PushOrigin) => id && encodeId(typenames[kind], id)

export const PushReceiptRef = builder.objectRef<PushReceipt & { replayed?: boolean }>('PushReceipt')
builder.node(PushReceiptRef, {
  extensions: restrictable,
  description: 'Proof of a committed push. Kept for 24 hours unless the operator says otherwise.',
  id: { resolve: receipt => receipt.receiptId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => findReceipt(ctx, id))),
  fields: t => ({
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', description: 'When it was committed.' }),
    replayed: t.boolean({
      description: 'An earlier push had the same idempotency key: this is its receipt, and nothing was written now.',
      resolve: receipt => receipt.replayed ?? false,
    }),
    rows: t.exposeInt('rows', { description: receiptTexts.rows }),
    points: t.exposeInt('points', { description: receiptTexts.written }),
    created: t.exposeInt('created', { description: receiptTexts.created }),
    changed: t.exposeInt('changed', { description: receiptTexts.changed }),
    onDuplicate: t.field({
      type: [OnDuplicateUseRef],
      description: receiptTexts.onDuplicate,
      resolve: receipt => [...receipt.onDuplicate],
    }),
    warnings: t.stringList({ description: receiptTexts.warnings, resolve: receipt => [...receipt.warnings] }),
    keyKind: t.expose('keyKind', { type: KeyKindEnum, nullable: true, description: receiptTexts.keyKind }),
    newMetrics: t.stringList({ description: receiptTexts.newMetrics, resolve: receipt => [...receipt.newMetrics] }),
    caller: t.exposeString('caller', {
      nullable: true,
      description: `Who pushed: a token or client by the name that it had then, \`${PUSH_KEY_CALLER}\` for the key in the push URL, \`feed\` and a name for a feed; null for receipts of before this was kept.`,
    }),
    callerKind: t.field({
      type: CallerKindEnum,
      nullable: true,
      description: 'What pushed; null for receipts of before this was kept.',
      resolve: ({ origin }) => origin?.kind,
    }),
    callerId: t.id({
      nullable: true,
      description:
        'Global id of the token, client, feed or task that pushed; null for a push key and for PUSHGRAPH_ADMIN_TOKEN, which have none, and for receipts of before this was kept.',
      resolve: ({ origin }) => origin && callerIdOf(origin),
    }),
    firstKey: t.string({
      nullable: true,
      description: receiptTexts.firstKey,
      resolve: receipt => keyOfReceipt(receipt, 'first'),
    }),
    lastKey: t.string({
      nullable: true,
      description: 'The last key that has a value; null as `firstKey`.',
      resolve: receipt => keyOfReceipt(receipt, 'last'),
    }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget that was pushed to; NOT_FOUND where it was deleted. Needs the scope `read`.',
      authScopes: { read: true },
      resolve: (receipt, _args, ctx) => getWidgetById(ctx, encodeId('Widget', receipt.widgetId)),
    }),
  }),
})

const PushReceiptOrder = orderInput<ReceiptOrderField>('PushReceipt', 'receipts', {
  ACCEPTED_AT: 'When the push was committed.',
})

const ReceiptConnection = builder.connectionObject({
  type: PushReceiptRef,
  name: 'PushReceiptConnection',
  description: 'A page of receipts.',
})

const NEWEST_RECEIPTS = { field: 'ACCEPTED_AT', direction: 'DESC' } as const

const receiptArgs = {
  ...pageArgs,
  ...builder.args(t => ({
    orderBy: t.field({ type: PushReceiptOrder, description: 'The order of the list. Default: ACCEPTED_AT, DESC.' }),
  })),
}

builder.objectField(WidgetRef, 'receipts', t =>
  t.field({
    type: ReceiptConnection,
    description: 'Receipts of its pushes that have not expired, by default newest first.',
    args: receiptArgs,
    resolve: async (widget, args, ctx) => {
      const page = pageOf<ReceiptOrderField>(args, args.orderBy ?? NEWEST_RECEIPTS)
      return toConnection(await selectReceiptPage(ctx.db, widget.projectId, widget.widgetId, page), page)
    },
  }),
)

builder.queryField('receipts', t =>
  t.field({
    type: ReceiptConnection,
    description: 'Receipts of all pushes that have not expired, by default newest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...receiptArgs,
      widgetId: t.arg.id({ description: 'Only pushes to the widget with this global id.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<ReceiptOrderField>(args, args.orderBy ?? NEWEST_RECEIPTS)
      const widgetId = args.widgetId ? idOf('Widget', args.widgetId) : null
      return toConnection(await selectReceiptPage(ctx.db, projectIdOf(ctx), widgetId, page), page)
    },
  }),
)

builder.queryField('receipt', t =>
  t.field({
    type: PushReceiptRef,
    extensions: restrictable,
    description: 'A receipt by its id; NOT_FOUND when there is none or it has expired. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('receipt')) },
    resolve: async (_root, { id }, ctx) => {
      const receipt = await findReceipt(ctx, idOf('PushReceipt', id))
      if (!receipt) throw notFound('receipt')
      return receipt
    },
  }),
)
