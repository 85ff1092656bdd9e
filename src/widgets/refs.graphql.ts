import { builder } from '../graphql/builder.ts'
import type { Metric } from './metric.ts'
import type { Widget } from './widget.ts'

/** Types that name each other; their fields are in widget.graphql.ts, metric.graphql.ts and in the features that add to them. */
export const WidgetRef = builder.objectRef<Widget>('Widget')
export const MetricRef = builder.objectRef<Metric>('Metric')
