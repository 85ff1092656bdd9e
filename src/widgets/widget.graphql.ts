import { projectIdOf } from '../auth/guard.ts'
import type { WidgetId } from '../base/id.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { listWithErrors } from '../graphql/list-errors.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { divisible, restrictable } from '../request/restriction.ts'
import { DimensionRef, dimensionsOf } from './dimension.graphql.ts'
import { ChartTypeEnum, KeyKindEnum, PeriodPresetEnum } from './enums.graphql.ts'
import { keptFrom } from './kept-sums.ts'
import { MetricRef, WidgetRef } from './refs.graphql.ts'
import { namedRetention } from './retention.ts'
import { MAX_SEARCH_WORDS, searchWords } from './search-words.ts'
import { getWidgetById, getWidgetsById, widgetLoader } from './widget.loader.ts'
import { createWidget, deleteWidget, listWidgets, pushUrlOf, rotatePushKey, updateWidget } from './widget.service.ts'
import type { Widget } from './widget.ts'
import { namedOptions, type WidgetOptionName, widgetOptionNames, widgetOptions } from './widget-option.ts'
import type { WidgetOrderField } from './widget-search.store.ts'
import { widgetTexts } from './widget-texts.ts'

const descriptionOf = (name: WidgetOptionName) => ({ description: widgetOptions[name].description })

function eachOption<Field>(toField: (name: WidgetOptionName) => Field): Record<WidgetOptionName, Field> {
  return Object.fromEntries(widgetOptionNames.map(name => [name, toField(name)])) as Record<WidgetOptionName, Field>
}

builder.node(WidgetRef, {
  extensions: divisible,
  description: 'One pushed table: a key column (days, instants or categories) and metric columns.',
  id: { resolve: widget => widget.widgetId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => widgetLoader(ctx).load(id as WidgetId))),
  fields: t => ({
    title: t.exposeString('title', { description: widgetTexts.title }),
    ...eachOption(name => t.exposeString(name, { nullable: true, ...descriptionOf(name) })),
    tags: t.stringList({ description: widgetTexts.tags, resolve: widget => [...widget.tags] }),
    chartType: t.expose('chartType', { type: ChartTypeEnum, description: widgetTexts.chartType }),
    keyColumn: t.exposeString('keyColumn', {
      nullable: true,
      description: 'The name of the key column; null until a push names it.',
    }),
    keyKind: t.expose('keyKind', {
      type: KeyKindEnum,
      nullable: true,
      description: widgetTexts.keyKind,
    }),
    dimensions: t.field({
      type: [DimensionRef],
      description: 'Its dimensions, the text columns besides its key, in the order in which they were declared.',
      resolve: widget => dimensionsOf(widget),
    }),
    keepInstantsDays: t.exposeInt('keepInstantsDays', { nullable: true, description: widgetTexts.keepInstantsDays }),
    keepHoursDays: t.exposeInt('keepHoursDays', { nullable: true, description: widgetTexts.keepHoursDays }),
    instantsFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: widgetTexts.instantsFrom,
      resolve: ({ sums }) => keptFrom(sums).instantsFrom,
    }),
    hoursFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: widgetTexts.hoursFrom,
      resolve: ({ sums }) => keptFrom(sums).hoursFrom,
    }),
    daysTimeZone: t.field({
      type: 'TimeZone',
      nullable: true,
      description: widgetTexts.daysTimeZone,
      resolve: ({ sums }) => sums?.daysZone ?? null,
    }),
    pushUrl: t.string({
      nullable: true,
      description:
        'POST rows here. The key in it is a secret. Null where it cannot be shown since the secret key it was stored under is lost: it goes on working, and `rotatePushKey` makes another one. Needs the scope `manage`.',
      authScopes: { manage: true },
      resolve: (widget, _args, ctx) => pushUrlOf(ctx, widget),
    }),
    defaultPeriod: t.expose('defaultPeriod', {
      type: PeriodPresetEnum,
      description: widgetTexts.defaultPeriod,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    viewerCanManage: t.boolean({
      description: 'Whether the token has the scope `manage`: whether it may change the widget and read its `pushUrl`.',
      resolve: (_widget, _args, { principal }) => principal?.scopes.has('manage') ?? false,
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When its definition changed last: not when rows were pushed.',
    }),
    version: t.exposeInt('version', {
      description: '1, and one more with each change of its definition or of which metrics it has.',
    }),
    metrics: t.field({
      type: [MetricRef],
      description: 'The metrics, in the order in which they were first pushed.',
      resolve: widget => [...widget.metrics],
    }),
  }),
})

const WidgetOrder = orderInput<WidgetOrderField>('Widget', 'widgets', {
  CREATED_AT: 'When the widget was made.',
  TITLE: 'The title of the widget.',
  LAST_PUSH_AT: 'When the last push to it was committed; those without one are before all others.',
})

const WidgetConnection = builder.connectionObject({
  type: WidgetRef,
  name: 'WidgetConnection',
  description: 'A page of widgets.',
})

