import { PushAnnotationInput } from '../annotations/annotation-input.graphql.ts'
import { annotationTexts } from '../annotations/annotation-texts.ts'
import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { assertScope, projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { selectsField } from '../graphql/selection.ts'
import { idOf } from '../request/global-id.ts'
import { restrictable } from '../request/restriction.ts'
import { KeyKindEnum, OnDuplicateEnum } from '../widgets/enums.graphql.ts'
import { toMetricChange } from '../widgets/metric-input.ts'
import { metricOptionInputs } from '../widgets/metric-option.graphql.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { deletePoints } from './delete-points.service.ts'
import { lastPushLoader } from './last-push.loader.ts'
import { widgetOfPush } from './named-widget.service.ts'
import { toPeriodRows } from './period-rows.ts'
import { pushRows } from './push.service.ts'
import type { PathOf, PushOutcome, PushRequest } from './push.ts'
import { PushReceiptRef } from './receipt.graphql.ts'
import { deletionTexts, pushTexts } from './receipt-texts.ts'

const PushValueInput = builder.inputType('PushValueInput', {
  description: 'The value of one metric in a row.',
  extensions: { namedBy: 'metric', namedValue: 'value' },
  fields: t => ({
    metric: t.string({ required: true, description: "The metric's name; a new name makes a new metric." }),
    value: t.field({ type: 'Decimal', required: true, description: 'Kept exactly.' }),
  }),
})

const DimensionValueInput = builder.inputType('DimensionValueInput', {
  description: 'The value that a row has in one dimension of the widget.',
  extensions: { namedBy: 'dimension', namedValue: 'value' },
  fields: t => ({
    dimension: t.string({ required: true, description: "The dimension's name, as the widget declares it." }),
    value: t.string({
      required: true,
      description: 'At most 255 characters, case-sensitive; blanks at its ends are cut off. Empty: no value.',
    }),
  }),
})

const PushPeriodInput = builder.inputType('PushPeriodInput', {
  description: 'The period that a value is of, in calendar days: give one member.',
  isOneOf: true,
  fields: t => ({
    week: t.string({ description: 'A week of ISO 8601, from Monday on, such as `2026-W48`.' }),
    month: t.string({ description: 'Such as `2026-11`.' }),
    quarter: t.string({ description: 'Three months from January, April, July or October on, such as `2026-Q4`.' }),
    year: t.string({ description: 'Such as `2026`.' }),
    days: t.field({ type: DayRangeInput, description: 'Any days in a row.' }),
  }),
})

const PushRowInput = builder.inputType('PushRowInput', {
  description: 'One row: a key, or a period, and the values of it.',
  fields: t => ({
    key: t.string({
      description:
        'A day (2026-11-20 or 20261120), an instant (ISO 8601, or a number since 1970 in seconds, milliseconds or finer) or a name, by the key kind. For metrics whose aggregation is PERIODIC also a period, as 2026-11, 2026-W48, 2026-Q4, 2026 or 2026-11-01/2026-11-30.',
    }),
    period: t.field({
      type: PushPeriodInput,
      description:
        'Instead of a key: what the values are of. A metric that is new becomes PERIODIC by it; others have to be. A value that is stored of the same days is replaced unless `onDuplicate` says otherwise.',
    }),
    dimensions: t.field({
      type: [DimensionValueInput],
      description: 'Values of dimensions that the widget declares. Default: the row has no value in any of them.',
    }),
    values: t.field({ type: [PushValueInput], required: true, description: 'One per metric.' }),
  }),
})

const PushMetricInput = builder.inputType('PushMetricInput', {
  description: 'Options of one metric, remembered with it (`onDuplicate` holds for this push only).',
  fields: t => ({
    name: t.string({ required: true, description: "The metric's name." }),
    onDuplicate: t.field({ type: OnDuplicateEnum, description: 'Instead of the onDuplicate of the push.' }),
    ...metricOptionInputs(t),
  }),
})

const PushInput = builder.inputType('PushInput', {
  description: 'Rows to push: all or nothing.',
  fields: t => ({
    widgetId: t.id({ description: 'Global id of the widget; or `pushName`.' }),
    pushName: t.string({ description: pushTexts.pushName }),
    rows: t.field({ type: [PushRowInput], required: true, description: 'At most 10,000.' }),
    onDuplicate: t.field({
      type: OnDuplicateEnum,
      description: 'What happens to values that exist. Default: the `defaultOnDuplicate` of each metric.',
    }),
    metrics: t.field({ type: [PushMetricInput], description: 'Options per metric.' }),
    keyKind: t.field({ type: KeyKindEnum, description: pushTexts.keyKind }),
    timeZone: t.field({ type: 'TimeZone', description: pushTexts.timeZone }),
    annotation: t.field({ type: PushAnnotationInput, description: annotationTexts.ofPush }),
    idempotencyKey: t.string({
      description:
        'The same key and input again gives the first receipt and writes nothing; with another input: CONFLICT.',
    }),
  }),
})

const PushPayload = builder.objectRef<PushOutcome>('PushPayload').implement({
  description: 'What became of a push.',
  fields: t => ({
    receipt: t.field({
      type: PushReceiptRef,
      description: 'Proof that it is committed.',
      resolve: ({ receipt, replayed }) => ({ ...receipt, replayed }),
    }),
    widget: t.field({
      type: WidgetRef,
      description: 'The widget as it is now. Needs the scope `read`: who may only push reads nothing.',
      authScopes: { read: true },
      resolve: async ({ receipt }, _args, ctx) => existing(await widgetLoader(ctx).load(receipt.widgetId)),
    }),
  }),
})

const existing = <T>(thing: T | null): T => {
  if (thing === null) throw notFound('widget')
  return thing
}

builder.mutationField('push', t =>
  t.field({
    type: PushPayload,
    description:
      'Pushes rows into a widget, all or nothing; answered after the commit. Needs the scope `push`, and `read` where the widget is asked for.',
    // Asked here, too: a refusal after the commit would look as if nothing was pushed.
    extensions: restrictable,
    authScopes: (_root, _args, _ctx, info) =>
      selectsField(info, 'widget') ? { $all: { push: true, read: true } } : { push: true },
    args: { input: t.arg({ type: PushInput, required: true, description: 'The widget and its rows.' }) },
    resolve: async (_root, { input }, ctx) => {
      const request = toPushRequest(input)
      const principal = assertScope(ctx, 'push', restrictable)
      const target = {
        widgetId: input.widgetId ? idOf('Widget', input.widgetId) : null,
        pushName: input.pushName ?? null,
      }
      const widgetId = await widgetOfPush(ctx, principal, target, request)
      const outcome = await pushRows(ctx, widgetId, principal.projectId, request)
      widgetLoader(ctx).clearAll()
      return outcome
    },
  }),
)

type PushInputShape = typeof PushInput.$inferInput

const pathIn =
  (rows: PushInputShape['rows']): PathOf =>
  (row, metric, dimension) => {
    if (dimension !== undefined) return `rows.${row}.dimensions.${dimension}`
    if (metric !== undefined) return `rows.${row}.values.${metric}`
    return `rows.${row}.${rows[row]?.period ? 'period' : 'key'}`
  }

function toPushRequest(input: PushInputShape): PushRequest {
  const { rows, onDuplicate, idempotencyKey, keyKind = null, timeZone = null } = input
  const pathOf = pathIn(rows)
  const metrics = input.metrics ?? []
  const indexes = new Map(metrics.map(({ name }, index) => [name.normalize('NFC'), index]))
  // What is absent is not hashed: pushes of before keys could be told of have the hash that they had.
  const keys = keyKind === null && timeZone === null ? [] : [keyKind, timeZone]
  const notes = input.annotation ? [{ annotation: input.annotation }] : []
  // What an older gateway hashed: absent was ADD.
  const hashed = onDuplicate === undefined ? 'ADD' : onDuplicate
  return {
    rows: toPeriodRows(rows, pathOf),
    keyKind,
    timeZone,
    keyColumn: null,
    onDuplicate: onDuplicate ?? null,
    metricOnDuplicate: new Map(
      metrics.flatMap(it => (it.onDuplicate ? [[it.name.normalize('NFC'), it.onDuplicate] as const] : [])),
    ),
    pathOfOnDuplicate: metric => `metrics.${indexes.get(metric) ?? 0}.onDuplicate`,
    options: new Map(
      metrics.map((it, index) => [it.name.normalize('NFC'), toMetricChange(it, `metrics.${index}.`)] as const),
    ),
    idempotencyKey: idempotencyKey ?? null,
    bodyHash: idempotencyKey
      ? sha256(JSON.stringify([input.widgetId ?? input.pushName, rows, hashed, metrics, ...keys, ...notes]))
      : null,
    annotation: input.annotation ? { ...input.annotation, daysPath: 'days' } : null,
    pathOf,
  }
}

builder.objectField(WidgetRef, 'lastPushAt', t =>
  t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When the last push to it was committed; null: never.',
    resolve: (widget, _args, ctx) => lastPushLoader(ctx).load(widget.widgetId),
  }),
)

