import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { projectLoader } from '../auth/project-loader.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectLastRuns, selectRunsById } from './report-run.store.ts'
import { selectSchedulesById } from './report-schedule.store.ts'
import type { ReportRun } from './report-schedule.ts'

export const MAX_RUNS_SHOWN = 50

export const reportScheduleLoader = projectLoader(selectSchedulesById, schedule => schedule.scheduleId)
export const reportRunLoader = projectLoader(selectRunsById, run => run.runId)

/** The last runs of each report, newest first: as many as anybody may ask for. */
export const lastRunsLoader = perRequest(
  ctx =>
    new DataLoader<Id, readonly ReportRun[]>(
      async ids => {
        const runs = await selectLastRuns(ctx.db, projectIdOf(ctx), ids, MAX_RUNS_SHOWN)
        const byId = Map.groupBy(runs, run => run.scheduleId)
        return ids.map(id => byId.get(id) ?? [])
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
