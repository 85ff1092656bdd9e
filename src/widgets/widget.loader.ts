import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { AppError, badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { Widget } from './widget.ts'

/** Widgets of one chart. */
export const MAX_WIDGETS_AT_ONCE = 50

/** Widgets of the caller's project by id; `null` where it has none of this id. */
export const widgetLoader = perRequest(
  ctx =>
    new DataLoader<Id, Widget | null>(ids => ctx.services.catalogue.widgets(projectIdOf(ctx), ids), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)

/** The widgets of these global ids in their order; `null` where the project has none of this id. */
export async function widgetsById(ctx: RequestContext, globalIds: readonly string[]): Promise<(Widget | null)[]> {
  return Promise.all(assertFew(globalIds, 'ids').map(id => widgetLoader(ctx).load(idOf('Widget', id))))
}

/** The widgets of these global ids, each once. Throws NOT_FOUND where the project lacks one. */
export async function widgetsOf(ctx: RequestContext, globalIds: readonly string[]): Promise<Widget[]> {
  const ids = assertFew([...new Set(globalIds)], 'widgetIds')
  const widgets = await Promise.all(ids.map(id => widgetLoader(ctx).load(idOf('Widget', id))))
  return widgets.map((widget, index) => {
    if (!widget) throw new AppError('NOT_FOUND', `There is no widget ${quote(ids[index] ?? '')}.`)
    return widget
  })
}

function assertFew(globalIds: readonly string[], field: string): readonly string[] {
  if (globalIds.length > MAX_WIDGETS_AT_ONCE) throw badInput(field, `At most ${MAX_WIDGETS_AT_ONCE} widgets at once.`)
  return globalIds
}