builder.queryFields(t => ({
  widget: t.field({
    type: WidgetRef,
    description: 'A widget by its id; NOT_FOUND when there is none. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('widget')) },
    resolve: (_root, args, ctx) => getWidgetById(ctx, args.id),
  }),
  widgetsById: t.field({
    type: [WidgetRef],
    nullable: { list: false, items: true },
    description:
      'Widgets by their ids, in that order; null and NOT_FOUND at its index where there is none. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids of at most 100 widgets.' }) },
    resolve: (_root, { ids }, ctx) => listWithErrors(getWidgetsById(ctx, ids)),
  }),
  widgets: t.field({
    type: WidgetConnection,
    description: 'The widgets of the project, oldest first. Needs the scope `read`.',
    extensions: divisible,
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: WidgetOrder, description: 'The order of the list. Default: CREATED_AT, ASC.' }),
      search: t.arg.string({
        description: `Only widgets in which every one of these words occurs, in any order: in the title, the description, a tag, or in the name or description of a metric, without regard to case and accents. At most ${MAX_SEARCH_WORDS} words.`,
      }),
      tag: t.arg.string({ description: 'Only widgets with this tag.' }),
      notPushedSince: t.arg({
        type: 'DateTime',
        description: 'Only widgets whose last push was before this instant, and those that were never pushed to.',
      }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<WidgetOrderField>(args, args.orderBy ?? OLDEST_FIRST)
      const since = args.notPushedSince ?? null
      const filter = {
        words: searchWords(args.search),
        tag: args.tag ?? null,
        notPushedSince: since === null ? null : new Date(since),
      }
      return toConnection(await listWidgets(ctx, projectIdOf(ctx), { ...page, ...filter }), page)
    },
  }),
}))

const WidgetPayload = builder.objectRef<{ widget: Widget }>('WidgetPayload').implement({
  description: 'The widget as it is now.',
  fields: t => ({ widget: t.expose('widget', { type: WidgetRef, description: 'The widget as it is now.' }) }),
})

export const DeletePayload = builder.objectRef<{ id: string }>('DeletePayload').implement({
  description: 'What was deleted.',
  fields: t => ({ id: t.exposeID('id', { description: 'Global id of what was deleted.' }) }),
})

const CreateWidgetInput = builder.inputType('CreateWidgetInput', {
  description: 'A new widget.',
  fields: t => ({
    title: t.string({ required: true, description: widgetTexts.newTitle }),
    chartType: t.field({ type: ChartTypeEnum, description: widgetTexts.newChartType }),
    keyKind: t.field({ type: KeyKindEnum, description: widgetTexts.newKeyKind }),
    defaultPeriod: t.field({
      type: PeriodPresetEnum,
      description: 'The period of a report that names none. Default: LAST_30_DAYS.',
    }),
    ...eachOption(name => t.string(descriptionOf(name))),
    tags: t.stringList({ description: widgetTexts.tags }),
    dimensions: t.stringList({ description: widgetTexts.newDimensions }),
    keepInstantsDays: t.int({ description: widgetTexts.keepInstantsDays }),
    keepHoursDays: t.int({ description: widgetTexts.keepHoursDays }),
  }),
})

const UpdateWidgetInput = builder.inputType('UpdateWidgetInput', {
  description: 'What is given is changed; absent is unchanged.',
  fields: t => ({
    id: t.id(globalIdOf('widget')),
    title: t.string({ description: widgetTexts.newTitle }),
    chartType: t.field({ type: ChartTypeEnum, description: widgetTexts.chartType }),
    keyKind: t.field({ type: KeyKindEnum, description: widgetTexts.otherKeyKind }),
    defaultPeriod: t.field({ type: PeriodPresetEnum, description: widgetTexts.defaultPeriod }),
    ...eachOption(name => t.string({ description: `${widgetOptions[name].description} Null removes it.` })),
    dimensions: t.stringList({ description: widgetTexts.moreDimensions }),
    keepInstantsDays: t.int({ description: widgetTexts.keepInstantsDays }),
    keepHoursDays: t.int({ description: widgetTexts.keepHoursDays }),
    tags: t.stringList({ description: 'Words to find it by, instead of those it has.' }),
  }),
})

builder.mutationFields(t => ({
  createWidget: t.field({
    type: WidgetPayload,
    description: 'Makes a widget. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: CreateWidgetInput, required: true, description: 'The new widget.' }) },
    resolve: async (_root, { input }, ctx) => {
      const {
        title,
        chartType = null,
        keyKind = null,
        defaultPeriod = null,
        tags = null,
        dimensions = null,
        ...options
      } = input
      const fields = { title, chartType, keyKind, defaultPeriod, tags, dimensions, ...options }
      const widget = await createWidget(ctx, projectIdOf(ctx), fields)
      return { widget }
    },
  }),
  updateWidget: t.field({
    type: WidgetPayload,
    description: 'Changes a widget. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { input: t.arg({ type: UpdateWidgetInput, required: true, description: 'The widget and what to change.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { id, title, chartType, keyKind, defaultPeriod, tags, dimensions, ...options } = input
      const patch = {
        ...namedOptions(options),
        ...namedRetention(options),
        ...(title !== undefined && title !== null && { title }),
        ...(chartType && { chartType }),
        ...(keyKind && { keyKind }),
        ...(defaultPeriod && { defaultPeriod }),
        ...(tags && { tags }),
        ...(dimensions && { dimensions }),
      }
      return { widget: await updateWidget(ctx, projectIdOf(ctx), idOf('Widget', id), patch) }
    },
  }),
  deleteWidget: t.field({
    type: DeletePayload,
    description: 'Deletes a widget, its metrics and its points; its push URL stops at once. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('widget')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteWidget(ctx, projectIdOf(ctx), idOf('Widget', id))
      return { id }
    },
  }),
  rotatePushKey: t.field({
    type: WidgetPayload,
    description: 'Gives a widget a new push URL; the old one stops at once. Needs the scope `manage`.',
    extensions: restrictable,
    authScopes: { manage: true },
    args: { widgetId: t.arg.id(globalIdOf('widget')) },
    resolve: async (_root, { widgetId }, ctx) => ({
      widget: await rotatePushKey(ctx, projectIdOf(ctx), idOf('Widget', widgetId)),
    }),
  }),
}))
