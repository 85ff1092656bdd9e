import { z } from 'zod'
import { freshnessLoader } from '../lineage/lineage.loader.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { pageOf, toConnection } from '../request/page.ts'
import type { Metric } from '../widgets/metric.ts'
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
        description: `Words that stand in the name or description of the metric, or in the title or a tag of its widget, at most ${MAX_SEARCH_WORDS}; where none has all of them, those with most. Default: every metric.`,
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
    const words = searchWords(input.query)
    const filter = {
      tag: searchText(input.tag, 'tag'),
      widgetId: null,
      statuses: input.status ?? null,
      steward: null,
      isLate: input.is_late ?? null,
    }
    const found = await listMetrics(ctx, by.projectId, { ...page, ...filter, words })
    const { edges, count, pageInfo } = toConnection(found, page)
    const some =
      edges.length === 0 && words.length > 1 ? await withSomeWords(ctx, by, { ...page, ...filter }, words) : []
    const metrics = await entriesOf(ctx, by, edges.length > 0 ? edges.map(({ node }) => node) : some)
    const total = some.length > 0 ? some.length : await count()
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const head =
      some.length > 0 ? 'No metric has all of these words; these have some:' : headOf(metrics.length, total, next)
    return { text: [head, ...metrics.map(lineOf)].join('\n'), structured: { metrics, total, next } }
  },
})

function headOf(shown: number, total: number, next: string | null): string {
  if (shown === 0) return 'No metric is found. Use fewer or other words, or leave out the query to see all.'
  return `${shown} of ${total} metrics${next === null ? '' : ' (give `next` as `after` for more)'}:`
}

/** Shorter ones stand in everything. */
const SHORTEST_WORD = 3

/** Those with most of the words first: people ask in sentences. */
async function withSomeWords(
  ctx: RequestContext,
  { projectId }: Principal,
  search: Omit<Parameters<typeof listMetrics>[2], 'words'>,
  words: readonly string[],
): Promise<Metric[]> {
  const telling = words.filter(word => word.length >= SHORTEST_WORD)
  const pages = await Promise.all(
    telling.map(word => listMetrics(ctx, projectId, { ...search, after: null, words: [word] })),
  )
  const found = pages.flatMap(({ entries }) => entries.map(({ node }) => node))
  const times = Map.groupBy(found, it => it.metricId)
  const distinct = [...times.values()].sort((a, b) => b.length - a.length).flatMap(([first]) => first ?? [])
  return distinct.slice(0, search.first)
}

async function entriesOf(ctx: RequestContext, { projectId }: Principal, metrics: readonly Metric[]) {
  const widgets = await ctx.services.catalogue.widgets(
    projectId,
    metrics.map(it => it.widgetId),
  )
  const freshness = await Promise.all(metrics.map(it => freshnessLoader(ctx).load(it)))
  return metrics.flatMap((metric, index) => {
    const [widget, fresh] = [widgets[index], freshness[index]]
    return widget && fresh ? [toMetricEntry(metric, widget, fresh)] : []
  })
}
