import { useState } from 'react'
import { go } from '../shell/route.ts'
import type { NamedBoard } from './board-settings.tsx'
import { DEFAULT_SECONDS, MAX_SECONDS, MIN_SECONDS, wallRoute } from './wall.ts'

/** Which boards a wall screen goes through, and how long it shows each. */
export function WallChoice({ boards, current }: { boards: readonly NamedBoard[]; current: string }) {
  const [chosen, setChosen] = useState<readonly string[]>([current])
  const [seconds, setSeconds] = useState(DEFAULT_SECONDS)
  const ids = boards.map(board => board.id).filter(id => chosen.includes(id))
  return (
    <form
      className="panel stack"
      onSubmit={event => {
        event.preventDefault()
        go(wallRoute({ ids, seconds }))
      }}
    >
      <fieldset className="stack">
        <legend>Boards</legend>
        {boards.map(({ id, name }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => setChosen(now => (now.includes(id) ? now.filter(each => each !== id) : [...now, id]))}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <label className="pick">
        <span>Seconds for each</span>
        <input
          type="number"
          min={MIN_SECONDS}
          max={MAX_SECONDS}
          required
          value={seconds}
          onChange={event => setSeconds(event.target.valueAsNumber)}
        />
      </label>
      <div className="actions">
        <button type="submit" className="button" disabled={ids.length === 0}>
          Open the wall screen
        </button>
      </div>
    </form>
  )
}
