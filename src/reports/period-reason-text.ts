// Why a number of values of periods is null, and what would be asked rightly, in sentences.

import { quote } from '../base/quote.ts'
import { type DaySpan, spanText, unitOfSpan } from '../core/day-span.ts'
import { bucketName } from '../core/granularity.ts'
import { rangeLabel } from '../core/label.ts'
import type { StoredPeriods } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'

export const reasonCodes = [
  'NOTHING_STORED',
  'OTHER_PERIODS_STORED',
  'OTHER_PARTS_STORED',
  'SEVERAL_PARTS',
  'JOINED_GROUPS',
  'GROUP_WITHOUT_VALUE',
  'SOME_DAYS',
  'FOLDED',
  'NEVER_JOINED',
] as const
type ReasonCode = (typeof reasonCodes)[number]

export interface Reason {
  readonly code: ReasonCode
  /** Why, and what to ask instead. */
  readonly message: string
}

/** What the sentences speak of. */
export interface ReasonPlace {
  readonly plan: ReportPlan
  /** Of the widget of the metric. */
  readonly dimensions: readonly string[]
  /** The number is that of a group. */
  readonly isGroup: boolean
}

const plurals = { DAY: 'days', WEEK: 'weeks', MONTH: 'months', QUARTER: 'quarters', YEAR: 'years' } as const
type PlainUnit = keyof typeof plurals

const NEVER = 'Values of a PERIODIC metric are never added up and never split.'

/** Of the whole range: no value of exactly these days. */
export function wholeReason(stored: StoredPeriods, place: ReasonPlace): Reason {
  const reason = partReason(stored, place)
  if (reason) return reason
  const { span, lengths } = stored
  const key = spanText(span)
  const message = `No value of ${labelOf(span, place)} is stored: ${listOf(lengths)}. ${NEVER} ${questionOf(span, lengths, place)} A value of its own is pushed with the key ${key}.`
  return { code: 'OTHER_PERIODS_STORED', message }
}

/** Of the buckets: some have no value of exactly their days. */
export function bucketsReason(stored: StoredPeriods, place: ReasonPlace, missing: number, buckets: number): Reason {
  const reason = partReason(stored, place)
  if (reason) return reason
  const { lengths } = stored
  const { granularity } = place.plan
  const unit = granularity === null ? 'bucket' : bucketName(granularity)
  const some =
    missing === buckets
      ? `No value of a ${unit} of this period is stored`
      : `${missing} of ${buckets} buckets have no stored value of exactly their days`
  const others = lengths.filter(length => unitOfSpan(length) !== granularity && length.days <= stored.span.days)
  const question = missing === buckets && others.length > 0 ? ` ${bucketQuestion(others, place)}` : ''
  return { code: 'OTHER_PERIODS_STORED', message: `${some}: ${listOf(lengths)}. ${NEVER}${question}` }
}

