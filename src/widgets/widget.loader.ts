import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { AppError, badInput } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { Widget } from './widget.ts'

/** Widgets of one chart, and of one page or stream. */
export const MAX_WIDGETS_OF_CHART = 50
export const MAX_WIDGETS_AT_ONCE = 100

/** Widgets of the caller's project by id; `null` where it has none of this id. */
export const widgetLoader = perRequest(
  ctx =>
    new DataLoader<WidgetId, Widget | null>(ids => ctx.services.catalogue.widgets(projectIdOf(ctx), ids), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)

/** The widget of a global id. Throws NOT_FOUND for any text that is not the id of a widget of the caller's project. */
export async function getWidgetById(ctx: RequestContext, globalId: string): Promise<Widget> {
  const widget = await widgetLoader(ctx).load(idOf('Widget', globalId))
  if (!widget) throw new AppError('NOT_FOUND', `There is no widget ${quote(globalId)}.`)
  return widget
}

/** The widgets of these global ids in their order, each by itself: one that is not there is NOT_FOUND, and the others are read. */
export function getWidgetsById(ctx: RequestContext, globalIds: readonly string[]): Promise<Widget>[] {
  return assertFew(globalIds, 'ids', MAX_WIDGETS_AT_ONCE).map(id => getWidgetById(ctx, id))
}

/** The widget of each id, or NOT_FOUND in its place. Throws every other error. */
export function findMembers(ctx: RequestContext, globalIds: readonly string[]): Promise<(Widget | AppError)[]> {
  return Promise.all(globalIds.map(id => getWidgetById(ctx, id).catch(notFoundItself)))
}

/** Those of the widgets that are there. Throws BAD_USER_INPUT for too many ids, and NOT_FOUND where none is there. */
export async function getSomeWidgets(ctx: RequestContext, globalIds: readonly string[]): Promise<Widget[]> {
  const members = await findMembers(ctx, assertFew(globalIds, 'ids', MAX_WIDGETS_AT_ONCE))
  const widgets = members.filter((it): it is Widget => !(it instanceof AppError))
  if (widgets.length === 0) throw new AppError('NOT_FOUND', 'There is none of these widgets.')
  return widgets
}

/** In the place of what is missing. */
export function notFoundItself(error: unknown): AppError {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return error
  throw error
}

export function assertFew(globalIds: readonly string[], field: string, most: number): readonly string[] {
  if (globalIds.length > most) throw badInput(field, `At most ${most} widgets at once.`)
  return globalIds
}
