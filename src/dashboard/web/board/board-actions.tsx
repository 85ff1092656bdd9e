import { routeTo } from '../shell/route.ts'
import type { Card } from './layout.ts'
import type { BoardEditor } from './use-arranging.ts'

interface BoardActionsProps {
  readonly mayManage: boolean
  readonly arranging: BoardEditor
  begin(): void
}

export function BoardActions({ mayManage, arranging, begin }: BoardActionsProps) {
  if (!mayManage) return null
  if (arranging.cards) {
    return (
      <>
        <button type="button" className="button" onClick={arranging.cancel}>
          Cancel
        </button>
        <button type="button" className="button primary" disabled={arranging.saving} onClick={arranging.save}>
          Save the layout
        </button>
      </>
    )
  }
  return (
    <>
      <button type="button" className="button" onClick={begin}>
        Arrange
      </button>
      <a className="button primary" href={routeTo('new')}>
        New widget
      </a>
    </>
  )
}

interface WidgetChoiceProps {
  readonly titles: ReadonlyMap<string, string>
  /** The cards that there are already. */
  readonly taken: readonly Card[]
  add(id: string): void
}

/** Puts a widget on a board that does not show all of them. */
export function WidgetChoice({ titles, taken, add }: WidgetChoiceProps) {
  const ids = new Set(taken.map(card => card.id))
  const others = [...titles].filter(([id]) => !ids.has(id))
  return (
    <label className="pick">
      <span>Add a widget</span>
      <select value="" disabled={others.length === 0} onChange={event => add(event.target.value)}>
        <option value="">{others.length > 0 ? 'Choose …' : 'All are here'}</option>
        {others.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
