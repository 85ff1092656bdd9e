// All that is known of a metric.
import { z } from 'zod'
import { dayToText } from '../core/day.ts'
import { dayAt } from '../core/zone.ts'
import { freshnessLoader, originLoader, usageLoader } from '../lineage/lineage.loader.ts'
import { lineageModel, toLineageModel } from '../lineage/lineage-model.ts'
import { inlineSpans, planReports, storedSpans } from '../reports/report-plan.service.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { addsUpOverGroups, addsUpOverTime, whyNotAdditive } from './additivity.ts'
import { extentOf } from './data-refusals.ts'
import { valuesOfDimension } from './filter-values.loader.ts'
import type { FoundMetric } from './find-metric.service.ts'
import { metricEntry, toMetricEntry } from './metric-entry.ts'
import { queryOf } from './question.ts'

export const MAX_VALUES_SHOWN = 50

const describe = (description: string) => ({ description })
const text = (description: string) => z.string().nullable().meta({ description })
const { origins, used_in } = lineageModel.shape

export const metricDescription = metricEntry.extend({
  adds_up: z
    .object({
      over_time: z.boolean().meta(describe('Whether the numbers of days add up to that of the month.')),
      over_groups: z.boolean().meta(describe('Whether those of groups add up to that of all.')),
      why_not: text('Why they do not.'),
    })
    .meta(describe('Whether its numbers may be added up.')),
  weighted_by: text('The metric that weighs its mean.'),
  first_day: text('The day of its first point; null: none yet, or its keys are names.'),
  last_day: text('The day of its last point.'),
  time_zone: z.string().meta(describe('The time zone in which days begin.')),
  dimension_values: z
    .array(
      z.object({
        dimension: z.string().meta(describe('The name of the dimension.')),
        values: z.array(z.string()).meta(describe('The first of its values.')),
        has_more: z.boolean().meta(describe('Whether there are more.')),
      }),
    )
    .meta(describe(`At most ${MAX_VALUES_SHOWN} values of each dimension.`)),
  goals: z
    .array(z.object({ unit: z.string(), target: z.number(), direction: z.string() }))
    .meta(describe('What it should reach in each unit.')),
  origins,
  used_in,
})

export type MetricDescription = z.output<typeof metricDescription>

export async function descriptionOf(
  ctx: RequestContext,
  { projectId }: Principal,
  { widget, metric }: FoundMetric,
): Promise<MetricDescription> {
  const question = { widget, metrics: [metric], input: { fill: 'NULL' as const } }
  const [[planned], freshness, origins, usage, project] = await Promise.all([
    planReports(ctx, [queryOf(question)]),
    freshnessLoader(ctx).load(metric),
    originLoader(ctx).load(metric),
    usageLoader(ctx).load(metric),
    ctx.services.auth.project(projectId),
  ])
  if (planned instanceof Error) throw planned
  const spec = planned?.plan.spec
  const expression = spec?.expressions.get(metric)
  if (!spec || !expression) throw new Error('a metric that was found can be planned')
  const [spans, values] = await Promise.all([
    inlineSpans(spec) ?? storedSpans(ctx, [spec]),
    Promise.all(
      widget.dimensions.map(async dimension => {
        const all = await valuesOfDimension(ctx, widget, dimension, { search: '', first: MAX_VALUES_SHOWN })
        return { dimension, ...all }
      }),
    ),
  ])
  const extent = spec.keyKind === 'CATEGORY' ? null : extentOf(expression, spans, spec)
  const dayOf = (at: number | undefined) => (at === undefined ? null : dayToText(dayAt(at, project.timeZone)))
  const overTime = addsUpOverTime(expression)
  const lineage = toLineageModel(metric, { freshness, origins, usage })
  return {
    ...toMetricEntry(metric, widget, freshness),
    adds_up: {
      over_time: overTime,
      over_groups: addsUpOverGroups(expression),
      why_not: overTime ? null : `Its numbers ${whyNotAdditive(expression)}.`,
    },
    weighted_by: widget.metrics.find(it => it.metricId === metric.weightMetric)?.name ?? null,
    first_day: dayOf(extent?.first),
    last_day: dayOf(extent?.last),
    time_zone: project.timeZone,
    dimension_values: values.map(({ dimension, values, hasMore }) => ({ dimension, values, has_more: hasMore })),
    goals: metric.goals
      .filter(it => it.where.length === 0)
      .map(({ unit, target, direction }) => ({ unit, target: Number(target), direction })),
    origins: lineage.origins,
    used_in: lineage.used_in,
  }
}
