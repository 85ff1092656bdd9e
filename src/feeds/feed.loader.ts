import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import type { RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { Feed, FeedRun } from './feed.ts'
import { feedsById, feedsOfSources, feedsOfWidgets, lastRunsOf } from './feed-list.service.ts'

type Load<V> = (ctx: RequestContext, projectId: Id, ids: readonly Id[]) => Promise<Map<Id, V>>

const byId = <V>(load: Load<V>, absent: () => V) =>
  perRequest(
    ctx =>
      new DataLoader<Id, V>(
        async ids => {
          const found = await load(ctx, projectIdOf(ctx), ids)
          return ids.map(id => found.get(id) ?? absent())
        },
        { maxBatchSize: MAX_BATCH_SIZE },
      ),
  )

/** A feed by its id; `null`: there is none. */
export const feedLoader = byId<Feed | null>(feedsById, () => null)
export const widgetFeedsLoader = byId<readonly Feed[]>(feedsOfWidgets, () => [])
export const sourceFeedsLoader = byId<readonly Feed[]>(feedsOfSources, () => [])
/** The last runs of each feed, newest first: as many as anybody may ask for. */
export const feedRunsLoader = byId<readonly FeedRun[]>(lastRunsOf, () => [])
