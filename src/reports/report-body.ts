// Questions of the REST layer: periods and comparisons as JSON, or as parameters of a URL.

import { z } from 'zod'
import { toDimensionFilters } from '../auth/dimension-filter-model.ts'
import { badInput } from '../base/errors.ts'
import { toSnakeCase } from '../base/snake-case.ts'
import { calendarUnits } from '../core/calendar-unit.ts'
import { type ComparisonInput, comparisonPresets } from '../core/comparison.ts'
import type { PeriodInput } from '../core/period.ts'
import { periodPresets } from '../core/preset.ts'
import { dayField, dayOf, instantField, parseInstant, zoneField } from '../http/field.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'
import { dimensionFields, dimensionParameters, dimensionsOfQuery } from './dimension-fields.ts'
import { toNamedPeriod } from './named-period-input.ts'
import { periodTexts } from './period-texts.ts'
import { toGroupOrder } from './report-input.ts'
import { groupOrders, MAX_TOP, onlyDays, type ReportQuery, reportFills, sortDirections } from './report-query.ts'
import { windowFields, windowParameters } from './rolling-model.ts'

export const spanField = z.object({
  count: z.int().min(1).meta({ description: '1 or more.' }),
  unit: z.enum(calendarUnits).meta({ description: 'The unit.' }),
})
const dayRange = z.object({
  from: dayField('The first day.'),
  through: dayField('The last day, included.'),
})

const named = {
  label: z.string().nullish().meta({ description: periodTexts.label }),
  offset: z.int().nullish().meta({ description: periodTexts.offset }),
  year: z.int().nullish().meta({ description: periodTexts.year }),
  year_offset: z.int().nullish().meta({ description: periodTexts.yearOffset }),
}

const namedPeriodField = z
  .object({ calendar: z.string().meta({ description: periodTexts.calendar }), ...named })
  .meta({ description: periodTexts.of, examples: [{ calendar: 'Retail', offset: -1 }] })

export const periodField = z
  .object({
    preset: z.enum(periodPresets).nullish().meta({ description: periodTexts.preset }),
    last: spanField.nullish().meta({ description: periodTexts.trailing }),
    days: dayRange.nullish().meta({ description: periodTexts.days }),
    instants: z
      .object({ from: instantField('Included.'), before: instantField('Not included.') })
      .nullish()
      .meta({ description: periodTexts.instants }),
    of: namedPeriodField.nullish(),
  })
  .meta({ description: 'Give exactly one member.', examples: [{ preset: 'LAST_30_DAYS' }] })

const comparisonField = z.union([
  z.enum(comparisonPresets),
  z.object({
    to: z.enum(comparisonPresets).nullish().meta({ description: 'By rule.' }),
    shift: spanField.nullish().meta({ description: periodTexts.earlier }),
    days: dayRange.nullish().meta({ description: periodTexts.days }),
  }),
])

const shared = {
  granularity: z
    .enum(calendarUnits)
    .nullish()
    .meta({ description: 'How long a bucket is. Default: by the length of the period.' }),
  calendar_granularity: z
    .string()
    .nullish()
    .meta({ description: 'The name of a calendar whose periods are the buckets; instead of `granularity`.' }),
  fill: z.enum(reportFills).nullish().meta({
    description:
      'What a bucket without points shows. BY_AGGREGATION: PREVIOUS for LATEST metrics, NULL for others. Default: NULL.',
  }),
  time_zone: zoneField("The time zone in which days begin. Default: the project's.").nullish(),
  only_days: z.enum(onlyDays).nullish().meta({
    description:
      "WORKING: only points of the project's working days, by the zone of the report; of DATE and TIME widgets. Default: ALL.",
  }),
}

const topText =
  'For categories: the number of keys, the largest first; all others are added up as `Other`. Default: every key. With `by`: the number of groups; all others are one, `is_other`. Default: 20.'

const order = {
  by: z.enum(groupOrders).nullish().meta({
    description: 'VALUE, NAME, or KEY: when the name or the group was pushed first. Default: VALUE.',
  }),
  metric: z
    .string()
    .nullish()
    .meta({ description: 'The metric whose values count. Default: the first of the report.' }),
  direction: z
    .enum(sortDirections)
    .nullish()
    .meta({ description: 'Which way the names go. Default: DESC for VALUE, else ASC.' }),
}

