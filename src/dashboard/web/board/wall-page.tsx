import { useEffect, useRef, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo, useRoute } from '../shell/route.ts'
import { CardGrid } from './card-grid.tsx'
import { cardsOf } from './layout.ts'
import { askBoard, askWidgets } from './operations.ts'
import { readWall } from './wall.ts'

const noTools = () => null

/** Boards in turn, for a screen that nobody sits at; without any in the address the first one. */
export function WallPage() {
  const { params } = useRoute()
  const { ids, seconds } = readWall(params)
  const count = Math.max(ids.length, 1)
  const { at, isPaused, go, pause } = useRotation(count, seconds)
  const frame = useRef<HTMLDivElement>(null)
  return (
    <div className="wall" ref={frame}>
      <div className="wall-bar">
        <button type="button" className="button quiet" disabled={count === 1} onClick={() => go(-1)}>
          Previous board
        </button>
        <button type="button" className="button quiet" aria-pressed={isPaused} onClick={() => pause(!isPaused)}>
          Pause
        </button>
        <button type="button" className="button quiet" disabled={count === 1} onClick={() => go(1)}>
          Next board
        </button>
        <button type="button" className="button quiet" onClick={() => frame.current?.requestFullscreen()}>
          Full screen
        </button>
        <a href={routeTo('')}>Leave</a>
        <span className="muted small" role="status">
          {isPaused ? 'Paused' : ''}
        </span>
      </div>
      <WallBoard key={ids[at] ?? ''} id={ids[at] ?? null} />
    </div>
  )
}

function WallBoard({ id }: { id: string | null }) {
  const widgets = useAsk(askWidgets, { search: null, tag: null }, { lists: 'Widget' })
  const layout = useAsk(askBoard, { id }, { lists: 'Board' })
  const board = layout.data?.board
  const nodes = (widgets.data?.widgets?.edges ?? []).flatMap(edge => edge?.node ?? [])
  if (!board || !widgets.data) {
    const errors = [...widgets.errors, ...layout.errors.filter(({ path }) => path[0] !== 'boards')]
    return errors.length > 0 ? <Failed errors={errors} again={layout.again} /> : <Loading />
  }
  const titles = new Map(nodes.map(widget => [widget.id, widget.title]))
  const cards = board.cards.map(({ widget, area }) => ({ id: widget.id, area }))
  const shown = cardsOf([...titles.keys()], { cards, showsAllWidgets: board.showsAllWidgets })
  return (
    <Page title={board.name}>
      {shown.length === 0 && <Empty title="No cards yet" />}
      <CardGrid cards={shown} titles={titles} tools={noTools} />
    </Page>
  )
}

/** Which of `count` is shown. Space, or a pointer that is pressed beside the controls, stops it and lets it go on; arrows turn the page. */
function useRotation(count: number, seconds: number) {
  const [at, setAt] = useState(0)
  const [isPaused, pause] = useState(false)
  const go = (by: number) => setAt(now => (now + by + count) % count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turning the page by hand begins its time anew.
  useEffect(() => {
    if (isPaused || count === 1) return
    const timer = setTimeout(() => setAt(now => (now + 1) % count), seconds * 1_000)
    return () => clearTimeout(timer)
  }, [at, count, seconds, isPaused])
  useEffect(() => {
    const turn = (by: number) => setAt(now => (now + by + count) % count)
    const isControl = ({ target }: Event) => target instanceof Element && target.closest('button, a') !== null
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') turn(1)
      else if (event.key === 'ArrowLeft') turn(-1)
      else if (event.key === ' ' && !isControl(event)) {
        event.preventDefault()
        pause(now => !now)
      }
    }
    const onPointer = (event: Event) => {
      if (!isControl(event)) pause(now => !now)
    }
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onPointer)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('pointerdown', onPointer)
    }
  }, [count])
  return { at: at % count, isPaused, go, pause }
}
