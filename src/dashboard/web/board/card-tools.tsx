import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { arrange, type Card, isStep, pass, step } from './layout.ts'

interface CardToolsProps {
  readonly title: string
  readonly card: Card
  readonly cards: readonly Card[]
  change(cards: readonly Card[]): void
  /** `null`: the board shows all widgets. */
  readonly remove: (() => void) | null
}

/** What a card is moved and resized by: a handle for pointers and arrow keys, a corner, and buttons where cards stand below each other. */
export function CardTools({ title, card, cards, change, remove }: CardToolsProps) {
  /** Before the handle was taken: Escape goes back to it. */
  const before = useRef<readonly Card[] | null>(null)
  const drag = useDrag(card, cards, change, before)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && before.current) {
      change(before.current)
      drag.end()
    } else if (isStep(event.key)) {
      before.current ??= cards
      change(step(cards, card.id, event.key, event.shiftKey))
    } else return
    event.preventDefault()
  }
  const forget = () => {
    before.current = null
  }
  return (
    <div className="card-tools">
      <button
        type="button"
        className="button card-handle"
        aria-label={`Arrange ${title}`}
        aria-describedby="arranging-help"
        onKeyDown={onKeyDown}
        onBlur={forget}
        {...drag.handlers(false)}
      >
        <span aria-hidden="true">✥</span>
      </button>
      <button
        type="button"
        className="button stacked-only"
        aria-label={`Move ${title} up`}
        onClick={() => change(pass(cards, card.id, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        className="button stacked-only"
        aria-label={`Move ${title} down`}
        onClick={() => change(pass(cards, card.id, 1))}
      >
        ↓
      </button>
      {remove && (
        <button type="button" className="button" aria-label={`Take ${title} off the board`} onClick={remove}>
          ✕
        </button>
      )}
      <span className="card-corner" aria-hidden="true" {...drag.handlers(true)} />
    </div>
  )
}

/** A pointer that is held moves the card, or its lower right corner, by whole cells. */
function useDrag(
  card: Card,
  cards: readonly Card[],
  change: (cards: readonly Card[]) => void,
  before: { current: readonly Card[] | null },
) {
  const held = useRef<{ card: Card; x: number; y: number; cell: Cell; isResizing: boolean } | null>(null)
  const end = () => {
    held.current = null
  }
  const handlers = (isResizing: boolean) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const cell = cellOf(event.currentTarget)
      if (!cell || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      before.current = cards
      held.current = { card, x: event.clientX, y: event.clientY + scrollY, cell, isResizing }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!held.current || !before.current) return
      const { card: from, x, y, cell } = held.current
      const columns = Math.round((event.clientX - x) / cell.width)
      const rows = Math.round((event.clientY + scrollY - y) / cell.height)
      const { area } = from
      const to = held.current.isResizing
        ? { ...area, columns: area.columns + columns, rows: area.rows + rows }
        : { ...area, column: area.column + columns, row: area.row + rows }
      change(arrange(before.current, from.id, to))
    },
    onPointerUp: end,
    onPointerCancel: end,
  })
  return { handlers, end }
}

interface Cell {
  readonly width: number
  readonly height: number
}

/** With the gap beside it; `null` where cards stand below each other. */
function cellOf(element: HTMLElement): Cell | null {
  const grid = element.closest('.board')
  if (!grid) return null
  const style = getComputedStyle(grid)
  const columns = style.gridTemplateColumns.split(' ')
  if (columns.length < 12) return null
  const gap = Number.parseFloat(style.columnGap)
  return { width: Number.parseFloat(columns[0] ?? '') + gap, height: Number.parseFloat(style.gridAutoRows) + gap }
}