export const reportFields = {
  order_by: z
    .object(order)
    .nullish()
    .meta({
      description:
        'The order of the names of a CATEGORY widget, or of groups. Default: by the first metric, the largest first.',
      examples: [{ by: 'KEY' }],
    }),
  period: periodField.nullish(),
  compare: z
    .array(comparisonField)
    .nullish()
    .meta({
      description: 'The periods to compare with, at most 10; [] for none. Default: PREVIOUS_PERIOD.',
      examples: [['PREVIOUS_PERIOD']],
    }),
  ...shared,
  metrics: z.array(z.string()).nullish().meta({ description: 'The metrics, by name. Default: all.' }),
  metric_ids: z
    .array(z.string())
    .nullish()
    .meta({ description: 'The metrics, by id; after those of `metrics` where both are given.' }),
  ...dimensionFields,
  ...windowFields,
  top: z.int().min(1).max(MAX_TOP).nullish().meta({
    description: topText,
  }),
}

const reportBody = z.object(reportFields)
export type ReportBody = z.output<typeof reportBody>

/** Throws BAD_USER_INPUT that names `period` or `compare.0`. */
export function toReportQuery(widget: Widget, body: ReportBody): ReportQuery {
  return { widgets: [widget], ...toReportArguments(body) }
}

/** The same, whatever widget it will be of. */
export function toReportArguments(body: ReportBody): Omit<ReportQuery, 'widgets'> {
  return {
    period: body.period ? toPeriod(body.period) : null,
    compare: body.compare?.map(toComparison) ?? null,
    granularity: body.granularity ?? null,
    calendarGranularity: body.calendar_granularity ?? null,
    fill: body.fill ?? 'NULL',
    timeZone: body.time_zone ?? null,
    metrics: toMetricSelection(body.metrics, body.metric_ids),
    top: body.top ?? null,
    orderBy: toGroupOrder(body.order_by),
    where: toDimensionFilters(body.where),
    by: body.by ?? [],
    profile: null,
    onlyDays: body.only_days ?? 'ALL',
  }
}

/** Where something is wrong in a report, by the field of a body: `metric_ids`, not `metricIds`. */
export const bodyPathOf = toSnakeCase

/** The same by the parameter of a URL: `order_metric`, `where.country`. */
export function parameterOf(path: string, filters: readonly string[] = []): string {
  const [, filter] = /^where\.(\d+)\./.exec(path) ?? []
  if (filter !== undefined) return filters[Number(filter)] ?? 'where'
  return toSnakeCase(path)
    .replace(/^period\.of$/, 'calendar')
    .replace(/^period\.of\./, '')
    .replace(/^by\.\d+$/, 'by')
    .replace(/^order_by\.by$/, 'order_by')
    .replace(/^order_by\./, 'order_')
}

export function toPeriod({ preset, last, days, instants, of }: z.output<typeof periodField>): PeriodInput {
  const present = [preset, last, days, instants, of].filter(each => each !== null && each !== undefined)
  if (present.length !== 1) throw badInput('period', 'Period has exactly one of preset, last, days, instants and of.')
  if (preset) return { preset }
  if (last) return { last }
  if (days) return { days: { from: dayOf(days.from), through: dayOf(days.through) } }
  if (of) return { of: toNamedPeriod({ ...of, yearOffset: of.year_offset }) }
  return {
    instants: { from: parseInstant(instants?.from ?? '') ?? 0, before: parseInstant(instants?.before ?? '') ?? 0 },
  }
}

function toComparison(input: z.output<typeof comparisonField>, index: number): ComparisonInput {
  if (typeof input === 'string') return { to: input }
  const { to, shift, days } = input
  const members = [to, shift, days].filter(each => each !== null && each !== undefined)
  if (members.length !== 1) throw badInput(`compare.${index}`, 'Compare has exactly one of to, shift and days.')
  if (to) return { to }
  if (shift) return { shift }
  return { days: { from: dayOf(days?.from ?? ''), through: dayOf(days?.through ?? '') } }
}

