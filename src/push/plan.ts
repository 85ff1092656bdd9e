import type { MetricId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import { decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import { changesMetric, defaultMetricOptions, defaultOnDuplicateOf, type MetricChange } from '../widgets/metric.ts'
import { nameIssue } from '../widgets/name.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import { type KeyKind, MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH, metricNamed, type Widget } from '../widgets/widget.ts'
import { blankKeyWarnings, toWidgetKey } from './category-key.ts'
import type { ZoneUse } from './key.ts'
import { decideKeyKind, keyKindIssue } from './key-kind.ts'
import { blankNameWarnings, byStoredName, checkOptionNames, checkSpellings, PushedNames } from './named-metrics.ts'
import {
  MAX_ISSUES_READ,
  MAX_POINTS_PER_PUSH,
  MAX_ROWS_PER_PUSH,
  MAX_WARNINGS,
  type OnDuplicateUse,
  type PushIssue,
  PushRefused,
  type PushRequest,
  tooManyRows,
} from './push.ts'
import { valueIssue } from './value-issue.ts'
import { thenWrite, type Write } from './write.ts'

/** How the widget's definition has to grow before the points can be written. */
interface DefinitionChange {
  /** The key as it will be; `null`: as it is. */
  readonly key: { readonly keyKind: KeyKind; readonly keyColumn: string | null } | null
  readonly newMetrics: readonly { readonly name: string; readonly change: MetricChange }[]
  readonly changes: readonly { readonly metricId: MetricId; readonly change: MetricChange }[]
}

/** A push that was read to the end and found right: what it writes, by metric name and stored key. */
export interface PushPlan {
  readonly keyKind: KeyKind
  readonly rows: number
  /** metric name -> stored key -> write. The same key twice in one push is one write. */
  readonly writes: ReadonlyMap<string, ReadonlyMap<string, Write>>
  readonly points: number
  /** Of names: the row that each of them came in first. */
  readonly firstRows: ReadonlyMap<string, number>
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
  const decision = widget.keyKind === null ? decideKeyKind(request) : { keyKind: widget.keyKind, warnings: [] }
  if ('issues' in decision) {
    const column = keyName(widget, request)
    const issues = decision.issues.map(issue => ({ ...issue, message: column + issue.message }))
    throw new PushRefused(issues, request.pathOf)
  }
  const { keyKind } = decision
  const issues: PushIssue[] = []
  const disagreement = keyKindIssue(widget, request)
  if (disagreement) issues.push(disagreement)
  checkKeyColumn(widget, request, issues)
  const names = new PushedNames(widget)
  const settings = settingsOf(widget, request, names)
  const rules = { keyKind, timeZone: request.timeZone ?? projectZone, zoneUses: new Set<ZoneUse>(), names, settings }
  const { writes, points, firstRows } = readWrites(widget, request, rules, issues)
  checkSpellings(request, names, issues)
  if (issues.length > 0) throw new PushRefused(issues, request.pathOf)
  const pushed = new Set(writes.keys())
  const keys = widget.blankKeys === undefined ? [] : [...writes.values()].flatMap(byKey => [...byKey.keys()])
  const warnings = [
    ...decision.warnings,
    ...zoneWarnings(rules),
    ...checkOptionNames(widget, request, names, pushed),
    ...blankNameWarnings(pushed),
    ...blankKeyWarnings(widget, new Set(keys)),
  ]
  return {
    keyKind,
    rows: request.rows.length,
    writes,
    points,
    firstRows,
    onDuplicate: usesOf(pushed, settings),
    warnings: shortened(warnings),
    definitionChange: definitionChangeOf(widget, request, keyKind, [...pushed], settings),
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

/** What the push says of its metrics, by the names under which they are stored. */
interface Settings {
  /** Options to remember, percent signs included. */
  readonly options: ReadonlyMap<string, MetricChange>
  readonly onDuplicateOf: (name: string) => OnDuplicate
}

function settingsOf(widget: Widget, request: PushRequest, names: PushedNames): Settings {
  const options = byStoredName(request.options, names, (earlier, later) => ({ ...earlier, ...later }))
  for (const { values } of request.rows)
    for (const { metric, value } of values) {
      const name = value.endsWith('%') ? names.of(metric) : null
      if (name !== null && !options.get(name)?.percent) options.set(name, { ...options.get(name), percent: true })
    }
  const said = byStoredName(request.metricOnDuplicate, names, (_earlier, later) => later)
  const ways = new Map<string, OnDuplicate>()
  return {
    options,
    onDuplicateOf: name => {
      let way = ways.get(name)
      if (way === undefined) {
        const metric = { ...(metricNamed(widget, name) ?? { ...defaultMetricOptions, name }), ...options.get(name) }
        way = said.get(name) ?? request.onDuplicate ?? defaultOnDuplicateOf(metric)
        ways.set(name, way)
      }
      return way
    },
  }
}

function usesOf(pushed: ReadonlySet<string>, { onDuplicateOf }: Settings): OnDuplicateUse[] {
  return [...Map.groupBy(pushed, onDuplicateOf)].map(([onDuplicate, metrics]) => ({ onDuplicate, metrics }))
}

interface Writes {
  readonly writes: Map<string, Map<string, Write>>
  readonly points: number
  readonly firstRows: ReadonlyMap<string, number>
}

/** How rows are read. */
interface RowRules {
  readonly keyKind: KeyKind
  readonly timeZone: string
  /** What the zone was needed for so far. */
  readonly zoneUses: Set<ZoneUse>
  readonly names: PushedNames
  readonly settings: Settings
}

/** Reading ends at the first limit: of points, of the widget's metrics, or of problems. */
function readWrites(widget: Widget, request: PushRequest, rules: RowRules, issues: PushIssue[]): Writes {
  const { keyKind, timeZone, names, settings } = rules
  const writes: Writes['writes'] = new Map()
  const firstRows = new Map<string, number>()
  let points = 0
  let metricCount = widget.metrics.length
  for (const [row, pushed] of request.rows.entries()) {
    if (issues.length > MAX_ISSUES_READ) break
    const result = toWidgetKey(widget, keyKind, pushed.key, timeZone)
    if ('message' in result) {
      issues.push({ row, message: `${keyKind === 'CATEGORY' ? '' : keyName(widget, request)}${result.message}` })
      continue
    }
    if (result.zoneUse !== undefined) rules.zoneUses.add(result.zoneUse)
    if (keyKind === 'CATEGORY' && !firstRows.has(result.key)) firstRows.set(result.key, row)
    for (const value of pushed.values) {
      const metric = names.of(value.metric)
      const write = readWrite(value.value, settings.onDuplicateOf(metric))
      if (typeof write === 'string') {
        issues.push({ row, metric, message: write })
        continue
      }
      let byKey = writes.get(metric)
      if (!byKey) {
        if (!metricNamed(widget, metric)) metricCount++
        if (metricCount > MAX_METRICS_PER_WIDGET)
          throw new PushRefused([...issues, tooManyMetrics(row, metricCount)], request.pathOf)
        checkMetric(widget, row, metric, issues)
        byKey = new Map()
        writes.set(metric, byKey)
      }
      const before = byKey.get(result.key)
      if (!before && ++points > MAX_POINTS_PER_PUSH)
        throw new PushRefused([...issues, tooManyPoints(row)], request.pathOf)
      byKey.set(result.key, before ? (thenWrite(before, write) ?? write) : write)
    }
  }
  return { writes, points, firstRows }
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

function keyName(widget: Widget, request: PushRequest): string {
  const column = request.keyColumn ?? widget.keyColumn
  return column === null ? '' : `column ${quote(column)}: `
}

function readWrite(text: string, how: OnDuplicate): Write | string {
  const decimal = parseDecimalOrPercent(text)
  return decimal === null ? (valueIssue(text) ?? '') : { how, value: decimalToText(decimal) }
}

function definitionChangeOf(
  widget: Widget,
  request: PushRequest,
  keyKind: KeyKind,
  names: readonly string[],
  { options }: Settings,
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
