import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { projectLoader } from '../auth/project-loader.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectAlertsById } from './alert.store.ts'
import { selectEventsById } from './alert-event.store.ts'
import { selectStates } from './alert-state.store.ts'
import type { AlertGroupState } from './alert-state.ts'

export const alertLoader = projectLoader(selectAlertsById, alert => alert.alertId)
export const alertEventLoader = projectLoader(selectEventsById, event => event.eventId)

/** Where all groups of each alert stand. */
export const alertStatesLoader = perRequest(
  ctx =>
    new DataLoader<Id, readonly AlertGroupState[]>(
      async ids => {
        const found = Map.groupBy(await selectStates(ctx.db, projectIdOf(ctx), ids), ({ alertId }) => alertId)
        return ids.map(id => found.get(id) ?? [])
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
