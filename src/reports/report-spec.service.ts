// The first half of a plan: what a report is asked for, checked, with its defaults and all that its metrics are read from.

import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric, MetricIds } from '../widgets/metric.ts'
import { type KeyKind, metricNamed, type Widget } from '../widgets/widget.ts'
import { resolveExpressions } from './metric-expression.service.ts'
import type { ReportSpec } from './report-plan.ts'
import { DEFAULT_TOP, MAX_COMPARISONS, MAX_TOP, type MetricSelection, type ReportQuery } from './report-query.ts'

/** Checks what is asked for and puts in the defaults. Throws BAD_USER_INPUT that names the argument. */
export async function toReportSpec(ctx: RequestContext, query: ReportQuery): Promise<ReportSpec> {
  const { widgets, compare, top } = query
  const [first] = widgets
  if (!first) throw badInput('widgetIds', 'Name at least one widget.')
  const { projectId } = first
  const project = await ctx.services.auth.project(projectId)
  if (compare && compare.length > MAX_COMPARISONS)
    throw badInput('compare', `A report has at most ${MAX_COMPARISONS} comparisons.`)
  if (top !== null && (top < 1 || top > MAX_TOP)) throw badInput('top', `top is 1 to ${MAX_TOP}.`)
  const keyKind = keyKindOf(widgets)
  if (query.profile && keyKind === 'CATEGORY') throw badInput('by', 'Names have no weekdays and no hours.')
  const members = widgets.map(widget => ({ widget, metrics: metricsOf(widget, query.metrics, widgets) }))
  const { expressions, inputs } = await resolveExpressions(ctx, projectId, keyKind, members)
  return {
    projectId,
    members,
    selectsAll: query.metrics === null,
    keyKind,
    inputs,
    expressions,
    period: query.period ?? { preset: first.defaultPeriod },
    compare: compare ?? [{ to: 'PREVIOUS_PERIOD' }],
    granularity: query.granularity,
    fill: query.fill,
    profile: query.profile,
    calendar: { now: ctx.now, timeZone: query.timeZone ?? project.timeZone, weekStart: project.weekStart },
    top: top ?? DEFAULT_TOP,
  }
}

/** Days and instants share a calendar, names do not. Widgets that were never pushed to go along with the others. */
function keyKindOf(widgets: readonly Widget[]): KeyKind {
  const kinds = new Set(widgets.map(widget => widget.keyKind).filter(kind => kind !== null))
  if (kinds.has('CATEGORY') && kinds.size > 1) {
    const named = widgets.find(widget => widget.keyKind === 'CATEGORY')
    const message = `The keys of ${JSON.stringify(named?.title)} are names, those of others days or instants: they share no chart.`
    throw badInput('widgetIds', message)
  }
  return kinds.has('DATE') ? 'DATE' : ([...kinds][0] ?? 'DATE')
}

/** Each once; what only another one of the widgets has is left out. */
function metricsOf(widget: Widget, selection: MetricSelection | null, widgets: readonly Widget[]): readonly Metric[] {
  if (selection === null) return widget.metrics
  const whose = widgets.length === 1 ? 'The widget has no' : 'None of the widgets has a'
  const named = selection.names.map(name => {
    const metric = metricNamed(widget, name.normalize('NFC'))
    if (metric || widgets.some(it => metricNamed(it, name.normalize('NFC')))) return metric
    throw badInput('metrics', `${whose} metric ${quote(name)}.`)
  })
  const byId = selection.ids.map(ids => {
    const metric = metricWithIds(widget, ids)
    if (metric || widgets.some(it => metricWithIds(it, ids))) return metric
    const globalId = encodeId('Metric', `${ids.widgetId}/${ids.metricId}`)
    throw badInput('metricIds', `${whose} metric of the id ${quote(globalId)}.`)
  })
  return [...new Set([...named, ...byId])].filter(metric => metric !== undefined)
}

function metricWithIds(widget: Widget, { widgetId, metricId }: MetricIds): Metric | undefined {
  return widget.widgetId === widgetId ? widget.metrics.find(metric => metric.metricId === metricId) : undefined
}
