import type { CardWidth } from '../gql/graphql.ts'

interface CardToolsProps {
  readonly title: string
  readonly width: CardWidth
  move(by: 1 | -1): void
  widen(width: CardWidth): void
}

const widthNames: Record<CardWidth, string> = { NARROW: 'Narrow', WIDE: 'Wide', FULL: 'Whole row' }

/** Buttons instead of dragging: they work by keyboard, by touch and with a screen reader. */
export function CardTools({ title, width, move, widen }: CardToolsProps) {
  return (
    <div className="card-tools">
      <button type="button" className="button" aria-label={`Move ${title} forward`} onClick={() => move(-1)}>
        ←
      </button>
      <button type="button" className="button" aria-label={`Move ${title} back`} onClick={() => move(1)}>
        →
      </button>
      <label>
        <span className="sr-only">Width of {title}</span>
        <select value={width} onChange={event => widen(event.target.value as CardWidth)}>
          {Object.entries(widthNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
