// Lists the formulas of a project.
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { type StoredCalculation, selectCalculations } from './calculated-metric.store.ts'

export type { StoredCalculation } from './calculated-metric.store.ts'

/** Those of widgets that the caller may see. One statement: a project has at most MAX_CALCULATED_METRICS. */
export async function listCalculations({ db, services }: Gateway, projectId: ProjectId): Promise<StoredCalculation[]> {
  const { visible } = services.catalogue
  const all = await selectCalculations(db, projectId)
  return visible ? all.filter(({ widgetId }) => visible.has(widgetId)) : all
}
