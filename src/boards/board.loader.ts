import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { listBoards } from './board.service.ts'
import type { Board } from './board.ts'

/** Boards of the caller's project by id; `null` where it has none of this id. */
export const boardLoader = perRequest(
  ctx =>
    new DataLoader<Id, Board | null>(
      async ids => {
        const boards = await listBoards(ctx, projectIdOf(ctx))
        return ids.map(id => boards.find(board => board.boardId === id) ?? null)
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