/** What keeps any period from being answered; null: nothing does. */
function partReason(
  { issue, isEmpty, lengths }: StoredPeriods,
  { plan, dimensions, isGroup }: ReasonPlace,
): Reason | null {
  const named = dimensions.map(name => quote(name)).join(', ')
  if (plan.spec.onlyDays !== 'ALL') {
    const message =
      'Working days alone are asked for, and a value of a period is of all of its days. Ask for it with `onlyDays: ALL`.'
    return { code: 'SOME_DAYS', message }
  }
  const by = quote(plan.spec.by[0] ?? dimensions[0] ?? 'country')
  if (issue === 'JOINED_GROUPS') {
    const message = `The others are several groups, and values of a PERIODIC metric are never added up. Ask for more groups with \`top\`, or for one of them with \`where\`.`
    return { code: 'JOINED_GROUPS', message }
  }
  if (issue === 'GROUP_WITHOUT_VALUE') {
    const message = `What a PERIODIC metric has without a value of ${by} is the number of all its values together, and not of this group. Ask for it without \`by\`.`
    return { code: 'GROUP_WITHOUT_VALUE', message }
  }
  if (issue === 'SEVERAL_COMBINATIONS') {
    const message =
      dimensions.length === 0
        ? 'The widget of this PERIODIC metric has no such dimension. Ask for it without `where` and `by`.'
        : `The filters mean several combinations of values of ${named}, or a dimension that its widget does not have, and values of a PERIODIC metric are never added up. Ask for one value, as \`where: [{ dimension: ${by}, in: ["…"] }]\`, or for each of them with \`by: [${by}]\`.`
    return { code: 'SEVERAL_PARTS', message }
  }
  if (lengths.length > 0) return null
  if (isEmpty) {
    const message = 'The metric has no values yet. Push one of this period: `period: { month: "2026-11" }`.'
    return { code: 'NOTHING_STORED', message }
  }
  const message = isGroup
    ? `Nothing is stored of exactly this group: the metric has values of other combinations of ${named}, which are never added up. Ask for those, by all of the dimensions that they were pushed with.`
    : `Nothing is stored of exactly this part: the metric has values of other combinations of ${named || 'dimensions'}, which are never added up over dimensions. Ask for them with \`by: [${by}]\`, or push the number of all together, without dimensions.`
  return { code: 'OTHER_PARTS_STORED', message }
}

const labelOf = ({ firstDay, days }: DaySpan, { plan }: ReasonPlace) => {
  const label = rangeLabel(firstDay, firstDay + days - 1, plan.spec.calendar.rules)
  return days === 1 ? label : `${label} (${days} days)`
}

/** `stored are values of months (the newest: 2026-10) and of weeks (the newest: 2026-W44)` */
function listOf(lengths: readonly DaySpan[]): string {
  const newest = new Map<string, DaySpan>()
  for (const span of lengths) {
    const name = nameOf(span)
    const known = newest.get(name)
    if (!known || known.firstDay < span.firstDay) newest.set(name, span)
  }
  const texts = [...newest].map(([name, span]) => `of ${name} (the newest: ${spanText(span)})`)
  const list = texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}` : texts[0]
  return `stored are values ${list}`
}

function nameOf(span: DaySpan): string {
  const unit = unitOfSpan(span) as PlainUnit | null
  return unit ? plurals[unit] : `${span.days} days`
}

/** Of a stretch: its own parts, else one of those that are stored. */
function questionOf(span: DaySpan, lengths: readonly DaySpan[], place: ReasonPlace): string {
  const shorter = lengths.filter(({ days }) => days < span.days)
  return shorter.length > 0
    ? bucketQuestion(shorter, place)
    : `Ask for a period that is stored, such as ${daysOf(lengths)}.`
}

/** The longest first: what is nearest to what was asked. */
function bucketQuestion(lengths: readonly DaySpan[], { plan }: ReasonPlace): string {
  const { weekStart } = plan.spec.calendar.rules
  const byLength = [...lengths].sort((a, b) => b.days - a.days)
  const units = byLength.map(length => unitOfSpan(length)).filter(unit => unit !== 'WEEK' || weekStart === 1)
  const unit = units.find(it => it !== null)
  if (!unit) return `Ask for a period that is stored, such as ${daysOf(lengths)}.`
  const example = daysOf(lengths.filter(length => unitOfSpan(length) === unit))
  return `Ask for each of the ${plurals[unit as PlainUnit]} with \`granularity: ${unit}\`, or for one of them, such as ${example}.`
}

/** The newest of them, as a period of a report. */
function daysOf(lengths: readonly DaySpan[]): string {
  const newest = lengths.reduce((best, span) => (span.firstDay > best.firstDay ? span : best))
  const [from, through] = [newest.firstDay, newest.firstDay + newest.days - 1].map(day =>
    spanText({ firstDay: day, days: 1 }),
  )
  return `\`period: { days: { from: "${from}", through: "${through}" } }\``
}
