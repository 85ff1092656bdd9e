// Reads and writes the boards of a project. The board that it has from the beginning has the project's id, and its cards stand in a table of
// their own: gateways of the release before know that one only.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { type Board, type BoardCard, FIRST_BOARD_NAME } from './board.ts'

interface BoardRow {
  readonly board_id: Id
  readonly name: string
  readonly shows_all_widgets: boolean
  readonly cards: BoardCard[]
  readonly saved_at: Date | null
  readonly updated_at: Date | null
  readonly version: number
}

/** In their order. A project that has made none has the first one only, which needs no row. */
export async function selectBoards(db: Database, projectId: ProjectId): Promise<Board<BoardCard>[]> {
  const { rows } = await sql<BoardRow>`
    select p.board_id, p.name, p.shows_all_widgets, p.updated_at, coalesce(b.cards, p.cards) as cards,
      coalesce(b.saved_at, p.saved_at) as saved_at, p.version + coalesce(b.version, 0) as version, p.position
    from project_boards p left join boards b on b.project_id = p.project_id and b.project_id = p.board_id
    where p.project_id = ${projectId}
    union all
    select b.project_id, ${FIRST_BOARD_NAME}, true, b.saved_at, b.cards, b.saved_at, b.version, 0
    from boards b
    where b.project_id = ${projectId} and not exists (select from project_boards where project_id = ${projectId})
    order by position, board_id`.execute(db)
  return (rows.length > 0 ? rows : [untouchedBoard(projectId)]).map((row, position) => ({
    boardId: row.board_id,
    name: row.name,
    position,
    showsAllWidgets: row.shows_all_widgets,
    cards: row.cards,
    savedAt: row.saved_at,
    updatedAt: later(row.updated_at, row.saved_at),
    version: row.version,
  }))
}

const untouchedBoard = (projectId: ProjectId): BoardRow => ({
  board_id: projectId,
  name: FIRST_BOARD_NAME,
  shows_all_widgets: true,
  cards: [],
  saved_at: null,
  updated_at: null,
  version: 0,
})

const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b))

/** The boards of the project stay as they are until the end of the transaction. The first one has a row from now on. */
export async function lockBoards(trx: Database, projectId: ProjectId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('boards', ${projectId}::bigint))`.execute(trx)
  await sql`
    insert into project_boards (project_id, board_id, name, position, shows_all_widgets, cards, version)
    select ${projectId}::bigint, ${projectId}::bigint, ${FIRST_BOARD_NAME}, 0, true, '[]', 0
    where not exists (select from project_boards where project_id = ${projectId})`.execute(trx)
}

export async function insertBoard(
  trx: Database,
  projectId: ProjectId,
  board: Pick<Board<BoardCard>, 'boardId' | 'name' | 'position' | 'showsAllWidgets' | 'cards'>,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('project_boards')
    .values({
      project_id: projectId,
      board_id: board.boardId,
      name: board.name,
      position: board.position,
      shows_all_widgets: board.showsAllWidgets,
      cards: JSON.stringify(board.cards),
      saved_at: board.cards.length > 0 ? now : null,
      updated_at: now,
      version: 1,
    })
    .execute()
}

export async function updateBoardRow(
  trx: Database,
  projectId: ProjectId,
  boardId: Id,
  change: Partial<Pick<Board, 'name' | 'showsAllWidgets'>>,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('project_boards')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.showsAllWidgets !== undefined && { shows_all_widgets: change.showsAllWidgets }),
      updated_at: now,
      version: sql<number>`version + 1`,
    })
    .where('project_id', '=', projectId)
    .where('board_id', '=', boardId)
    .execute()
}

/** All boards of the project, in their new order. */
export async function updateBoardOrder(trx: Database, projectId: ProjectId, boardIds: readonly Id[]): Promise<void> {
  await sql`
    update project_boards p set position = o.position - 1
    from unnest(${[...boardIds]}::bigint[]) with ordinality as o (board_id, position)
    where p.project_id = ${projectId} and p.board_id = o.board_id and p.position <> o.position - 1`.execute(trx)
}

export async function deleteBoardRow(trx: Database, projectId: ProjectId, boardId: Id): Promise<void> {
  await trx.deleteFrom('project_boards').where('project_id', '=', projectId).where('board_id', '=', boardId).execute()
  if (boardId === projectId) await trx.deleteFrom('boards').where('project_id', '=', projectId).execute()
}

/** `false`: the project has no such board any more. */
export async function updateBoardCards(
  db: Database,
  projectId: ProjectId,
  boardId: Id,
  cards: readonly BoardCard[],
  now: Date,
): Promise<boolean> {
  const values = { cards: JSON.stringify(cards), saved_at: now }
  if (boardId === projectId) {
    await db
      .insertInto('boards')
      .values({ project_id: projectId, ...values })
      .onConflict(conflict =>
        conflict.column('project_id').doUpdateSet({ ...values, version: sql<number>`boards.version + 1` }),
      )
      .execute()
    return true
  }
  const result = await db
    .updateTable('project_boards')
    .set({ ...values, updated_at: now, version: sql<number>`version + 1` })
    .where('project_id', '=', projectId)
    .where('board_id', '=', boardId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
