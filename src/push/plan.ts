import { quote } from '../base/quote.ts'
import type { DefinitionChange } from '../widgets/definition.ts'
import { dimensionsIssue } from '../widgets/dimension.ts'
import { changesMetric, defaultMetricOptions } from '../widgets/metric.ts'
import { nameIssue } from '../widgets/name.ts'
import { periodsNeedDays } from '../widgets/periodic-metric.ts'
import { replacedIssue } from '../widgets/retention.ts'
import { type KeyKind, MAX_NAME_LENGTH, metricNamed, type Widget } from '../widgets/widget.ts'
import { blankKeyWarnings } from './category-key.ts'
import type { PlannedCounter } from './counter.ts'
import type { ZoneUse } from './key.ts'
import type { KeyExtent } from './key-extent.ts'
import { decideKeyKind, keyKindIssue } from './key-kind.ts'
import { blankNameWarnings, checkOptionNames, checkSpellings, PushedNames } from './named-metrics.ts'
import {
  MAX_ROWS_PER_PUSH,
  MAX_WARNINGS,
  type OnDuplicateUse,
  type PushIssue,
  PushRefused,
  type PushRequest,
  tooManyRows,
} from './push.ts'
import { type PushSettings, settingsOf, takesPeriods, usesOf } from './push-settings.ts'
import { keyName } from './row-key.ts'
import type { PlannedSeries, SeriesWrites } from './row-series.ts'
import { type RowRules, readWrites } from './row-writes.ts'
import type { Writes } from './write.ts'

/** A push that was read to the end and found right: what it writes, by metric name and stored key, in each series. */
export interface PushPlan {
  readonly keyKind: KeyKind
  readonly rows: number
  /** Of a widget without dimensions. */
  readonly writes: Writes
  /** Of a widget with dimensions: each combination of values that is written to. */
  readonly series: readonly PlannedSeries[]
  readonly seriesWrites: SeriesWrites
  /** Where counters stood: what they add is known in the transaction that writes it. */
  readonly counters: readonly PlannedCounter[]
  /** Names of all metrics that are written. */
  readonly metrics: ReadonlySet<string>
  readonly points: number
  /** Some of them are values of periods longer than a day, whose keys have a slash (see `spanKey`). */
  readonly hasPeriods: boolean
  /** Of names: the row that each of them came in first. */
  readonly firstRows: ReadonlyMap<string, number>
  /** From the first to the last key that is written; `null`: none is. */
  readonly keys: KeyExtent | null
  /** What happens to values that are there, and for which metrics. */
  readonly onDuplicate: readonly OnDuplicateUse[]
  /** What is taken and may have been meant otherwise. */
  readonly warnings: readonly string[]
  /** `null`: the definition needs no change, and the push can share a round with others. */
  readonly definitionChange: DefinitionChange | null
}

/**
 * Checks a push against the widget's definition. All or nothing: throws PushRefused with every issue, or AppError for an
 * issue of the push as a whole. Pure: the same widget, request and zone (of the project) give the same plan.
 */
