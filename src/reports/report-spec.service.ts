// The first half of a plan: what a report is asked for, checked, with its defaults and all that its metrics are read from.

import { rulesOf } from '../auth/project.ts'
import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { type CalendarArgument, namedCalendars } from '../calendars/named-calendars.service.ts'
import { type DimensionFilter, toDimensionName } from '../core/dimension-filter.ts'
import type { RequestContext } from '../request/context.ts'
import { admitsUnset } from '../request/restriction.ts'
import { selectedMetrics } from '../widgets/metric-selection.ts'
import { type KeyKind, metricNamed, type Widget } from '../widgets/widget.ts'
import { resolveExpressions } from './metric-expression.service.ts'
import { assertDimensions } from './report-dimensions.ts'
import type { NameOrder, ReportMember, ReportSpec, SeriesInput } from './report-plan.ts'
import {
  DEFAULT_TOP,
  DEFAULT_TOP_GROUPS,
  MAX_COMPARISONS,
  MAX_TOP,
  NAMES_HAVE_NO_DAYS,
  type ReportQuery,
} from './report-query.ts'

/** Checks what is asked for and puts in the defaults. Throws BAD_USER_INPUT that names the argument. */
export async function toReportSpec(ctx: RequestContext, query: ReportQuery): Promise<ReportSpec> {
  const { widgets, compare, top } = query
  const [first] = widgets
  if (!first) throw badInput('widgetIds', 'Name at least one widget.')
  const { projectId } = first
  const project = await ctx.services.auth.project(projectId)
  const calendars = await namedCalendars(ctx, projectId, calendarsOf(query))
  const keyKind = keyKindOf(widgets)
  assertArguments(query, keyKind)
  const members = widgets.map(widget => ({ widget, metrics: selectedMetrics(widget, query.metrics, widgets) }))
  const by = query.by.map(toDimensionName)
  const order = keyKind === 'CATEGORY' || by.length > 0 ? nameOrderOf(query, members) : null
  // What names are ordered by is read, also where it is not shown.
  const read = order?.metric ? [...members, { widget: first, metrics: [order.metric] }] : members
  const { expressions, inputs } = await resolveExpressions(ctx, projectId, keyKind, read)
  assertDimensions({ where: query.where, by, members }, keyKind, inputs)
  const { part } = ctx.services.catalogue
  return {
    projectId,
    members,
    selectsAll: query.metrics === null,
    keyKind,
    inputs: keyKind === 'CATEGORY' && !showsNames(part, inputs) ? [] : inputs,
    expressions,
    period: query.period ?? { preset: first.defaultPeriod },
    compare: compare ?? [{ to: 'PREVIOUS_PERIOD' }],
    granularity: query.granularity,
    calendarGranularity: query.calendarGranularity,
    fill: query.fill,
    profile: query.profile,
    calendar: {
      now: ctx.now,
      timeZone: query.timeZone ?? project.timeZone,
      rules: rulesOf(project),
      ...(calendars && { calendars }),
    },
    onlyDays: query.onlyDays,
    working: project.working,
    where: [...part, ...query.where],
    by,
    top: top ?? (by.length > 0 ? DEFAULT_TOP_GROUPS : DEFAULT_TOP),
    order,
  }
}

function assertArguments({ compare, top, profile, onlyDays }: ReportQuery, keyKind: KeyKind): void {
  if (compare && compare.length > MAX_COMPARISONS)
    throw badInput('compare', `A report has at most ${MAX_COMPARISONS} comparisons.`)
  if (top !== null && (top < 1 || top > MAX_TOP)) throw badInput('top', `top is 1 to ${MAX_TOP}.`)
  if (keyKind !== 'CATEGORY') return
  if (profile) throw badInput('by', 'Names have no weekdays and no hours.')
  if (onlyDays !== 'ALL') throw badInput('onlyDays', NAMES_HAVE_NO_DAYS)
}

/** The named calendars that it goes by. */
function calendarsOf({ period, granularity, calendarGranularity }: ReportQuery): CalendarArgument[] {
  if (calendarGranularity !== null && granularity !== null)
    throw badInput('calendarGranularity', 'Give either `granularity` or `calendarGranularity`.')
  const ofPeriod = period && 'of' in period ? [{ name: period.of.calendar, path: 'period.of.calendar' }] : []
  return calendarGranularity === null
    ? ofPeriod
    : [...ofPeriod, { name: calendarGranularity, path: 'calendarGranularity' }]
}

/**
 * Names have no dimensions: who sees a part of the rows sees them where rows without a value are in it, and never what is counted from events,
 * whose properties they do not tell.
 */
const showsNames = (part: readonly DimensionFilter[], inputs: readonly SeriesInput[]) =>
  part.length === 0 || (admitsUnset(part) && !inputs.some(({ metric }) => metric.eventCount))

/** `null`: the order in which names are read, which is that of the first metric where it was pushed. */
function nameOrderOf({ orderBy, widgets }: ReportQuery, members: readonly ReportMember[]): NameOrder | null {
  if (!orderBy) return null
  const { by, direction, metric: name } = orderBy
  if (by !== 'VALUE') {
    if (name === null) return { by, direction, metric: null }
    throw badInput('orderBy.metric', `A metric goes with the order by VALUE, not by ${by}.`)
  }
  const [first] = members.flatMap(({ metrics }) => metrics)
  const named = name === null ? first : widgets.map(it => metricNamed(it, name.normalize('NFC'))).find(it => it)
  if (!named) {
    const names = widgets.flatMap(it => it.metrics.map(metric => quote(metric.name)))
    const message = name === null ? 'There is no metric to order by.' : `There is no metric ${quote(name)}.`
    throw badInput('orderBy.metric', `${message} The metrics are ${names.slice(0, 20).join(', ') || 'none'}.`)
  }
  const isAsRead = named === first && named.calculation === null && direction === 'DESC'
  return isAsRead ? null : { by, direction, metric: named }
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
