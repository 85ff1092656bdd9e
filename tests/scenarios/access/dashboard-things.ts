// A board, and a note in charts, of the first project.
import type { TestApp } from '../../_kit/app.ts'
import { createBoard } from '../../_kit/board-operations.ts'
import type { Ids } from './ids.ts'

export async function makeDashboardThings(
  it: TestApp,
  { widget, token }: { widget: string; token: string },
): Promise<Pick<Ids, 'annotation' | 'board'>> {
  const made = await it.ask(createBoard, { input: { name: 'target' } })
  const response = await fetch(`${it.url}/api/external/create/annotation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ widget_id: widget, from: '2026-11-20', text: 'target' }),
  })
  const { model } = (await response.json()) as { model: { id: string } }
  return { board: made.createBoard.board.id, annotation: model.id }
}
