import type { CalendarSpan } from '../core/calendar-unit.ts'
import type { ComparisonInput, ComparisonPreset } from '../core/comparison.ts'
import { type FilterInput, toDimensionFilter } from '../core/dimension-filter.ts'
import type { Granularity } from '../core/granularity.ts'
import type { DayRange, PeriodInput } from '../core/period.ts'
import type { PeriodPreset } from '../core/preset.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'
import { type NamedPeriodFields, toNamedPeriod } from './named-period-input.ts'
import type { GroupOrder, OnlyDays, ReportFill, ReportQuery } from './report-query.ts'

type Optional<T> = T | null | undefined

/** GraphQL has made sure that exactly one field is given. */
export function toPeriodInput(
  input: Optional<{
    preset?: Optional<PeriodPreset>
    last?: Optional<CalendarSpan>
    days?: Optional<DayRange>
    instants?: Optional<{ from: number; before: number }>
    of?: Optional<NamedPeriodFields>
  }>,
): PeriodInput | null {
  if (!input) return null
  if (input.preset) return { preset: input.preset }
  if (input.last) return { last: input.last }
  if (input.days) return { days: input.days }
  if (input.of) return { of: toNamedPeriod(input.of) }
  return input.instants ? { instants: input.instants } : null
}

function toComparisonInput(input: {
  to?: Optional<ComparisonPreset>
  shift?: Optional<CalendarSpan>
  days?: Optional<DayRange>
}): ComparisonInput {
  if (input.shift) return { shift: input.shift }
  if (input.days) return { days: input.days }
  return { to: input.to ?? 'PREVIOUS_PERIOD' }
}

interface ReportArguments {
  readonly period?: Parameters<typeof toPeriodInput>[0]
  readonly compare?: Optional<readonly Parameters<typeof toComparisonInput>[0][]>
  readonly granularity?: Optional<Granularity>
  readonly calendarGranularity?: Optional<string>
  readonly fill?: Optional<ReportFill>
  readonly timeZone?: Optional<string>
  readonly onlyDays?: Optional<OnlyDays>
  readonly metrics?: Optional<readonly string[]>
  readonly metricIds?: Optional<readonly string[]>
  readonly top?: Optional<number>
  readonly where?: Optional<readonly FilterInput[]>
  readonly by?: Optional<readonly string[]>
  readonly orderBy?: Optional<Partial<{ [Key in keyof GroupOrder]: Optional<GroupOrder[Key]> }>>
}

/** The arguments of `report` and `reports`, without defaults: the service knows them. */
export function toReportQuery(widgets: readonly Widget[], args: ReportArguments): ReportQuery {
  return {
    widgets,
    period: toPeriodInput(args.period),
    compare: args.compare?.map(toComparisonInput) ?? null,
    granularity: args.granularity ?? null,
    calendarGranularity: args.calendarGranularity ?? null,
    fill: args.fill ?? 'NULL',
    timeZone: args.timeZone ?? null,
    metrics: toMetricSelection(args.metrics, args.metricIds),
    top: args.top ?? null,
    orderBy: toGroupOrder(args.orderBy),
    where: (args.where ?? []).map(toDimensionFilter),
    by: args.by ?? [],
    profile: null,
    onlyDays: args.onlyDays ?? 'ALL',
  }
}

/** Values go from the largest down, names from A to Z and from the first pushed on. */
export function toGroupOrder(input: ReportArguments['orderBy']): GroupOrder | null {
  if (!input) return null
  const by = input.by ?? 'VALUE'
  return { by, metric: input.metric ?? null, direction: input.direction ?? (by === 'VALUE' ? 'DESC' : 'ASC') }
}
