// What a push says of its metrics: options to remember, and what happens to values that are there.
import { aggregationOf, defaultMetricOptions, defaultOnDuplicateOf, type MetricChange } from '../widgets/metric.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import { metricNamed, type Widget } from '../widgets/widget.ts'
import { byStoredName, type PushedNames } from './named-metrics.ts'
import type { OnDuplicateUse, PushRequest } from './push.ts'

/** By the names under which metrics are stored. */
export interface PushSettings {
  /** Options to remember, percent signs included. */
  readonly options: ReadonlyMap<string, MetricChange>
  readonly onDuplicateOf: (name: string) => OnDuplicate
  /** Whether the metric will have values of periods. */
  readonly isPeriodic: (name: string) => boolean
}

export function settingsOf(widget: Widget, request: PushRequest, names: PushedNames): PushSettings {
  const options = byStoredName(request.options, names, (earlier, later) => ({ ...earlier, ...later }))
  for (const { values, period } of request.rows)
    for (const { metric, value } of values) {
      const name = value.endsWith('%') ? names.of(metric) : null
      if (name !== null && !options.get(name)?.percent) options.set(name, { ...options.get(name), percent: true })
      if (period) becomesPeriodic(widget, names.of(metric), options)
    }
  const said = byStoredName(request.metricOnDuplicate, names, (_earlier, later) => later)
  const ways = new Map<string, OnDuplicate>()
  const metricOf = (name: string) => ({
    ...(metricNamed(widget, name) ?? { ...defaultMetricOptions, name }),
    ...options.get(name),
  })
  const isPeriodic = (name: string) => aggregationOf(metricOf(name)) === 'PERIODIC'
  return {
    isPeriodic,
    options,
    onDuplicateOf: name => {
      let way = ways.get(name)
      if (way === undefined) {
        const metric = metricOf(name)
        const asked = request.isUsual && aggregationOf(metric) === 'PERIODIC' ? null : request.onDuplicate
        way = said.get(name) ?? asked ?? defaultOnDuplicateOf(metric)
        ways.set(name, way)
      }
      return way
    },
  }
}

/** A new metric whose first value is said to be of a period. */
function becomesPeriodic(widget: Widget, name: string, options: Map<string, MetricChange>): void {
  if (metricNamed(widget, name) || options.get(name)?.aggregation) return
  options.set(name, { ...options.get(name), aggregation: 'PERIODIC' })
}

/** Whether the widget or the push has metrics of periods. */
export function takesPeriods({ metrics }: Widget, { rows, options }: PushRequest): boolean {
  return (
    metrics.some(({ aggregation }) => aggregation === 'PERIODIC') ||
    [...options.values()].some(({ aggregation }) => aggregation === 'PERIODIC') ||
    rows.some(({ period }) => period)
  )
}

export function usesOf(pushed: ReadonlySet<string>, { onDuplicateOf }: PushSettings): OnDuplicateUse[] {
  return [...Map.groupBy(pushed, onDuplicateOf)].map(([onDuplicate, metrics]) => ({ onDuplicate, metrics }))
}
