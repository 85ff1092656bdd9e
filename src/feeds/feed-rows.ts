import { quote } from '../base/quote.ts'
import { Turn } from '../base/turn.ts'
import { toDimensionValue } from '../core/dimension-filter.ts'
import { addDecimalTexts, decimalToText, parseDecimal, splitPercent } from '../core/number.ts'
import { dayAt } from '../core/zone.ts'
import type { KeptPoint } from '../push/kept-point.ts'
import { keyText } from '../push/key.ts'
import { kindOfKeys } from '../push/key-kind.ts'
import type { PushedDimension, PushedRow } from '../push/push.ts'
import { toRowKey } from '../push/row-key.ts'
import { type MappedRow, MappingError } from '../sources/mapping.ts'
import { dimensionValueIssue, type SeriesValues } from '../widgets/dimension.ts'
import { seriesTextOf } from '../widgets/series.ts'
import type { BlankKeys, KeyKind } from '../widgets/widget.ts'
import { feedLimits } from './feed.ts'

export interface FeedRows {
  /** Keys as any push writes them: no zone is needed to read them. */
  readonly rows: readonly PushedRow[]
  readonly keyKind: KeyKind
  /** Keys as they are stored, each with its values of dimensions. */
  readonly points: readonly KeptPoint[]
  readonly skipped: number
  readonly problems: readonly string[]
  /** Those of rows that were left out for their values: what is stored there is not known to have vanished. */
  readonly doubtful: readonly KeptPoint[]
}

export interface RowRules {
  /** `null`: the widget has no rows yet. */
  readonly keyKind: KeyKind | null
  readonly timeZone: string
  /** Of rows without a key of their own; milliseconds. */
  readonly now: number
  /** Keys of the widget with blanks at their ends. */
  readonly blankKeys?: BlankKeys | undefined
  /** The mapping names a key: a row without it is left out. */
  readonly isKeyed: boolean
  /** Of the widget. */
  readonly dimensions: readonly string[]
  /** Those of the mapped metrics that have values of periods. */
  readonly periodic?: ReadonlySet<string>
}

/** Of the values of one metric at one key. */
interface Sum {
  readonly value: string
  readonly isPercent: boolean
}

/**
 * Mapped rows as rows to push. Bad ones are left out and counted. Rows of one run that share a key and its dimensions become one: their
 * values are added, whatever the history does with what is stored. Other work goes on between many rows. Throws MappingError where neither
 * the keys nor the widget tell what they are.
 */
export async function toFeedRows(mapped: readonly MappedRow[], rules: RowRules): Promise<FeedRows> {
  const keyKind = rules.keyKind ?? kindOf(mapped)
  const widget = rules.blankKeys ? { blankKeys: rules.blankKeys } : {}
  const byPoint = new Map<string, FeedPoint>()
  const doubtful: KeptPoint[] = []
  const problems: string[] = []
  let skipped = 0
  const skip = (index: number, message: string) => {
    skipped++
    if (problems.length < feedLimits.problems) problems.push(`Row ${index + 1}: ${message}`)
  }
  const { periodic = NONE } = rules
  const keyRules = { keyKind, timeZone: rules.timeZone, takesPeriods: () => periodic.size > 0 }
  const turn = new Turn()
  for (const [index, { key: mappedKey, values, dimensions = [] }] of mapped.entries()) {
    if (turn.isOver()) await turn.next()
    const stored = mappedKey === null ? keyOfNow(keyKind, rules) : toRowKey(widget, { key: mappedKey }, keyRules)
    if (stored === null) {
      skip(index, 'the key is missing.')
      continue
    }
    if ('message' in stored) {
      skip(index, stored.message)
      continue
    }
    const series = toSeries(dimensions, rules.dimensions)
    if ('issue' in series) {
      doubtful.push({ key: stored.key, values: null })
      skip(index, series.issue)
      continue
    }
    const point = { key: stored.key, values: series.values }
    const bad = values.find(([, text]) => parseDecimal(splitPercent(text).number) === null)
    if (bad || values.length === 0) {
      doubtful.push(point)
      skip(index, bad ? `metric ${quote(bad[0])}: ${quote(bad[1])} is not a number.` : 'it has no values.')
      continue
    }
    const place = `${seriesTextOf(series.values)}${stored.key}`
    const { sums } = byPoint.get(place) ?? { sums: new Map<string, Sum>() }
    const misplaced = periodIssue(values, {
      ofPeriod: 'ofPeriod' in stored && stored.ofPeriod === true,
      periodic,
      sums,
    })
    if (misplaced !== null) {
      doubtful.push(point)
      skip(index, misplaced)
      continue
    }
    byPoint.set(place, { ...point, named: series.named, sums })
    for (const [metric, text] of values) {
      const before = sums.get(metric)
      const { number, isPercent } = splitPercent(text)
      const value = plain(number)
      sums.set(metric, {
        value: before ? addDecimalTexts(before.value, value) : value,
        isPercent: isPercent || before?.isPercent === true,
      })
    }
  }
  const rows = [...byPoint.values()].map(({ key, named, sums }) => ({
    key: keyText(keyKind, key),
    values: [...sums].map(([metric, { value, isPercent }]) => ({ metric, value: isPercent ? `${value}%` : value })),
    ...(named.length > 0 && { dimensions: named }),
  }))
  const points = [...byPoint.values()].map(({ key, values }) => ({ key, values }))
  return { rows, keyKind, points, skipped, problems, doubtful }
}

