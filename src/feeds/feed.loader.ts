import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { projectLoader } from '../auth/project-loader.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectFeedsById } from './feed.store.ts'
import { feedsOfSources, feedsOfWidgets, lastRunsOf } from './feed-list.service.ts'
import { selectRunsById } from './feed-run.store.ts'

type Load<I extends Id, V> = (ctx: RequestContext, projectId: ProjectId, ids: readonly I[]) => Promise<Map<Id, V>>

const listsById = <I extends Id, V>(load: Load<I, readonly V[]>) =>
  perRequest(
    ctx =>
      new DataLoader<I, readonly V[]>(
        async ids => {
          const found = await load(ctx, projectIdOf(ctx), ids)
          return ids.map(id => found.get(id) ?? [])
        },
        { maxBatchSize: MAX_BATCH_SIZE },
      ),
  )

export const feedLoader = projectLoader(selectFeedsById, feed => feed.feedId)
export const feedRunLoader = projectLoader(selectRunsById, run => run.runId)
export const widgetFeedsLoader = listsById(feedsOfWidgets)
export const sourceFeedsLoader = listsById(feedsOfSources)
/** The last runs of each feed, newest first: as many as anybody may ask for. */
export const feedRunsLoader = listsById(lastRunsOf)
