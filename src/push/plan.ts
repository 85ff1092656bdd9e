import { quote } from '../base/quote.ts'
import { checkDecimal, decimalToText, parseDecimal, splitPercent } from '../core/number.ts'
import { changesMetric, defaultMetricOptions, type MetricChange } from '../widgets/metric.ts'
import { nameIssue } from '../widgets/name.ts'
import { type KeyKind, MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH, metricNamed, type Widget } from '../widgets/widget.ts'
import { toKey } from './key.ts'
import {
  MAX_ISSUES_READ,
  MAX_POINTS_PER_PUSH,
  MAX_ROWS_PER_PUSH,
  type OnDuplicate,
  type PushIssue,
  PushRefused,
  type PushRequest,
  tooManyRows,
} from './push.ts'
import { thenWrite, type Write } from './write.ts'

/** How the widget's definition has to grow before the points can be written. */
interface DefinitionChange {
  /** The key as it will be; `null`: as it is. */
  readonly key: { readonly keyKind: KeyKind; readonly keyColumn: string | null } | null
  readonly newMetrics: readonly { readonly name: string; readonly change: MetricChange }[]
  readonly changes: readonly { readonly metricId: string; readonly change: MetricChange }[]
}

/** A push that was read to the end and found right: what it writes, by metric name and stored key. */
export interface PushPlan {
  readonly keyKind: KeyKind
  readonly rows: number
  /** metric name -> stored key -> write. The same key twice in one push is one write. */
  readonly writes: ReadonlyMap<string, ReadonlyMap<string, Write>>
  readonly points: number
  /** `null`: the definition needs no change, and the push can share a round with others. */
  readonly definitionChange: DefinitionChange | null
}

/**
 * Checks a push against the widget's definition. All or nothing: throws PushRefused with every issue, or AppError for an
 * issue of the push as a whole. Pure: the same widget and request give the same plan.
 */
export function planPush(widget: Widget, request: PushRequest): PushPlan {
  if (request.rows.length > MAX_ROWS_PER_PUSH) throw tooManyRows(request.pathOf)
  const keyKind = widget.keyKind ?? request.keyKind ?? guessKeyKind(request)
  const issues: PushIssue[] = []
  if (request.keyKind !== null && widget.keyKind !== null && !agrees(request, widget)) {
    const are = { DATE: 'days', TIME: 'instants', CATEGORY: 'categories' }
    issues.push({
      row: 0,
      message: `the keys of this widget are ${are[widget.keyKind]}, not ${are[request.keyKind]}.`,
    })
  }
  checkKeyColumn(widget, request, issues)
  const { writes, percents, points } = readWrites(widget, request, keyKind, issues)
  const definitionChange = definitionChangeOf(widget, request, keyKind, [...writes.keys()], percents)
  if (issues.length > 0) throw new PushRefused(issues, request.pathOf)
  return { keyKind, rows: request.rows.length, writes, points, definitionChange }
}

interface Writes {
  readonly writes: Map<string, Map<string, Write>>
  readonly percents: ReadonlySet<string>
  readonly points: number
}

/** Reading ends at the first limit: of points, of the widget's metrics, or of problems. */
function readWrites(widget: Widget, request: PushRequest, keyKind: KeyKind, issues: PushIssue[]): Writes {
  const writes: Writes['writes'] = new Map()
  const percents = new Set<string>()
  let points = 0
  let metricCount = widget.metrics.length
  for (const [row, pushed] of request.rows.entries()) {
    if (issues.length > MAX_ISSUES_READ) break
    const result = toKey(keyKind, pushed.key)
    if ('message' in result) {
      issues.push({ row, message: `${keyKind === 'CATEGORY' ? '' : keyName(widget, request)}${result.message}` })
      continue
    }
    for (const value of pushed.values) {
      const metric = value.metric.normalize('NFC')
      const { number, isPercent } = splitPercent(value.value)
      const write = readWrite(request, metric, number)
      if (typeof write === 'string') {
        issues.push({ row, metric, message: write })
        continue
      }
      if (isPercent) percents.add(metric)
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
  return { writes, percents, points }
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
  if (known?.calculation) issues.push({ row, metric, message: 'is calculated by a formula and cannot be pushed.' })
  if (known?.eventCount) issues.push({ row, metric, message: 'is counted from events and cannot be pushed.' })
}

/**
 * A door that found no date column says CATEGORY. A widget whose keys are days or instants reads its own column all the same,
 * and any column as long as it has none.
 */
function agrees(request: PushRequest, widget: Widget): boolean {
  if (request.keyKind === widget.keyKind) return true
  if (request.keyKind !== 'CATEGORY' || request.keyColumn === null) return false
  return widget.keyColumn === null || widget.keyColumn.toLowerCase() === request.keyColumn.toLowerCase()
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

/** GraphQL pushes name no kind: a first push whose keys are all days makes a DATE widget, all instants a TIME widget. */
function guessKeyKind(request: PushRequest): KeyKind {
  const kinds: readonly KeyKind[] = ['DATE', 'TIME']
  const fits = (kind: KeyKind) => request.rows.every(row => 'key' in toKey(kind, row.key))
  return request.rows.length === 0 ? 'CATEGORY' : (kinds.find(fits) ?? 'CATEGORY')
}

function readWrite(request: PushRequest, metric: string, text: string): Write | string {
  const decimal = parseDecimal(text)
  if (decimal === null) {
    const issue = checkDecimal(text)
    if (issue === 'TOO_MANY_DIGITS') return `${quote(text)} has more than 30 significant digits.`
    if (issue === 'TOO_LARGE') return `${quote(text)} is out of range: exponents reach from -300 to 300.`
    return `${quote(text)} is not a number.`
  }
  const how: OnDuplicate = request.metricOnDuplicate.get(metric) ?? request.onDuplicate
  return { how, value: decimalToText(decimal) }
}

function definitionChangeOf(
  widget: Widget,
  request: PushRequest,
  keyKind: KeyKind,
  names: readonly string[],
  percents: ReadonlySet<string>,
): DefinitionChange | null {
  const wanted = (name: string): MetricChange => ({
    ...request.options.get(name),
    ...(percents.has(name) && { percent: true }),
  })
  const newNames = names.filter(name => !metricNamed(widget, name))
  const changes: DefinitionChange['changes'][number][] = []
  for (const name of new Set([...request.options.keys(), ...percents])) {
    const metric = metricNamed(widget, name)
    const change = wanted(name)
    if (metric && changesMetric(metric, change)) changes.push({ metricId: metric.metricId, change })
  }
  const keyColumn = widget.keyColumn ?? request.keyColumn
  const keyChanges = (widget.keyKind === null && request.rows.length > 0) || keyColumn !== widget.keyColumn
  if (newNames.length === 0 && changes.length === 0 && !keyChanges) return null
  return {
    key: keyChanges ? { keyKind, keyColumn } : null,
    newMetrics: newNames.map(name => ({ name, change: { ...defaultMetricOptions, ...wanted(name) } })),
    changes,
  }
}