const NONE: ReadonlySet<string> = new Set()

/** Values of periods are neither added nor anywhere but at periods; null: they are right. */
function periodIssue(
  values: MappedRow['values'],
  {
    ofPeriod,
    periodic,
    sums,
  }: {
    readonly ofPeriod: boolean
    readonly periodic: ReadonlySet<string>
    readonly sums: ReadonlyMap<string, unknown>
  },
): string | null {
  if (periodic.size === 0) return null
  for (const [metric] of values) {
    if (periodic.has(metric) && sums.has(metric))
      return `metric ${quote(metric)} has a value of this period already, and values of periods are not added.`
    if (ofPeriod && !periodic.has(metric)) return `metric ${quote(metric)} is not PERIODIC, and the key is a period.`
  }
  return null
}

interface FeedPoint {
  readonly key: string
  readonly values: SeriesValues
  readonly named: readonly PushedDimension[]
  readonly sums: Map<string, Sum>
}

/** What is not a dimension of the widget is named by the push. */
function toSeries(
  mapped: NonNullable<MappedRow['dimensions']>,
  dimensions: readonly string[],
): { readonly values: SeriesValues; readonly named: readonly PushedDimension[] } | { readonly issue: string } {
  const values = dimensions.map((): string | null => null)
  const named: PushedDimension[] = []
  for (const [dimension, text] of mapped) {
    const value = text === null ? null : toDimensionValue(text)
    const issue = text === null ? 'is no text, number or boolean.' : value && dimensionValueIssue(value)
    if (issue) return { issue: `dimension ${quote(dimension)}: its value ${issue}` }
    if (value === null) continue
    named.push({ dimension, value })
    const position = dimensions.indexOf(dimension)
    if (position >= 0) values[position] = value
  }
  return { values, named }
}

/** What the first rows of a widget make its keys; without any key they are days. */
function kindOf(mapped: readonly MappedRow[]): KeyKind {
  const keyed = mapped.flatMap(({ key }) => (key === null ? [] : [{ key }]))
  const decision = kindOfKeys(keyed, false)
  if ('keyKind' in decision) return decision.keyKind
  throw new MappingError(decision.issues[0]?.message ?? 'The keys are neither days, instants nor names.')
}

/** Of a row without a key; `null`: it should have one. */
function keyOfNow(keyKind: KeyKind, { timeZone, now, isKeyed }: RowRules): { readonly key: string } | null {
  if (isKeyed || keyKind === 'CATEGORY') return null
  return { key: keyKind === 'TIME' ? `${Math.floor(now)}000` : String(dayAt(now, timeZone)) }
}

function plain(text: string): string {
  const decimal = parseDecimal(text)
  return decimal === null ? text : decimalToText(decimal)
}
