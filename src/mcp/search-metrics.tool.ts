import { z } from 'zod'
import { freshnessLoader } from '../lineage/lineage.loader.ts'
import { pageOf, toConnection } from '../request/page.ts'
import { metricStatuses } from '../widgets/metric-status.ts'
import { MAX_SEARCH_WORDS, searchText, searchWords } from '../widgets/search-words.ts'
import { listMetrics } from '../widgets/widget.service.ts'
import { afterField, nextField } from './fields.ts'
import { lineOf, metricEntry, toMetricEntry } from './metric-entry.ts'
import { tool } from './tool.ts'

export const MAX_ENTRIES = 100
const DEFAULT_ENTRIES = 20
const BY_WIDGET = { field: 'WIDGET', direction: 'ASC' } as const

export const searchMetrics = tool({
  name: 'search_metrics',
  title: 'Search metrics',
  description:
    'The catalogue: which metrics there are, with unit, aggregation, dimensions, status and freshness. Call it before report, and name metrics by the ids that it gives.',
  scope: 'read',
  isRestrictable: true,
  isDivisible: true,
  input: z.object({
    query: z
      .string()
      .nullish()
      .meta({
        description: `Words that stand in the name or description of the metric, or in the title or a tag of its widget, at most ${MAX_SEARCH_WORDS}. Default: every metric.`,
        examples: ['revenue'],
      }),
    status: z
      .array(z.enum(metricStatuses))
      .nullish()
      .meta({ description: 'Only metrics of these statuses; APPROVED may be relied on. Default: all.' }),
    tag: z.string().nullish().meta({ description: 'Only of widgets with this tag.' }),
    is_late: z.boolean().nullish().meta({ description: 'Only metrics whose new data is late, or is not.' }),
    first: z
      .int()
      .min(1)
      .max(MAX_ENTRIES)
      .nullish()
      .meta({ description: `How many metrics at most. Default: ${DEFAULT_ENTRIES}.` }),
    after: afterField,
  }),
  output: z.object({
    metrics: z.array(metricEntry).meta({ description: 'By the title of their widget.' }),
    total: z.int().meta({ description: 'How many there are in all.' }),
    next: nextField,
  }),
  async run({ ctx, by, input }) {
    const page = pageOf({ first: input.first ?? DEFAULT_ENTRIES, after: input.after }, BY_WIDGET)
    const found = await listMetrics(ctx, by.projectId, {
      ...page,
      words: searchWords(input.query),
      tag: searchText(input.tag, 'tag'),
      widgetId: null,
      statuses: input.status ?? null,
      steward: null,
      isLate: input.is_late ?? null,
    })
    const { edges, count, pageInfo } = toConnection(found, page)
    const nodes = edges.map(({ node }) => node)
    const widgets = await ctx.services.catalogue.widgets(
      by.projectId,
      nodes.map(it => it.widgetId),
    )
    const freshness = await Promise.all(nodes.map(it => freshnessLoader(ctx).load(it)))
    const metrics = nodes.flatMap((node, index) => {
      const [widget, fresh] = [widgets[index], freshness[index]]
      return widget && fresh ? [toMetricEntry(node, widget, fresh)] : []
    })
    const total = await count()
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const head =
      metrics.length === 0
        ? 'No metric is found. Use fewer or other words, or leave out the query to see all.'
        : `${metrics.length} of ${total} metrics${next === null ? '' : ' (give `next` as `after` for more)'}:`
    return { text: [head, ...metrics.map(lineOf)].join('\n'), structured: { metrics, total, next } }
  },
})
