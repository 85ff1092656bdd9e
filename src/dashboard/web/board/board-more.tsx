import { useState } from 'react'
import { ShareSection } from '../share/share-section.tsx'
import { BoardSettings } from './board-settings.tsx'
import { NewBoard } from './new-board.tsx'
import { WallChoice } from './wall-choice.tsx'

type Props = Parameters<typeof BoardSettings>[0]

/** What is done to a board now and then; links are asked for when they are opened. */
export function BoardMore({ board, boards, again }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>Share the board</summary>
        {open && <ShareSection widgetId={null} boardId={board.id} />}
      </details>
      <details>
        <summary>Show on a wall screen</summary>
        <WallChoice boards={boards} current={board.id} />
      </details>
      <details>
        <summary>Settings of the board</summary>
        <BoardSettings board={board} boards={boards} again={again} />
      </details>
      <NewBoard />
    </>
  )
}
