// Definitions of data sets, beside their widgets.
import type { Database } from '../../database/client.ts'
import type { Widget } from '../../widgets/widget.ts'
import type { Dataset } from './dataset.ts'

type Ids = Pick<Widget, 'projectId' | 'widgetId'>

export async function selectDataset(db: Database, { projectId, widgetId }: Ids): Promise<Dataset | null> {
  const row = await db
    .selectFrom('datasets')
    .select('definition')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .executeTakeFirst()
  return (row?.definition as Dataset | undefined) ?? null
}

/** False where it has one already. */
export async function insertDataset(db: Database, { projectId, widgetId }: Ids, dataset: Dataset): Promise<boolean> {
  const result = await db
    .insertInto('datasets')
    .values({ project_id: projectId, widget_id: widgetId, definition: JSON.stringify(dataset) })
    .onConflict(conflict => conflict.columns(['project_id', 'widget_id']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
