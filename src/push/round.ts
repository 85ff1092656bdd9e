import type { Annotation } from '../annotations/annotation.ts'
import type { Id, MetricId, ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import type { Span } from '../base/tracing.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { KnownSeries } from '../widgets/series.ts'
import type { KeyKind } from '../widgets/widget.ts'
import type { PushCaller } from './caller.ts'
import type { PushPlan } from './plan.ts'
import type { PushReceipt } from './push.ts'
import { thenWrite, type Write } from './write.ts'

export type WeightPartners = ReadonlyMap<MetricId, readonly MetricId[]>

/** A push that waits for its round: checked, its metrics known by id. */
export interface QueuedPush {
  readonly receiptId: Id
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly plan: PushPlan
  /** metric name -> id, for every metric of the plan. */
  readonly metricIds: ReadonlyMap<string, MetricId>
  /** As `plan.series`, in the same order. */
  readonly series: readonly KnownSeries[]
  readonly idempotencyKey: string | null
  readonly bodyHash: Buffer | null
  readonly caller: PushCaller
  /** `null`: it has none yet, and nothing is pushed. */
  readonly widgetKeyKind: KeyKind | null
  readonly widgetDimensions: readonly string[]
  /** By metric, those that weigh it or that it weighs; absent: none. */
  readonly weightPartners?: WeightPartners
  /** Metrics whose other points go; absent: none. It is alone in its round. */
  readonly replacedMetricIds?: readonly MetricId[]
  /** Names of the metrics that were made for it. */
  readonly newMetrics: readonly string[]
  /** Whether it is a push of the quota: of a request that makes several pushes one is. Absent: it is. */
  readonly isCounted?: boolean
  /** The note that is written with it. */
  readonly annotation?: Annotation | null
  /** Of the push, while it waits and is written; absent: nobody follows it. */
  readonly span?: Span
}

export interface RoundPoint {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  /** `null`: of a widget without dimensions. */
  readonly series: KnownSeries | null
  readonly key: string
  how: OnDuplicate
  value: string
  /** Index of the push that wrote it first in this round: a point that is new counts as created by it. */
  readonly firstPush: number
  /** Where its row stands among all rows of the round: the order in which names were pushed. */
  readonly row: number
  /** Metrics whose points go where this one goes: a value counts with the weight of its own series. */
  readonly partners: readonly MetricId[]
}

const NO_PARTNERS: readonly MetricId[] = []
const EMPTY: ReadonlyMap<string, RoundPoint> = new Map()

/** What one transaction writes: each point once, in an order that is the same in every gateway (so that none deadlock). */
export interface Round {
  readonly pushes: readonly QueuedPush[]
  readonly points: readonly RoundPoint[]
  readonly categoryPoints: readonly RoundPoint[]
  readonly seriesPoints: readonly RoundPoint[]
  /** Of values of periods longer than a day. */
  readonly periodicPoints: readonly RoundPoint[]
}

const standsAlone = ({ replacedMetricIds }: QueuedPush) => replacedMetricIds !== undefined

/**
 * Joins pushes into a round, in order. Stops before a push whose effect cannot be folded with an earlier one's, or whose
 * idempotency key is in the round already: those come first in the next round. One that deletes what others wrote has a round of its own. Returns how many pushes were taken (>= 1).
 */
export function buildRound(
  queue: readonly QueuedPush[],
  limits: { pushes: number; points: number },
): Round & { taken: number } {
  const tables: RoundTables = {
    day: new Map(),
    category: new Map(),
    series: new Map(),
    period: new Map(),
  }
  const keys = new Set<string>()
  const pushes: QueuedPush[] = []
  let points = 0
  let rows = 0
  for (const push of queue) {
    if (pushes.length > 0 && (standsAlone(push) || pushes.some(standsAlone))) break
    if (pushes.length > 0 && (pushes.length >= limits.pushes || points + push.plan.points > limits.points)) break
    if (push.idempotencyKey !== null) {
      const key = `${push.projectId}/${push.widgetId}/${push.idempotencyKey}`
      if (keys.has(key)) break
      keys.add(key)
    }
    if (!foldPush(tables, push, { index: pushes.length, rows })) break
    points += push.plan.points
    rows += push.plan.rows
    pushes.push(push)
  }
  return {
    pushes,
    points: [...tables.day.values()].sort(byKey),
    categoryPoints: [...tables.category.values()].sort(byKey),
    seriesPoints: [...tables.series.values()].sort(byKey),
    periodicPoints: [...tables.period.values()].sort(byKey),
    taken: pushes.length,
  }
}

type PointTable = Map<string, RoundPoint>
/** What a push adds to a table, beside what earlier pushes have put into it. */
interface Folding {
  readonly before: ReadonlyMap<string, RoundPoint>
  readonly folded: PointTable
}
type RoundTables = Readonly<Record<'day' | 'category' | 'series' | 'period', PointTable>>

/** Where the push stands in the round. */
interface Place {
  readonly index: number
  /** Of the pushes before it. */
  readonly rows: number
}

/** False where it cannot be folded; nothing of it is in the tables then. */
function foldPush(tables: RoundTables, push: QueuedPush, place: Place): boolean {
  const { plan } = push
  // A push writes to series or to no series.
  const table = plan.series.length > 0 ? tables.series : plan.keyKind === 'CATEGORY' ? tables.category : tables.day
  // The first of a round meets nothing that it cannot be folded with.
  const isFirst = place.index === 0
  const foldingInto = (of: PointTable): Folding =>
    isFirst ? { before: EMPTY, folded: of } : { before: of, folded: new Map() }
  const joined = foldingInto(table)
  const periods = foldingInto(tables.period)
  const into = (key: string) => (plan.hasPeriods && key.includes('/') ? periods : joined)
  for (const [name, byKey] of plan.writes) {
    const metricId = metricIdOf(push, name)
    const ids = `${push.projectId}/${metricId}/`
    for (const [key, write] of byKey)
      if (!foldInto(into(key), push, { metricId, series: null, key, id: ids + key }, write, place)) return false
  }
  for (const [name, writes] of plan.seriesWrites) {
    const metricId = metricIdOf(push, name)
    const ids = `${push.projectId}/${metricId}/`
    for (const { series: index, key, write } of writes.values()) {
      const series = push.series[index]
      if (!series) throw new Error('a series has no id')
      const id = `${ids}${series.seriesId}/${key}`
      if (!foldInto(into(key), push, { metricId, series, key, id }, write, place)) return false
    }
  }
  if (isFirst) return true
  for (const [key, point] of joined.folded) table.set(key, point)
  for (const [key, point] of periods.folded) tables.period.set(key, point)
  return true
}

function metricIdOf({ metricIds }: QueuedPush, name: string): MetricId {
  const metricId = metricIds.get(name)
  if (metricId === undefined) throw new Error(`metric ${name} has no id`)
  return metricId
}

/** A point, and the text that it is known by in its table. */
interface FoldedPoint extends Pick<RoundPoint, 'metricId' | 'series' | 'key'> {
  readonly id: string
}

function foldInto(
  { before, folded }: Folding,
  push: QueuedPush,
  { metricId, series, key, id }: FoldedPoint,
  write: Write,
  place: Place,
): boolean {
  const known = before.get(id)
  const joined: Write | null = known ? thenWrite(known, write) : write
  if (joined === null) return false
  folded.set(id, {
    projectId: push.projectId,
    widgetId: push.widgetId,
    metricId,
    series,
    key,
    how: joined.how,
    value: joined.value,
    firstPush: known?.firstPush ?? place.index,
    row: known?.row ?? place.rows + (push.plan.firstRows.get(key) ?? 0),
    partners: push.weightPartners?.get(metricId) ?? NO_PARTNERS,
  })
  return true
}

function byKey(a: RoundPoint, b: RoundPoint): number {
  return (
    compareText(a.projectId, b.projectId) ||
    compareText(a.widgetId, b.widgetId) ||
    compareText(a.metricId, b.metricId) ||
    compareText(a.series?.seriesId ?? '', b.series?.seriesId ?? '') ||
    compareText(a.key, b.key)
  )
}

/** Any total order serves, as long as every gateway has the same. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A point that may lie where its row was pushed to while the widget had fewer dimensions: it is moved before it is written. */
export interface TakeOver {
  readonly point: RoundPoint
  /** `null`: from the points without series. */
  readonly from: SeriesId | null
}

/** Oldest first; in each list a point stands once. Mostly there is none. */
export function takeOversOf(points: readonly RoundPoint[]): TakeOver[][] {
  const lists: TakeOver[][] = []
  for (const point of withPartners(points)) {
    const { series } = point
    if (!series || (series.older.length === 0 && !series.isBlank)) continue
    const sources = series.isBlank ? [null, ...series.older] : series.older
    for (const [index, from] of sources.entries()) {
      lists[index] ??= []
      lists[index].push({ point, from })
    }
  }
  return lists
}

/** With points of metrics that were not pushed at these keys, which are moved as they are. */
function withPartners(points: readonly RoundPoint[]): readonly RoundPoint[] {
  const leading = points.filter(({ partners, series }) => series && partners.length > 0)
  if (leading.length === 0) return points
  const idOf = ({ metricId, series, key }: RoundPoint) => `${metricId}/${series?.seriesId}/${key}`
  const known = new Map(points.map(point => [idOf(point), point]))
  for (const point of leading)
    for (const metricId of point.partners) {
      const partner: RoundPoint = { ...point, metricId, how: 'REPLACE', partners: NO_PARTNERS }
      const id = idOf(partner)
      if (!known.has(id)) known.set(id, partner)
    }
  return [...known.values()].sort(byKey)
}

/** How many points each push of the round created, by index, from which points the database says are new. */
export function createdByPush(pushes: number, points: readonly RoundPoint[], isNew: readonly boolean[]): number[] {
  const created = new Array<number>(pushes).fill(0)
  for (const [index, point] of points.entries()) {
    if (isNew[index]) created[point.firstPush] = (created[point.firstPush] ?? 0) + 1
  }
  return created
}

/** What a push is answered with once its round is committed. */
export function toReceipt(push: QueuedPush, created: number, now: Date): PushReceipt {
  const { receiptId, projectId, widgetId, plan, caller } = push
  return {
    receiptId,
    projectId,
    widgetId,
    acceptedAt: now,
    rows: plan.rows,
    points: plan.points,
    created,
    changed: plan.points - created,
    caller: caller.name,
    origin: caller,
    keys: plan.keys,
    onDuplicate: plan.onDuplicate,
    warnings: plan.warnings,
    keyKind: push.widgetKeyKind,
    newMetrics: push.newMetrics,
  }
}
