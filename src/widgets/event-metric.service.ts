// Makes and deletes metrics that are counted from events.
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { assertNoDimension, dimensionsIssue } from './dimension.ts'
import { aggregationOfEvents, type EventCount } from './event-count.ts'
import { insertMetrics, lockWidgetKey, selectMetricNames, updateWidgetKey } from './metric.store.ts'
import { assertUnweighted, type Metric, type MetricChange } from './metric.ts'
import { deleteMetric } from './metric-deletion.service.ts'
import { nameIssue, nameTaken } from './name.ts'
import { type KeyKind, MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH } from './widget.ts'

export interface NewEventMetric {
  readonly widgetId: WidgetId
  readonly name: string
  readonly count: EventCount
  readonly change: MetricChange
}

/** Throws BAD_USER_INPUT that names `name` or `widgetId`, or NOT_FOUND for the widget. */
export async function createEventMetric(
  gateway: Gateway,
  projectId: ProjectId,
  input: NewEventMetric,
): Promise<Metric> {
  const { widgetId, count } = input
  const name = input.name.normalize('NFC').trim()
  const issue = name === '' ? 'cannot be blank.' : nameIssue(name, MAX_NAME_LENGTH)
  if (issue) throw badInput('name', `Name ${issue}`)
  assertUnweighted(name, input.change)
  const metricId = gateway.makeId<MetricId>()
  await gateway.db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) throw notFound('widget')
    const keyKind = keyKindOf(count)
    const issue = dimensionsIssue(keyKind, key.dimensions)
    if (issue) throw badInput('widgetId', issue)
    const now = gateway.clock()
    if (key.keyKind === null)
      await updateWidgetKey(trx, projectId, widgetId, { keyKind, keyColumn: key.keyColumn }, now)
    else if (key.keyKind !== keyKind) throw badInput('widgetId', messageOf(key.keyKind, keyKind))
    const { names, nextPosition } = await selectMetricNames(trx, projectId, widgetId)
    if (names.has(name)) throw nameTaken(name)
    assertNoDimension(key, name)
    if (names.size >= MAX_METRICS_PER_WIDGET)
      throw badInput('widgetId', `A widget has at most ${MAX_METRICS_PER_WIDGET} metrics.`)
    const change = { ...input.change, aggregation: aggregationOfEvents(count.aggregate) }
    const metric = { metricId, name, position: nextPosition, change, eventCount: count }
    await insertMetrics(trx, projectId, widgetId, [metric], now)
  })
  gateway.services.catalogue.changed(projectId, widgetId)
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  const metric = widget?.metrics.find(it => it.metricId === metricId)
  if (!metric) throw notFound('metric')
  return metric
}

/** Without a breakdown an event counts at its instant, with one under a name. */
function keyKindOf({ breakdown }: EventCount): KeyKind {
  return breakdown === null ? 'TIME' : 'CATEGORY'
}

function messageOf(has: KeyKind, needs: KeyKind): string {
  if (has === 'CATEGORY') return 'The keys of this widget are names: give the `breakdown` that they come from.'
  const what =
    needs === 'TIME' ? 'Events are counted in TIME widgets' : 'A breakdown makes names: take a CATEGORY widget'
  return `${what}; the keys of this one are ${has}.`
}

export async function deleteEventMetric(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
): Promise<void> {
  const widget = await gateway.services.catalogue.widget(projectId, ids.widgetId)
  if (!widget?.metrics.find(metric => metric.metricId === ids.metricId)?.eventCount)
    throw new AppError('NOT_FOUND', 'No metric that is counted from events has this id.')
  await deleteMetric(gateway, projectId, ids)
}
