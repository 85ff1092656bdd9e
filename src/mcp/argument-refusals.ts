// What is wrong with a question by what its widget is, before anything is planned.
import { quote } from '../base/quote.ts'
import type { Cadence } from '../core/cadence.ts'
import { type CalendarUnit, calendarUnits } from '../core/calendar-unit.ts'
import { toDimensionName } from '../core/dimension-filter.ts'
import type { Widget } from '../widgets/widget.ts'
import { nearest } from './nearest.ts'
import type { MetricQuestion } from './question.ts'
import { MAX_REFUSALS, type Refusal } from './refusal.ts'

export function argumentRefusals(question: MetricQuestion): Refusal[] {
  return [...ofNames(question), ...ofHours(question), ...ofCadence(question), ...ofDimensions(question)]
}

/** What was pushed under a name belongs to no time; what is counted from events does. */
function ofNames({ widget, metrics, input }: MetricQuestion): Refusal[] {
  if (widget.keyKind !== 'CATEGORY') return []
  const refusals: Refusal[] = []
  const asksTime = input.period || (input.compare?.length ?? 0) > 0 || input.granularity || input.only_days
  if (asksTime && !metrics.some(it => it.eventCount))
    refusals.push({
      code: 'NAMES_HAVE_NO_TIME',
      message: `The keys of ${quote(widget.title)} are names: its numbers are of no day, and are the same in every period.`,
      instead: 'the same without period, compare, granularity and only_days; or search_metrics for one with days.',
    })
  if ((input.by?.length ?? 0) > 0 || (input.where?.length ?? 0) > 0)
    refusals.push({
      code: 'NAMES_HAVE_NO_DIMENSIONS',
      message: `The keys of ${quote(widget.title)} are names, which are its one dimension: it has no others.`,
      instead: 'the same without by and where: the answer has a value for each name.',
    })
  return refusals
}

function ofHours({ widget, input }: MetricQuestion): Refusal[] {
  const isHours = input.granularity === 'HOUR' || input.period?.last?.unit === 'HOUR'
  const shifts = (input.compare ?? []).some(it => typeof it === 'object' && it.shift?.unit === 'HOUR')
  return widget.keyKind === 'DATE' && (isHours || shifts) ? [hoursOfDays(widget)] : []
}

export const hoursOfDays = ({ title }: Pick<Widget, 'title'>): Refusal => ({
  code: 'HOURS_OF_DAYS',
  message: `The points of ${quote(title)} are of whole days: nothing is known of hours.`,
  instead: 'whole days: granularity DAY, and a period of days, such as { preset: "YESTERDAY" }.',
})

const units: Readonly<Partial<Record<Cadence, CalendarUnit>>> = {
  WEEKLY: 'WEEK',
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
}

/** A metric that gets a value a month has one in one day of thirty. */
function ofCadence({ metrics, input }: MetricQuestion): Refusal[] {
  const { granularity } = input
  if (!granularity) return []
  return metrics.flatMap(({ name, cadence }) => {
    const unit = cadence && units[cadence]
    if (!unit || calendarUnits.indexOf(granularity) >= calendarUnits.indexOf(unit)) return []
    return [
      {
        code: 'FINER_THAN_KEYS' as const,
        message: `${quote(name)} gets one value a ${unit.toLowerCase()}: in buckets of one ${granularity.toLowerCase()} most are empty, and the others stand for more than they show.`,
        instead: `granularity ${unit}, or a longer one.`,
      },
    ]
  })
}

/** Of events every property can be asked for. */
function ofDimensions({ widget, metrics, input }: MetricQuestion): Refusal[] {
  if (widget.keyKind === 'CATEGORY' || metrics.some(it => it.eventCount || it.calculation)) return []
  const asked = [...(input.by ?? []), ...(input.where ?? []).map(it => it.dimension)].map(toDimensionName)
  const unknown = [...new Set(asked)].filter(name => !widget.dimensions.includes(name)).slice(0, MAX_REFUSALS)
  return unknown.map(name => {
    const near = nearest(name, widget.dimensions, 1)
    const all = widget.dimensions.map(it => quote(it)).join(', ')
    const instead =
      widget.dimensions.length === 0
        ? `the same without by and where: ${quote(widget.title)} has no dimensions.`
        : `${near[0] === undefined ? '' : `did you mean ${quote(near[0])}? `}The dimensions of ${quote(widget.title)} are ${all}.`
    return { code: 'UNKNOWN_DIMENSION' as const, message: `There is no dimension ${quote(name)}.`, instead }
  })
}
