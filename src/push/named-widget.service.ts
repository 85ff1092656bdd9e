// The widgets of push names: found, and made with their dimensions where the token may.

import { audited } from '../auth/audit.service.ts'
import { AppError, badInput } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { lruOf } from '../base/lru.ts'
import { quote } from '../base/quote.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { createWidget, updateWidget } from '../widgets/widget.service.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { missingDimensions } from './labelled-row.ts'
import type { PushRequest } from './push.ts'
import { selectWidgetsOfPushNames } from './push-name.store.ts'

const MAX_REMEMBERED = 50_000
/** Others may declare dimensions at the same moment. */
const ATTEMPTS = 5

/** What is remembered is looked at again each time: a widget has the name, or it is asked for anew. */
export class NamedWidgets {
  readonly ids = lruOf<string, WidgetId>(MAX_REMEMBERED)
  /** Widgets that are made or changed: who pushes the same name meanwhile waits. */
  readonly changes = new SingleFlight<string, Widget>()
}

type ByName<Value> = ReadonlyMap<string, Value>

/** The widgets of these names; one statement for all that are not known. */
export async function findNamedWidgets(
  ctx: RequestContext,
  { projectId }: Principal,
  names: readonly string[],
): Promise<ByName<Widget>> {
  const { catalogue, push } = ctx.services
  const { ids } = push.named
  const found = new Map<string, Widget>()
  const load = async (wanted: readonly string[]) => {
    const known = wanted.flatMap(name => ids.get(`${projectId}/${name}`) ?? [])
    const widgets = await catalogue.widgets(projectId, known)
    for (const widget of widgets) if (widget?.pushName != null) found.set(widget.pushName, widget)
  }
  await load(names)
  const unknown = names.filter(name => !found.has(name))
  if (unknown.length === 0) return found
  for (const name of unknown) ids.delete(`${projectId}/${name}`)
  for (const [name, id] of await selectWidgetsOfPushNames(ctx.db, projectId, unknown))
    ids.set(`${projectId}/${name}`, id)
  await load(unknown)
  return found
}

/** What is to be pushed to the widget of a name. */
export interface WantedWidget {
  readonly name: string
  /** Of its rows; each is a dimension, or among the other labels. */
  readonly labels: Iterable<string>
  /** Of a widget that has to be made; null: as its first rows show. */
  readonly keyKind: KeyKind | null
}

/** The widget with every dimension that its rows need. Throws FORBIDDEN, which says what to do, where the token may not make what is missing. */
export async function readyWidget(
  ctx: RequestContext,
  principal: Principal,
  wanted: WantedWidget,
  found: Widget | undefined,
): Promise<Widget> {
  const { name, labels } = wanted
  const { named, turns } = ctx.services.push
  const place = `${principal.projectId}/${name}`
  let widget = found
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const missing = missingDimensions(widget?.dimensions ?? [], labels)
    if (widget && missing.length === 0) return widget
    assertMayCreate(principal, name, missing, widget)
    const current = widget
    const work = () => (current ? declare(ctx, current, missing) : make(ctx, principal, wanted, missing))
    widget = await named.changes.run(place, () => turns.run(principal.projectId, work))
  }
  throw new AppError('UNAVAILABLE', `The widget ${quote(name)} changes too fast. Try again.`, { retryAfter: 1 })
}

/** What a push names its widget by: one of the two. */
export interface PushTarget {
  readonly widgetId: WidgetId | null
  readonly pushName: string | null
}

/** The widget that these rows are for, made where it has to be and the token may. Throws BAD_USER_INPUT, or FORBIDDEN, which says what to do. */
export async function widgetOfPush(
  ctx: RequestContext,
  principal: Principal,
  { widgetId, pushName }: PushTarget,
  { rows, keyKind }: Pick<PushRequest, 'rows' | 'keyKind'>,
): Promise<WidgetId> {
  if ((widgetId === null) === (pushName === null))
    throw badInput('widgetId', 'Name the widget by its widgetId, or by its pushName.')
  if (widgetId !== null) return widgetId
  const name = pushName ?? ''
  const labels = new Set(rows.flatMap(row => (row.dimensions ?? []).map(({ dimension }) => dimension)))
  const found = await findNamedWidgets(ctx, principal, [name])
  return (await readyWidget(ctx, principal, { name, labels, keyKind }, found.get(name))).widgetId
}

function assertMayCreate(
  { scopes, autoCreate, restriction }: Principal,
  name: string,
  missing: readonly string[],
  widget: Widget | undefined,
): void {
  if (restriction === null && (autoCreate || scopes.has('manage'))) return
  const dimensions = missing.map(each => quote(each)).join(', ')
  const what = widget
    ? `The widget ${quote(name)} has no ${missing.length === 1 ? 'dimension' : 'dimensions'} ${dimensions}: updateWidget(input: { id: "${encodeId('Widget', widget.widgetId)}", dimensions: [...] }) declares them.`
    : `No widget has the push name ${quote(name)}: createWidget(input: { title, pushName: ${JSON.stringify(name)} }) makes one, and updateWidget gives the name to one that is there.`
  throw new AppError('FORBIDDEN', `${what} A token made with autoCreate, or with the scope manage, needs neither.`)
}

async function make(
  ctx: RequestContext,
  { projectId }: Principal,
  { name, keyKind }: WantedWidget,
  dimensions: readonly string[],
) {
  const input = {
    ...({ title: name, pushName: name, chartType: null, keyKind, defaultPeriod: null, tags: null } as const),
    dimensions,
  }
  const what = { action: 'createWidget', target: null, fields: Object.keys(input) }
  try {
    const work = () => createWidget(ctx, projectId, input)
    return await audited(ctx, what, work, ({ widgetId }) => encodeId('Widget', widgetId))
  } catch (error) {
    // Another gateway made it at the same moment.
    const [id] = (await selectWidgetsOfPushNames(ctx.db, projectId, [name])).values()
    const widget = id === undefined ? null : await ctx.services.catalogue.widget(projectId, id)
    if (widget) return widget
    throw error
  }
}

function declare(ctx: RequestContext, widget: Widget, missing: readonly string[]): Promise<Widget> {
  const { projectId, widgetId } = widget
  const what = { action: 'updateWidget', target: encodeId('Widget', widgetId), fields: ['dimensions'] }
  return audited(ctx, what, () =>
    updateWidget(ctx, projectId, widgetId, { dimensions: [...widget.dimensions, ...missing] }),
  )
}
