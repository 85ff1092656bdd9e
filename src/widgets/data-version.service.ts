// Tells of which version the points of widgets are: one statement for all who ask at once.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Platform } from '../request/context.ts'
import { selectDataVersions, upsertPointDeletion } from './data-version.store.ts'

export interface DataVersions {
  /**
   * A text that is another one as soon as a push to one of the widgets, or a deletion of its points, is committed. It is read after the
   * call: whoever asks when a push was acknowledged sees that push.
   */
  read(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<string>
}

interface Batch {
  readonly widgetIds: Set<WidgetId>
  readonly versions: Promise<{ readonly month: string; readonly byWidget: ReadonlyMap<string, string> }>
}

export function createDataVersions({ pool, clock }: Pick<Platform, 'pool' | 'clock'>): DataVersions {
  /** Of each project the batch that is still filling. It begins when the one before it has been read. */
  const filling = new Map<ProjectId, Batch>()
  const reading = new Map<ProjectId, Promise<unknown>>()

  const begin = (projectId: ProjectId): Batch => {
    const widgetIds = new Set<WidgetId>()
    const versions = (reading.get(projectId) ?? new Promise(setImmediate)).then(async () => {
      filling.delete(projectId)
      const month = monthBefore(clock())
      const rows = selectDataVersions(pool, projectId, [...widgetIds], month)
      const done = rows.then(
        () => {},
        () => {},
      )
      reading.set(projectId, done)
      done.then(() => reading.get(projectId) === done && reading.delete(projectId))
      return { month, byWidget: await rows }
    })
    const batch = { widgetIds, versions }
    filling.set(projectId, batch)
    return batch
  }

  return {
    async read(projectId, widgetIds) {
      if (widgetIds.length === 0) return ''
      const batch = filling.get(projectId) ?? begin(projectId)
      for (const id of widgetIds) batch.widgetIds.add(id)
      const { month, byWidget } = await batch.versions
      return `${month} ${widgetIds.map(id => byWidget.get(id) ?? '0').join(' ')}`
    },
  }
}

/** Belongs into the transaction that deletes points or moves them, as its last statement: others that do it wait for it. */
export function countDeletion(trx: Database, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  return upsertPointDeletion(trx, projectId, widgetId)
}

/** Rows of months that are over do not change. One more is read, for gateways whose clocks differ at the end of a month. */
function monthBefore(now: number): string {
  const date = new Date(now)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)
}