/** The same as parameters of a URL; lists have commas between. */
export const reportQuery = z.object({
  order_by: order.by.unwrap().unwrap().optional().meta({
    description: 'The order of names or groups: VALUE, NAME, or KEY: when one was pushed first. Default: VALUE.',
  }),
  order_metric: z.string().optional().meta({ description: 'The metric whose values the names are ordered by.' }),
  order_direction: order.direction
    .unwrap()
    .unwrap()
    .optional()
    .meta({ description: 'ASC or DESC. Default: DESC for VALUE, else ASC.' }),
  preset: z.enum(periodPresets).optional().meta({ description: 'The period, by its place to today.' }),
  last: z.coerce.number().int().min(1).optional().meta({ description: 'The trailing so many `unit`s.' }),
  unit: z.enum(calendarUnits).optional().meta({ description: 'The unit of `last`. Default: DAY.' }),
  from: dayField('The first day of the period; with `through`.').optional(),
  through: dayField('The last day of the period, included.').optional(),
  calendar: z.string().optional().meta({ description: 'The period is one of the named calendar of this name.' }),
  label: named.label.unwrap().unwrap().optional().meta({ description: periodTexts.label }),
  offset: z.coerce.number().int().optional().meta({ description: periodTexts.offset }),
  year: z.coerce.number().int().optional().meta({ description: periodTexts.year }),
  year_offset: z.coerce.number().int().optional().meta({ description: periodTexts.yearOffset }),
  compare: z
    .string()
    .optional()
    .meta({ description: `${comparisonPresets.join(', ')}, with commas between; empty for none.` }),
  ...shared,
  metrics: z.string().optional().meta({ description: 'The metrics, by name, separated by commas. Default: all.' }),
  metric_ids: z.string().optional().meta({
    description: 'The metrics, by id, separated by commas; after those of `metrics` where both are given.',
  }),
  ...dimensionParameters,
  ...windowParameters,
  top: z.coerce.number().int().min(1).max(MAX_TOP).optional().meta({
    description: topText,
  }),
})

/** Throws BAD_USER_INPUT that names the parameter. */
export function bodyOfQuery(query: z.output<typeof reportQuery>): ReportBody {
  const { preset, last, unit, from, through, compare, metrics, metric_ids, granularity, fill, time_zone, top } = query
  const { calendar, label, offset, year, year_offset, calendar_granularity } = query
  const { order_by, order_metric, order_direction } = query
  const isOrdered = [order_by, order_metric, order_direction].some(each => each !== undefined)
  if ((from === undefined) !== (through === undefined)) throw badInput('through', 'From and through go together.')
  const ways = [preset, last, from, calendar].filter(each => each !== undefined).length
  if (ways > 1) throw badInput('preset', 'Give one of preset, last, from with through, and calendar.')
  if (unit !== undefined && last === undefined) throw badInput('unit', 'Unit goes with last.')
  assertCalendar(query)
  const days = from !== undefined && through !== undefined ? { from, through } : null
  const of = calendar === undefined ? null : { calendar, label, offset, year, year_offset }
  const period =
    ways === 0 ? null : { preset, last: last === undefined ? null : { count: last, unit: unit ?? 'DAY' }, days, of }
  return {
    period,
    compare: compare === undefined ? null : listOf(compare).map(toPreset),
    granularity,
    calendar_granularity,
    fill,
    time_zone,
    only_days: query.only_days,
    metrics: metrics === undefined ? null : listOf(metrics),
    metric_ids: metric_ids === undefined ? null : listOf(metric_ids),
    ...dimensionsOfQuery(query),
    rolling: query.rolling,
    moving_average: query.moving_average,
    partial_windows: query.partial_windows === 'true',
    top: top ?? null,
    order_by: isOrdered ? { by: order_by, metric: order_metric, direction: order_direction } : null,
  }
}

/** What says which period of a calendar means nothing without one. */
function assertCalendar({ calendar, label, offset, year, year_offset }: z.output<typeof reportQuery>): void {
  if (calendar !== undefined) return
  if (label !== undefined) throw badInput('label', 'Label goes with calendar.')
  if (offset !== undefined) throw badInput('offset', 'Offset goes with calendar.')
  if (year !== undefined) throw badInput('year', 'Year goes with calendar.')
  if (year_offset !== undefined) throw badInput('year_offset', 'Year offset goes with calendar.')
}

const listOf = (text: string) => text.split(',').filter(part => part !== '')

function toPreset(word: string) {
  const preset = comparisonPresets.find(each => each === word)
  if (preset) return preset
  throw badInput('compare', `Compare must be one of ${comparisonPresets.join(', ')}.`)
}
