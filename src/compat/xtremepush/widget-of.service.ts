// Finds the widget that a request names.
import { AppError } from '../../base/errors.ts'
import { idOf } from '../../graphql/global-id.ts'
import type { Widget } from '../../widgets/widget.ts'
import type { Call } from './operation.ts'

/** The widget of the caller's project. Throws NOT_FOUND. */
export async function widgetOf({ ctx, by }: Call<unknown>, globalId: string): Promise<Widget> {
  const widget = await ctx.services.catalogue.widget(by.projectId, idOf('Widget', globalId))
  if (!widget) throw new AppError('NOT_FOUND', 'The widget does not exist.')
  return widget
}
