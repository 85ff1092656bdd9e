// Makes and deletes metrics that are counted from events.
import { AppError, badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { aggregationOfEvents, type EventCount } from './event-count.ts'
import {
  deleteEventMetricRow,
  insertMetrics,
  lockWidgetKey,
  selectMetricNames,
  updateWidgetKey,
} from './metric.store.ts'
import type { Metric, MetricChange } from './metric.ts'
import { nameFault } from './name.ts'
import { MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH } from './widget.ts'

export interface NewEventMetric {
  readonly widgetId: Id
  readonly name: string
  readonly count: EventCount
  readonly change: MetricChange
}

/** Throws BAD_USER_INPUT that names `input.name` or `input.widgetId`, or NOT_FOUND for the widget. */
export async function createEventMetric(gateway: Gateway, projectId: Id, input: NewEventMetric): Promise<Metric> {
  const { widgetId, count } = input
  const name = input.name.normalize('NFC').trim()
  const fault = name === '' ? 'cannot be blank.' : nameFault(name, MAX_NAME_LENGTH)
  if (fault) throw badInput('input.name', `Name ${fault}`)
  const metricId = gateway.makeId()
  await gateway.db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) throw new AppError('NOT_FOUND', 'The widget does not exist.')
    if (key.keyKind === null)
      await updateWidgetKey(trx, projectId, widgetId, { keyKind: 'TIME', keyColumn: key.keyColumn })
    else if (key.keyKind !== 'TIME') {
      throw badInput('input.widgetId', `Events are counted in TIME widgets; the keys of this one are ${key.keyKind}.`)
    }
    const names = await selectMetricNames(trx, projectId, widgetId)
    if (names.has(name)) throw badInput('input.name', `The widget has a metric ${JSON.stringify(name)} already.`)
    if (names.size >= MAX_METRICS_PER_WIDGET)
      throw badInput('input.widgetId', `A widget has at most ${MAX_METRICS_PER_WIDGET} metrics.`)
    const change = { ...input.change, aggregation: aggregationOfEvents(count.aggregate) }
    const metric = { metricId, name, position: names.size, change, eventCount: count }
    await insertMetrics(trx, projectId, widgetId, [metric], gateway.clock())
  })
  gateway.services.catalogue.changed(projectId, widgetId)
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  const metric = widget?.metrics.find(it => it.metricId === metricId)
  if (!metric) throw new AppError('NOT_FOUND', 'The metric does not exist.')
  return metric
}

export async function deleteEventMetric(
  gateway: Gateway,
  projectId: Id,
  ids: { widgetId: Id; metricId: Id },
): Promise<void> {
  if (!(await deleteEventMetricRow(gateway.db, { projectId, ...ids })))
    throw new AppError('NOT_FOUND', 'No metric that is counted from events has this id.')
  gateway.services.catalogue.changed(projectId, ids.widgetId)
}
