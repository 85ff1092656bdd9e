import { builder } from '../graphql/builder.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric } from '../widgets/metric.ts'
import { MetricRef } from '../widgets/refs.graphql.ts'
import { type Freshness, freshnessTexts } from './freshness.ts'
import { freshnessLoader, originLoader, usageLoader } from './lineage.loader.ts'
import { type LineageEntry, type LineageKind, lineageTexts } from './lineage.ts'
import { typeNameOf } from './lineage-model.ts'

const LineageKindEnum = builder.enumType('LineageKind', {
  description: 'What a metric is made of, or used in.',
  values: {
    PUSH: { description: 'Pushes of rows: with the push URL of the widget, or a token.' },
    FEED: { description: 'A feed that writes it.' },
    SOURCE: { description: 'The source of the feed before it.' },
    EVENT: { description: 'Events of this name.' },
    METRIC: {
      description:
        'A metric: an operand of its formula or what weighs it, or one whose formula reads it or that it weighs.',
    },
    QUERY: { description: 'Rows of a query, which are stored nowhere.' },
    BOARD: { description: 'A board of the project.' },
    SHARE: { description: 'A public link.' },
    SAVED_QUERY: { description: 'A saved query.' },
  } satisfies Record<LineageKind, { description: string }>,
})

const LineageEntryRef = builder.objectRef<LineageEntry>('LineageEntry').implement({
  description: lineageTexts.entry,
  fields: t => ({
    kind: t.expose('kind', { type: LineageKindEnum, description: lineageTexts.kind }),
    nodeId: t.id({
      nullable: true,
      description: lineageTexts.nodeId,
      resolve: ({ kind, id }) => (id === null ? null : encodeId(typeNameOf[kind], id)),
    }),
    name: t.exposeString('name', { description: lineageTexts.name }),
  }),
})

const LineageRef = builder.objectRef<Metric>('Lineage').implement({
  description: 'Where a metric comes from and where it is used. Read for all metrics of a request together.',
  fields: t => ({
    origins: t.field({
      type: [LineageEntryRef],
      description: lineageTexts.origins,
      resolve: async (metric, _args, ctx) => [...(await originLoader(ctx).load(metric))],
    }),
    usedIn: t.field({
      type: [LineageEntryRef],
      description: lineageTexts.usedIn,
      resolve: async (metric, _args, ctx) => [...(await usageLoader(ctx).load(metric)).entries],
    }),
    isComplete: t.boolean({
      description: lineageTexts.isComplete,
      resolve: async (metric, _args, ctx) => (await usageLoader(ctx).load(metric)).isComplete,
    }),
  }),
})

const FreshnessRef = builder.objectRef<Freshness>('Freshness').implement({
  description: 'Whether new data came when it was expected.',
  fields: t => ({
    lastDataAt: t.expose('lastDataAt', { type: 'DateTime', nullable: true, description: freshnessTexts.lastDataAt }),
    dueBy: t.expose('dueBy', { type: 'DateTime', nullable: true, description: freshnessTexts.dueBy }),
    isLate: t.exposeBoolean('isLate', { description: freshnessTexts.isLate }),
    lateSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: freshnessTexts.lateSince,
      resolve: ({ isLate, dueBy }) => (isLate ? dueBy : null),
    }),
  }),
})

builder.objectFields(MetricRef, t => ({
  lineage: t.field({
    type: LineageRef,
    description: 'Where it comes from, and where it is used.',
    resolve: metric => metric,
  }),
  freshness: t.field({
    type: FreshnessRef,
    description: freshnessTexts.freshness,
    resolve: (metric, _args, ctx) => freshnessLoader(ctx).load(metric),
  }),
}))
