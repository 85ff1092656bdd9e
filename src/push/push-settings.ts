// What a push says of its metrics: options to remember, and what happens to values that are there.
import { defaultMetricOptions, defaultOnDuplicateOf, type MetricChange } from '../widgets/metric.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import { metricNamed, type Widget } from '../widgets/widget.ts'
import { byStoredName, type PushedNames } from './named-metrics.ts'
import type { OnDuplicateUse, PushRequest } from './push.ts'

/** By the names under which metrics are stored. */
export interface PushSettings {
  /** Options to remember, percent signs included. */
  readonly options: ReadonlyMap<string, MetricChange>
  readonly onDuplicateOf: (name: string) => OnDuplicate
}

export function settingsOf(widget: Widget, request: PushRequest, names: PushedNames): PushSettings {
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

export function usesOf(pushed: ReadonlySet<string>, { onDuplicateOf }: PushSettings): OnDuplicateUse[] {
  return [...Map.groupBy(pushed, onDuplicateOf)].map(([onDuplicate, metrics]) => ({ onDuplicate, metrics }))
}
