// The tables that the model is given, as statements.
import { FORMULA_NAME, metricsOf, type ReportCase, type ValueText, type WidgetCase } from './cases.ts'

/** A stretch of keys, [low, high). */
export interface KeyRange {
  readonly low: number
  readonly high: number
}

export interface RangeCase extends KeyRange {
  /** Null: nothing is compared with that key. */
  readonly buckets: readonly (KeyRange | null)[]
}

/** A report, and what the calendar made of it: the period first, then those that it is compared with. */
export interface PlannedCase {
  readonly report: ReportCase
  readonly ranges: readonly RangeCase[]
}

type Cell = string | number | bigint | boolean | null | readonly ValueText[]

/** Three values, with nothing where a dimension is not declared. */
type Values = readonly ValueText[]

export function tablesOf(widget: WidgetCase, planned: readonly PlannedCase[]): string {
  let seq = 0
  const pushed = widget.pushes.flatMap(({ declared, how, rows }) =>
    rows.flatMap(({ key, values, numbers }) =>
      numbers.flatMap((number, index) => {
        const metric = widget.metrics[index]?.name ?? ''
        return number === null ? [] : [[seq++, declared, how, metric, key, ...padded(values), number]]
      }),
    ),
  )
  const reports = planned.map(({ report }, index) => [
    index,
    report.fill ?? 'NULL',
    ...[0, 1, 2].map(position => 1 + widget.dimensions.indexOf(report.by?.[position] ?? '')),
  ])
  const metrics = planned.flatMap(({ report }, index) => readBy(widget, report).map(metric => [index, metric]))
  const filters = planned.flatMap(({ report }, index) =>
    (report.where ?? []).map(({ dimension, in: listed, notIn, startsWith, isSet }) => {
      const lists = [listed, notIn].map(list => list?.map(stored) ?? null)
      return [
        index,
        1 + widget.dimensions.indexOf(dimension),
        ...lists.flatMap(list => (list ? [list.filter(value => value !== null), list.includes(null)] : [null, null])),
        startsWith?.normalize('NFC') ?? null,
        isSet ?? null,
      ]
    }),
  )
  const ranges = planned.flatMap((it, report) => it.ranges.map(({ low, high }, range) => [report, range, low, high]))
  const buckets = planned.flatMap((it, report) =>
    it.ranges.flatMap(({ buckets }, range) =>
      buckets.flatMap((bucket, index) => (bucket ? [[report, range, index, bucket.low, bucket.high]] : [])),
    ),
  )
  return [
    table(
      'pushed',
      'seq int, declared int, how text, metric text, key bigint, v1 text, v2 text, v3 text, value hugeint',
      pushed,
    ),
    table(
      'metric',
      'metric text, aggregation text, across text',
      widget.metrics.map(it => [it.name, it.aggregation, it.across]),
    ),
    table('report', 'report int, fill text, by1 int, by2 int, by3 int', reports),
    table('report_metric', 'report int, metric text', metrics),
    table(
      'filter',
      'report int, dimension int, listed text[], lists_null bool, unlisted text[], unlists_null bool, beginning text, is_set bool',
      filters,
    ),
    table('range', 'report int, range int, low bigint, high bigint', ranges),
    table('bucket', 'report int, range int, bucket int, low bigint, high bigint', buckets),
  ].join(';\n')
}

/** Which series are in which part of a report; null: all that pass its filters. */
export function memberTable(members: readonly { report: number; part: number; values: Values | null }[]): string {
  const rows = members.map(({ report, part, values }) => [report, part, values === null, ...padded(values ?? [])])
  return `${table('part', 'report int, part int, is_whole bool, v1 text, v2 text, v3 text', rows)};
    create or replace table member as
    select p.report, p.part, c.sid from part p join chosen c on c.report = p.report and (p.is_whole
      or (c.g1 is not distinct from p.v1 and c.g2 is not distinct from p.v2 and c.g3 is not distinct from p.v3))`
}

/** Every pushed metric that is shown, that a formula is made of or that orders. */
function readBy(widget: WidgetCase, { metrics = metricsOf(widget), orderBy }: ReportCase): string[] {
  const named = [...metrics, ...(orderBy?.metric ? [orderBy.metric] : [])]
  return [...new Set(named.flatMap(name => (name === FORMULA_NAME ? ['a', 'b'] : [name])))]
}

const stored = (value: ValueText) => value?.normalize('NFC').trim() || null
const padded = (values: Values): Values => [0, 1, 2].map(index => values[index] ?? null)

function table(name: string, columns: string, rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map(row => `(${row.map(literal).join(', ')})`)
  const insert = lines.length > 0 ? `;\ninsert into ${name} values ${lines.join(',\n')}` : ''
  return `create or replace table ${name} (${columns})${insert}`
}

function literal(cell: Cell): string {
  if (cell === null) return 'null'
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`
  if (typeof cell === 'bigint') return `'${cell}'::hugeint`
  if (typeof cell === 'object') return `[${cell.map(literal).join(', ')}]::text[]`
  return String(cell)
}