const DeletePointsInput = builder.inputType('DeletePointsInput', {
  description: 'Which points to delete: give `days` or `keys`.',
  fields: t => ({
    widgetId: t.id(globalIdOf('widget')),
    days: t.field({
      type: DayRangeInput,
      description: "Points of these days (of a TIME widget: in the project's zone).",
    }),
    keys: t.stringList({ description: 'Points at these keys, written as in a push.' }),
    timeZone: t.field({ type: 'TimeZone', description: deletionTexts.timeZone }),
    metrics: t.stringList({ description: 'Only these metrics, by name. Default: all.' }),
    metricIds: t.idList({ description: 'Only these metrics, by global id; beside `metrics`: those and these.' }),
    where: t.field({
      type: [DimensionFilterInput],
      description: 'Only points whose values of dimensions these let pass. Default: all.',
    }),
  }),
})

const DeletePointsPayload = builder
  .objectRef<{ deleted: number; widgetId: WidgetId }>('DeletePointsPayload')
  .implement({
    description: 'What was deleted.',
    fields: t => ({
      deleted: t.exposeInt('deleted', { description: 'How many points went.' }),
      widget: t.field({
        type: WidgetRef,
        description: 'The widget they were of.',
        resolve: async ({ widgetId }, _args, ctx) => existing(await widgetLoader(ctx).load(widgetId)),
      }),
    }),
  })

builder.mutationField('deletePoints', t =>
  t.field({
    type: DeletePointsPayload,
    description: 'Deletes points of a widget by days or keys. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: DeletePointsInput, required: true, description: 'Which points.' }) },
    resolve: async (_root, { input }, ctx) => {
      const widgetId = idOf('Widget', input.widgetId)
      const { days = null, keys = null, timeZone = null } = input
      const metrics = toMetricSelection(input.metrics, input.metricIds)
      const where = (input.where ?? []).map(toDimensionFilter)
      return {
        widgetId,
        deleted: await deletePoints(ctx, projectIdOf(ctx), widgetId, { days, keys, timeZone, metrics, where }),
      }
    },
  }),
)
