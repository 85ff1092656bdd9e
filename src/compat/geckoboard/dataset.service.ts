// What is done with data sets: their widgets are made, rows are pushed to them, or replace all that is there.
import { audited } from '../../auth/audit.service.ts'
import { assertScope } from '../../auth/guard.ts'
import { AppError, badInput } from '../../base/errors.ts'
import { isJsonObject } from '../../base/json-digits.ts'
import { quote } from '../../base/quote.ts'
import { addedUp } from '../../push/added-up.ts'
import { findNamedWidgets, readyWidget } from '../../push/named-widget.service.ts'
import { pushRows } from '../../push/push.service.ts'
import type { PushRequest } from '../../push/push.ts'
import type { Principal, RequestContext } from '../../request/context.ts'
import { encodeId } from '../../request/global-id.ts'
import { restrictable } from '../../request/restriction.ts'
import { applyDefinition } from '../../widgets/definition.service.ts'
import { defaultMetricOptions } from '../../widgets/metric.ts'
import { deleteWidget } from '../../widgets/widget.service.ts'
import { metricNamed, type Widget } from '../../widgets/widget.ts'
import { insertDataset, selectDataset } from './dataset.store.ts'
import { type Dataset, noDataset, readDataset, shapeOf, toRows } from './dataset.ts'

async function widgetOf(ctx: RequestContext, id: string): Promise<Widget | undefined> {
  return (await findNamedWidgets(ctx, assertScope(ctx, 'push', restrictable), [id])).get(id)
}

/** Finds the data set or makes it. Throws CONFLICT where it has other fields. */
export async function defineDataset(ctx: RequestContext, id: string, body: unknown): Promise<Dataset> {
  const principal = assertScope(ctx, 'push', restrictable)
  const dataset = readDataset(body)
  const { keyKind, keyColumn, dimensions, metrics } = shapeOf(dataset)
  const found = await widgetOf(ctx, id)
  const known = found && (await selectDataset(ctx.db, found))
  if (found && !known) assertMayTakeOver(principal, found)
  if (known) sameAs(known, dataset, id)
  const widget = await readyWidget(ctx, principal, { name: id, labels: dimensions, keyKind }, found)
  if (widget.keyKind !== null && widget.keyKind !== keyKind)
    throw new AppError(
      'CONFLICT',
      `The widget ${quote(id)} has keys of ${widget.keyKind}, and the data set of ${keyKind}.`,
    )
  const isFirst = !known && (await insertDataset(ctx.db, widget, dataset))
  const agreed = isFirst ? dataset : sameAs(known ?? (await selectDataset(ctx.db, widget)) ?? dataset, dataset, id)
  const fresh = metrics.filter(({ name }) => !metricNamed(widget, name))
  // Also of a data set that is there: whoever began to make it may have ended before this.
  if (isFirst || fresh.length > 0)
    await applyDefinition(ctx, widget, {
      key: { keyKind, keyColumn: widget.keyColumn ?? keyColumn },
      newMetrics: fresh.map(({ name, change }) => ({ name, change: { ...defaultMetricOptions, ...change } })),
      changes: [],
    })
  return agreed
}

/** All rows of a data set can be replaced, which deletes: what was pushed otherwise is deleted by who may manage. */
function assertMayTakeOver({ scopes }: Principal, { metrics, pushName }: Widget): void {
  if (metrics.length === 0 || scopes.has('manage')) return
  const name = quote(pushName ?? '')
  throw new AppError('FORBIDDEN', `The widget ${name} is no data set: to make it one needs the scope manage.`)
}

function sameAs(known: Dataset, dataset: Dataset, id: string): Dataset {
  const textOf = ({ fields, unique_by }: Dataset) =>
    JSON.stringify([
      Object.entries(fields)
        .map(([name, { type, currency_code }]) => [name, type, currency_code])
        .sort(),
      unique_by.toSorted(),
    ])
  if (textOf(known) === textOf(dataset)) return known
  throw new AppError(
    'CONFLICT',
    `The data set ${quote(id)} is there, and has other fields. Delete it, or take another id.`,
  )
}

/** Adds rows, or replaces those that unique_by says are the same; `isWhole`: they are all that there is. */
export async function pushDataset(ctx: RequestContext, id: string, body: unknown, isWhole: boolean): Promise<void> {
  const widget = await widgetOf(ctx, id)
  const dataset = widget && (await selectDataset(ctx.db, widget))
  if (!dataset) throw noDataset(id)
  const shape = shapeOf(dataset)
  if (!isJsonObject(body) || !Array.isArray(body.data)) throw badInput('data', 'data is a list of rows.')
  const sent = toRows(dataset, shape, body.data)
  const isUnique = dataset.unique_by.length > 0
  const rows = isWhole && !isUnique ? addedUp(sent) : sent
  const request: PushRequest = {
    rows,
    keyKind: shape.keyKind,
    timeZone: null,
    keyColumn: null,
    onDuplicate: isWhole || isUnique ? 'REPLACE' : 'ADD',
    metricOnDuplicate: new Map(),
    pathOfOnDuplicate: () => 'data',
    options: new Map(),
    ...(isWhole && { replacedMetrics: shape.metrics.map(({ name }) => name) }),
    idempotencyKey: null,
    bodyHash: null,
    pathOf: (row, metric, dimension) => `data.${row}.${dimension ?? metric ?? shape.keyColumn}`,
  }
  await pushRows(ctx, widget.widgetId, widget.projectId, request)
}

/** With its widget, which needs the scope `manage`. */
export async function deleteDataset(ctx: RequestContext, id: string): Promise<void> {
  const widget = await widgetOf(ctx, id)
  if (!widget || !(await selectDataset(ctx.db, widget))) throw noDataset(id)
  assertScope(ctx, 'manage', restrictable)
  const { projectId, widgetId } = widget
  const what = { action: 'deleteWidget', target: encodeId('Widget', widgetId), fields: [] }
  await audited(ctx, what, () => deleteWidget(ctx, projectId, widgetId))
}
