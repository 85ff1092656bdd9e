import type { NumberFormat } from '../../../core/number-format.ts'
import type { Direction, Verdict } from '../gql/graphql.ts'
import { formatNumber, formatPercentChange } from './format.ts'

export interface ChangeProps {
  readonly percentChange: number | null
  readonly difference: number | null
  /** What it is a change of. */
  readonly previous: number | null
  readonly direction: Direction | null
  readonly verdict: Verdict
  readonly label: string
  readonly format: NumberFormat
}

const arrows: Record<Direction, string> = { UP: '▲', DOWN: '▼', FLAT: '▬' }
const words: Record<Verdict, string> = { GOOD: 'good', BAD: 'bad', NEUTRAL: 'neutral' }

/** Colour, arrow and words: each says it without the others. */
export function Change({ percentChange, difference, previous, direction, verdict, label, format }: ChangeProps) {
  if (direction === null) return <span className="change muted">no comparison</span>
  const text = percentChange === null ? formatNumber(difference, format) : formatPercentChange(percentChange, previous)
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
