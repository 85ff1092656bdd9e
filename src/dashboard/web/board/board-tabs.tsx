import { routeTo } from '../shell/route.ts'
import type { NamedBoard } from './board-settings.tsx'

interface BoardTabsProps {
  readonly boards: readonly NamedBoard[]
  readonly current: string
}

/** Where the boards of the project are chosen. */
export function BoardTabs({ boards, current }: BoardTabsProps) {
  if (boards.length < 2) return null
  return (
    <nav className="board-tabs" aria-label="Boards">
      {boards.map(({ id, name }, at) => (
        <a
          key={id}
          href={at === 0 ? routeTo('') : routeTo('boards', id)}
          aria-current={id === current ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
