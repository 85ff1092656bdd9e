import type { Direction, Verdict } from '../gql/graphql.ts'
import { formatNumber, formatPercent } from './format.ts'

export interface ChangeProps {
  readonly percentChange: number | null
  readonly difference: number | null
  readonly direction: Direction | null
  readonly verdict: Verdict
  readonly label: string
}

const arrows: Record<Direction, string> = { UP: '▲', DOWN: '▼', FLAT: '▬' }
const words: Record<Verdict, string> = { GOOD: 'good', BAD: 'bad', NEUTRAL: 'neutral' }

/** Colour, arrow and words: each says it without the others. */
export function Change({ percentChange, difference, direction, verdict, label }: ChangeProps) {
  if (direction === null) return <span className="change muted">no comparison</span>
  const text = percentChange === null ? formatNumber(difference) : formatPercent(percentChange)
  return (
    <span className={`change ${words[verdict]}`} title={`against ${label}`}>
      <span aria-hidden="true">{arrows[direction]}</span> {text}
      <span className="sr-only">
        {' '}
        against {label}, {words[verdict]}
      </span>
    </span>
  )
}
