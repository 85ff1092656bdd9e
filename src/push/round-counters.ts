// Counters of a round: which are read, and the pushes with what their readings add.

import type { MetricId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { type CounterState, increaseOf, type PlannedCounter, stateAfter } from './counter.ts'
import type { QueuedPush } from './round.ts'
import type { SeriesWrite } from './row-series.ts'
import { thenWrite, type Write } from './write.ts'

/** A start of a counter, as it is stored. */
export interface CounterKey {
  readonly projectId: string
  readonly widgetId: string
  readonly metricId: MetricId
  readonly stream: Buffer
  readonly startedAt: bigint
}

export const counterId = ({ projectId, widgetId, metricId, stream, startedAt }: CounterKey): string =>
  `${projectId}/${widgetId}/${metricId}/${stream.toString('hex')}/${startedAt}`

/** 128 bits: nobody finds two texts with the same ones. */
const STREAM_BYTES = 16

function keyOf({ projectId, widgetId, metricIds }: QueuedPush, { metric, reading }: PlannedCounter): CounterKey {
  const metricId = metricIds.get(metric)
  if (metricId === undefined) throw new Error(`metric ${metric} has no id`)
  const stream = sha256(reading.stream).subarray(0, STREAM_BYTES)
  return { projectId, widgetId, metricId, stream, startedAt: reading.startedAt }
}

/** Each once, in an order that is the same in every gateway. */
export function countersOf(pushes: readonly QueuedPush[]): CounterKey[] {
  const keys = new Map<string, CounterKey>()
  for (const push of pushes)
    for (const counter of push.plan.counters) {
      const key = keyOf(push, counter)
      keys.set(counterId(key), key)
    }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
}

export interface CountedRound {
  /** As they were, with what their counters add written to their points. */
  readonly pushes: readonly QueuedPush[]
  /** What is to be kept, by `counterId`. */
  readonly states: ReadonlyMap<string, CounterState>
}

/** In the order of the pushes, and of each by time. */
export function countUp(pushes: readonly QueuedPush[], kept: ReadonlyMap<string, CounterState>): CountedRound {
  const states = new Map(kept)
  const counted = pushes.map(push => {
    const { counters } = push.plan
    if (counters.length === 0) return push
    const sorted = counters.toSorted((a, b) => Number(a.reading.time - b.reading.time))
    let ignored = 0
    const added = sorted.flatMap(counter => {
      const { reading, value } = counter
      const id = counterId(keyOf(push, counter))
      const state = states.get(id) ?? null
      states.set(id, stateAfter(state, reading, value))
      const increase = increaseOf(state, reading, value)
      if (increase === null && state) ignored++
      return increase === null ? [] : [{ counter, write: { how: 'ADD', value: increase } as const }]
    })
    return withWrites(push, added, ignored)
  })
  return { pushes: counted, states }
}

interface AddedWrite {
  readonly counter: PlannedCounter
  readonly write: Write
}

function withWrites(push: QueuedPush, added: readonly AddedWrite[], ignored: number): QueuedPush {
  const { plan } = push
  const writes = new Map([...plan.writes].map(([metric, byKey]) => [metric, new Map(byKey)]))
  const seriesWrites = new Map([...plan.seriesWrites].map(([metric, byPoint]) => [metric, new Map(byPoint)]))
  let points = plan.points - plan.counters.length
  for (const { counter, write } of added) {
    const { metric, series, key } = counter
    if (series === null) {
      const byKey = writes.get(metric) ?? new Map<string, Write>()
      writes.set(metric, byKey)
      const before = byKey.get(key)
      if (!before) points++
      byKey.set(key, before ? (thenWrite(before, write) ?? write) : write)
    } else {
      const byPoint = seriesWrites.get(metric) ?? new Map<string, SeriesWrite>()
      seriesWrites.set(metric, byPoint)
      const point = `${series}/${key}`
      const before = byPoint.get(point)?.write
      if (!before) points++
      byPoint.set(point, { series, key, write: before ? (thenWrite(before, write) ?? write) : write })
    }
  }
  const warnings = ignored === 0 ? plan.warnings : [...plan.warnings, ignoredReadings(ignored)]
  return { ...push, plan: { ...plan, writes, seriesWrites, points, warnings, counters: [] } }
}

const ignoredReadings = (count: number) =>
  `${count} ${count === 1 ? 'reading of a counter was' : 'readings of counters were'} no newer than what is known, and added nothing.`
