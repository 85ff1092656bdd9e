import { projectIdOf } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { restrictable } from '../request/restriction.ts'
import { PeriodPresetEnum } from '../widgets/enums.graphql.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { annotationLoader, windowLoader } from './annotation.loader.ts'
import { deleteAnnotation, isVisible, saveAnnotation } from './annotation.service.ts'
import { type AnnotationOrderField, selectAnnotationPage } from './annotation.store.ts'
import type { Annotation } from './annotation.ts'
import { SaveAnnotationInput } from './annotation-input.graphql.ts'
import { annotationPeriodOf } from './annotation-period.service.ts'
import { annotationTexts } from './annotation-texts.ts'

export const AnnotationRef = builder.objectRef<Annotation>('Annotation')
builder.node(AnnotationRef, {
  extensions: restrictable,
  description: 'A dated note on a widget or on the whole project, such as a release or a campaign: charts show it.',
  authScopes: { read: true },
  id: { resolve: annotation => annotation.annotationId, description: 'Global id.' },
  loadMany: async (ids, ctx) => {
    const found = await annotationLoader(ctx).loadMany(ids)
    return found.map(each => (each instanceof Error || !each || !isVisible(ctx, each) ? null : each))
  },
  fields: t => ({
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'The widget that it is on; null: it is on the whole project.',
      resolve: ({ widgetId }, _args, ctx) => (widgetId === null ? null : widgetLoader(ctx).load(widgetId)),
    }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: annotationTexts.at,
      resolve: ({ time }) => ('at' in time ? time.at : null),
    }),
    firstDay: t.field({
      type: 'Date',
      nullable: true,
      description: annotationTexts.firstDay,
      resolve: ({ time }) => ('at' in time ? null : time.days.from),
    }),
    lastDay: t.field({
      type: 'Date',
      nullable: true,
      description: annotationTexts.lastDay,
      resolve: ({ time }) => ('at' in time ? null : time.days.through),
    }),
    text: t.exposeString('text', { description: annotationTexts.text }),
    link: t.exposeString('link', { nullable: true, description: annotationTexts.link }),
    kind: t.exposeString('kind', { description: annotationTexts.kind }),
    createdBy: t.exposeString('createdBy', { description: annotationTexts.createdBy }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: annotationTexts.createdAt }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: annotationTexts.updatedAt }),
  }),
})

const AnnotationOrder = orderInput<AnnotationOrderField>('Annotation', 'annotations', {
  DATE: 'The instant, or the beginning of the first day, that it is of.',
  CREATED_AT: 'When it was saved first.',
})
const NEWEST_OF_ALL = { field: 'DATE', direction: 'DESC' } as const

const AnnotationConnection = builder.connectionObject({
  type: AnnotationRef,
  name: 'AnnotationConnection',
  description: 'A page of annotations.',
})

const periodArgs = builder.args(t => ({
  preset: t.field({ type: PeriodPresetEnum, description: 'Only those of this period. Default: of all times.' }),
  days: t.field({
    type: DayRangeInput,
    description: 'Only those of these days, in the zone of the project; instead of a preset.',
  }),
}))

builder.queryField('annotations', t =>
  t.field({
    type: AnnotationConnection,
    extensions: restrictable,
    description:
      'The annotations of the project and its widgets, by default the newest first. Who is limited to some widgets has those on these widgets. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      ...periodArgs,
      widgetId: t.arg.id({
        description: 'Only those in the charts of the widget with this global id: on it, or on the whole project.',
      }),
      kinds: t.arg.stringList({ description: 'Only those of these kinds, in any case. Default: all.' }),
      search: t.arg.string({
        description: 'Only those whose text, kind or author has this in it, whatever its case and accents.',
      }),
      orderBy: t.arg({ type: AnnotationOrder, description: 'The order of the list. Default: DATE, DESC.' }),
    },
    resolve: async (_root, args, ctx) => {
      const projectId = projectIdOf(ctx)
      const page = pageOf<AnnotationOrderField>(args, args.orderBy ?? NEWEST_OF_ALL)
      const part = ctx.principal?.restriction?.widgetIds
      const asked = args.widgetId ? [idOf('Widget', args.widgetId)] : null
      const filter = {
        widgetIds: asked?.filter(id => !part || part.has(id)) ?? (part ? [...part] : null),
        includesProject: !part,
        period: await annotationPeriodOf(ctx, projectId, args),
        kinds: args.kinds?.map(kind => kind.normalize('NFC').trim().toUpperCase()) ?? null,
        search: args.search?.normalize('NFC').trim() || null,
      }
      return toConnection(await selectAnnotationPage(ctx.db, projectId, filter, page), page)
    },
  }),
)

builder.objectField(WidgetRef, 'annotations', t =>
  t.field({
    type: [AnnotationRef],
    nullable: true,
    description: `The annotations in charts of the widget: on it, or on the whole project. ${annotationTexts.ofPeriod} Those of all widgets of a request are read together.`,
    args: periodArgs,
    resolve: async ({ projectId, widgetId }, args, ctx) => [
      ...(await windowLoader(ctx).load({ widgetId, period: await annotationPeriodOf(ctx, projectId, args) })),
    ],
  }),
)

const AnnotationPayload = builder.objectRef<{ annotation: Annotation }>('AnnotationPayload').implement({
  description: 'The annotation as it was saved.',
  fields: t => ({
    annotation: t.expose('annotation', { type: AnnotationRef, description: 'The annotation as it is now.' }),
  }),
})

builder.mutationFields(t => ({
  saveAnnotation: t.field({
    type: AnnotationPayload,
    extensions: restrictable,
    description:
      'Makes an annotation, or changes the one with this id. CONFLICT when the project has 10,000, or the key was used for another one. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: {
      input: t.arg({ type: SaveAnnotationInput, required: true, description: 'What it says, of when, and on what.' }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { id, widgetId, ...note } = input
      const annotation = await saveAnnotation(ctx, projectIdOf(ctx), {
        ...note,
        annotationId: id ? idOf('Annotation', id) : null,
        widgetId: widgetId == null ? widgetId : idOf('Widget', widgetId),
      })
      return { annotation }
    },
  }),
  deleteAnnotation: t.field({
    type: DeletePayload,
    extensions: restrictable,
    description: 'Deletes an annotation; its idempotency key is free again. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { id: t.arg.id(globalIdOf('annotation')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteAnnotation(ctx, projectIdOf(ctx), idOf('Annotation', id))
      return { id }
    },
  }),
}))
