// Reads the rows of a push into what they write.
import { quote } from '../base/quote.ts'
import { decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import { nameIssue } from '../widgets/name.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import { type KeyKind, MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH, metricNamed, type Widget } from '../widgets/widget.ts'
import type { PlannedCounter } from './counter.ts'
import type { ZoneUse } from './key.ts'
import type { KeyExtent } from './key-extent.ts'
import type { PushedNames } from './named-metrics.ts'
import {
  MAX_ISSUES_READ,
  MAX_POINTS_PER_PUSH,
  type PushedValue,
  type PushIssue,
  PushRefused,
  type PushRequest,
} from './push.ts'
import { type PushSettings, takesPeriods } from './push-settings.ts'
import { RowKeys } from './row-key.ts'
import { type PlannedSeries, RowSeries, type SeriesWrites } from './row-series.ts'
import { valueIssue } from './value-issue.ts'
import { thenWrite, type Write, type Writes } from './write.ts'

export interface RowWrites {
  /** Of a widget without dimensions. */
  readonly writes: Writes
  /** Of a widget with dimensions: those that are written to, and what is written. */
  readonly series: readonly PlannedSeries[]
  readonly seriesWrites: SeriesWrites
  readonly counters: readonly PlannedCounter[]
  /** Names of all metrics that are written. */
  readonly metrics: ReadonlySet<string>
  readonly points: number
  readonly hasPeriods: boolean
  readonly firstRows: ReadonlyMap<string, number>
  /** From the first to the last key that has a value. */
  readonly keys: KeyExtent | null
}

/** How rows are read. */
export interface RowRules {
  readonly keyKind: KeyKind
  readonly timeZone: string
  /** What the zone was needed for so far. */
  readonly zoneUses: Set<ZoneUse>
  readonly names: PushedNames
  readonly settings: PushSettings
}

/** Reading ends at the first limit: of points, of the widget's metrics, or of problems. */
export function readWrites(widget: Widget, request: PushRequest, rules: RowRules, issues: PushIssue[]): RowWrites {
  const { names, settings } = rules
  const plain: Map<string, Map<string, Write>> = new Map()
  const series = RowSeries.of(widget, request)
  const counters: PlannedCounter[] = []
  const metrics = new Set<string>()
  const keys = new RowKeys(widget, request, { ...rules, takesPeriods: () => takesPeriods(widget, request) })
  let points = 0
  let metricCount = widget.metrics.length
  for (const [row, pushed] of request.rows.entries()) {
    if (issues.length > MAX_ISSUES_READ) break
    const rowSeries = series?.seriesOf(pushed, row, issues) ?? null
    const result = keys.of(pushed, row, issues)
    if (result === null) continue
    const target = { plain, series, rowSeries }
    for (const value of pushed.values) {
      const metric = names.of(value.metric)
      if (result.ofPeriod && !settings.isPeriodic(metric)) {
        issues.push({ row, metric, message: notPeriodic(pushed.key) })
        continue
      }
      const write = readWrite(value.value, settings.onDuplicateOf(metric))
      if (typeof write === 'string') {
        issues.push({ row, metric, message: write + textHint(widget, request, rules, { ...value, metric }) })
        continue
      }
      if (!metrics.has(metric)) {
        if (!metricNamed(widget, metric)) metricCount++
        if (metricCount > MAX_METRICS_PER_WIDGET)
          throw new PushRefused([...issues, tooManyMetrics(row, metricCount)], request.pathOf)
        checkMetric(widget, row, metric, issues)
        metrics.add(metric)
      }
      const isKnown = value.counter
        ? planCounter(counters, target, { metric, key: result.key, value: write.value, reading: value.counter })
        : writePoint(target, metric, result.key, write)
      if (!isKnown && ++points > MAX_POINTS_PER_PUSH)
        throw new PushRefused([...issues, tooManyPoints(row)], request.pathOf)
    }
  }
  const { written, writes } = series ?? NO_SERIES
  const found = { writes: plain, series: written, seriesWrites: writes, counters }
  return { ...found, metrics, points, hasPeriods: keys.hasPeriods, firstRows: keys.firstRows, keys: keys.extent }
}

const NO_SERIES: Pick<RowSeries, 'written' | 'writes'> = { written: [], writes: new Map() }

/** Where the values of a row go. */
interface RowTarget {
  /** Of a widget without dimensions. */
  readonly plain: Map<string, Map<string, Write>>
  readonly series: RowSeries | null
  readonly rowSeries: ReturnType<RowSeries['seriesOf']>
}

/** What a counter adds may be nothing, or a point of its own: it counts as one. */
function planCounter(
  counters: PlannedCounter[],
  { series, rowSeries }: RowTarget,
  counter: Omit<PlannedCounter, 'series'>,
): false {
  counters.push({ ...counter, series: series && rowSeries ? series.indexOf(rowSeries) : null })
  return false
}

const writePoint = ({ plain, series, rowSeries }: RowTarget, metric: string, key: string, write: Write): boolean =>
  series && rowSeries ? series.write(rowSeries, metric, key, write) : writePlain(plain, metric, key, write)

/** Behind what was written to the point before. False: it is a new point. */
function writePlain(writes: Map<string, Map<string, Write>>, metric: string, key: string, write: Write): boolean {
  let byKey = writes.get(metric)
  if (!byKey) {
    byKey = new Map()
    writes.set(metric, byKey)
  }
  const before = byKey.get(key)
  byKey.set(key, before ? (thenWrite(before, write) ?? write) : write)
  return before !== undefined
}

const notPeriodic = (key: string) =>
  `${quote(key)} is a period, and the aggregation of this metric is not PERIODIC: updateMetric(aggregation: PERIODIC) makes it one of values of periods, which are never added up.`

/** Of words in a column that is no metric yet: a dimension was meant, that is misspelt or not declared. */
function textHint(widget: Widget, request: PushRequest, { keyKind }: RowRules, { metric, value }: PushedValue): string {
  const { dimensions } = widget
  if (request.keyColumn === null || keyKind === 'CATEGORY' || !/^\p{L}/u.test(value)) return ''
  if (metricNamed(widget, metric)) return ''
  const has = dimensions.length === 0 ? 'none' : dimensions.map(name => quote(name)).join(', ')
  const more = dimensions.length === 0 ? 'them' : 'more'
  return ` Text goes into dimensions, of which the widget has ${has}: updateWidget(dimensions:) declares ${more}.`
}

const tooManyMetrics = (row: number, count: number): PushIssue => ({
  row,
  message: `the widget would have ${count} metrics; at most ${MAX_METRICS_PER_WIDGET} are possible.`,
})

const tooManyPoints = (row: number): PushIssue => ({
  row,
  message: `a push writes at most ${MAX_POINTS_PER_PUSH} points; this one has more.`,
})

function checkMetric(widget: Widget, row: number, metric: string, issues: PushIssue[]): void {
  const issue = metric === '' ? 'is empty.' : nameIssue(metric, MAX_NAME_LENGTH)
  if (issue) issues.push({ row, metric, message: `the metric's name ${issue}` })
  const known = metricNamed(widget, metric)
  if (!known && widget.dimensions.includes(metric))
    issues.push({ row, metric, message: 'is a dimension of the widget, and no metric.' })
  if (known?.calculation) issues.push({ row, metric, message: 'is calculated by a formula and cannot be pushed.' })
  if (known?.eventCount) issues.push({ row, metric, message: 'is counted from events and cannot be pushed.' })
}

function readWrite(text: string, how: OnDuplicate): Write | string {
  const decimal = parseDecimalOrPercent(text)
  return decimal === null ? (valueIssue(text) ?? '') : { how, value: decimalToText(decimal) }
}