export function planPush(widget: Widget, request: PushRequest, projectZone: string): PushPlan {
  if (request.rows.length > MAX_ROWS_PER_PUSH) throw tooManyRows(request.pathOf)
  const decision = widget.keyKind === null ? decideKeyKind(widget, request) : { keyKind: widget.keyKind, warnings: [] }
  if ('issues' in decision) {
    const column = keyName(widget, request)
    const issues = decision.issues.map(issue => ({ ...issue, message: column + issue.message }))
    throw new PushRefused(issues, request.pathOf)
  }
  const { keyKind } = decision
  const issues: PushIssue[] = []
  const disagreement = keyKindIssue(widget, request)
  if (disagreement) issues.push(disagreement)
  const conflict = dimensionsIssue(keyKind, widget.dimensions)
  if (conflict) issues.push({ row: 0, message: conflict })
  checkKeyColumn(widget, request, issues)
  const replaced = request.replacedMetrics ? replacedIssue(widget) : null
  if (replaced) issues.push({ row: 0, message: replaced })
  if (keyKind !== 'DATE' && takesPeriods(widget, request)) issues.push({ row: 0, message: periodsNeedDays(keyKind) })
  const names = new PushedNames(widget)
  const settings = settingsOf(widget, request, names)
  const rules = { keyKind, timeZone: request.timeZone ?? projectZone, zoneUses: new Set<ZoneUse>(), names, settings }
  const read = readWrites(widget, request, rules, issues)
  const { writes, series, seriesWrites, counters, metrics, points, hasPeriods, firstRows, keys: extent } = read
  checkSpellings(request, names, issues)
  if (issues.length > 0) throw new PushRefused(issues, request.pathOf)
  const keys = widget.blankKeys === undefined ? [] : [...writes.values()].flatMap(byKey => [...byKey.keys()])
  const warnings = [
    ...decision.warnings,
    ...zoneWarnings(rules),
    ...checkOptionNames(widget, request, names, metrics),
    ...blankNameWarnings(metrics),
    ...blankKeyWarnings(widget, new Set(keys)),
  ]
  return {
    keyKind,
    rows: request.rows.length,
    writes,
    series,
    seriesWrites,
    counters,
    metrics,
    points,
    hasPeriods,
    firstRows,
    keys: extent,
    onDuplicate: usesOf(metrics, settings),
    warnings: shortened(warnings),
    definitionChange: definitionChangeOf(widget, request, keyKind, [...metrics], settings),
  }
}

function zoneWarnings({ zoneUses, timeZone }: RowRules): string[] {
  const texts: Readonly<Record<ZoneUse, string>> = {
    CLOCK: `Keys without an offset were read in the time zone ${timeZone}.`,
    BEGINNING: `Days were taken for their beginning in the time zone ${timeZone}.`,
    DAY: `Instants were taken for the day that they have in the time zone ${timeZone}.`,
  }
  return [...zoneUses].map(use => texts[use])
}

function shortened(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= MAX_WARNINGS) return warnings
  return [...warnings.slice(0, MAX_WARNINGS - 1), `${warnings.length - MAX_WARNINGS + 1} more warnings.`]
}

function checkKeyColumn(widget: Widget, request: PushRequest, issues: PushIssue[]): void {
  const { keyColumn } = request
  if (keyColumn === null) return
  const issue = nameIssue(keyColumn, MAX_NAME_LENGTH)
  if (issue) issues.push({ row: 0, message: `the key column's name ${issue}` })
  if (widget.keyColumn !== null && keyColumn.toLowerCase() !== widget.keyColumn.toLowerCase()) {
    issues.push({
      row: 0,
      message: `the key column is ${quote(keyColumn)}, but the key column of this widget is ${quote(widget.keyColumn)}.`,
    })
  }
}

function definitionChangeOf(
  widget: Widget,
  request: PushRequest,
  keyKind: KeyKind,
  names: readonly string[],
  { options }: PushSettings,
): DefinitionChange | null {
  const newNames = names.filter(name => !metricNamed(widget, name))
  const changes: DefinitionChange['changes'][number][] = []
  for (const [name, change] of options) {
    const metric = metricNamed(widget, name)
    if (metric && changesMetric(metric, change)) changes.push({ metricId: metric.metricId, change })
  }
  const keyColumn = widget.keyColumn ?? request.keyColumn
  const keyChanges = (widget.keyKind === null && request.rows.length > 0) || keyColumn !== widget.keyColumn
  if (newNames.length === 0 && changes.length === 0 && !keyChanges) return null
  return {
    key: keyChanges ? { keyKind, keyColumn } : null,
    newMetrics: newNames.map(name => ({ name, change: { ...defaultMetricOptions, ...options.get(name) } })),
    changes,
  }
}
