import { useState } from 'react'
import type { Step } from './reply-path.ts'

/** More entries of a list are shown on demand: a reply may have thousands. */
const ENTRIES_AT_ONCE = 50
const LONGEST_TEXT = 200

interface ReplyTreeProps {
  readonly label: string
  readonly value: unknown
  pick(steps: readonly Step[]): void
}

/** A reply to look through; what is chosen in it becomes a path. */
export function ReplyTree({ label, value, pick }: ReplyTreeProps) {
  return (
    <section className="reply-tree" aria-label={label}>
      {isBranch(value) ? (
        <Entries value={value} steps={[]} pick={pick} />
      ) : (
        <Leaf name={null} value={value} steps={[]} pick={pick} />
      )}
    </section>
  )
}

interface NodeProps {
  readonly value: unknown
  readonly steps: readonly Step[]
  pick(steps: readonly Step[]): void
}

function Entries({ value, steps, pick }: NodeProps) {
  const [count, setCount] = useState(ENTRIES_AT_ONCE)
  const entries: [Step, unknown][] = Array.isArray(value)
    ? value.map((each, at) => [at, each])
    : Object.entries(value as object)
  return (
    <ul>
      {entries.slice(0, count).map(([step, inner]) => (
        <li key={step}>
          {isBranch(inner) ? (
            <Branch
              name={step}
              value={inner}
              steps={[...steps, step]}
              pick={pick}
              isOpen={steps.length < 2 && step === entries[0]?.[0]}
            />
          ) : (
            <Leaf name={step} value={inner} steps={[...steps, step]} pick={pick} />
          )}
        </li>
      ))}
      {entries.length > count && (
        <li>
          <button type="button" className="button" onClick={() => setCount(count + ENTRIES_AT_ONCE)}>
            {entries.length - count} more
          </button>
        </li>
      )}
    </ul>
  )
}

function Branch({ name, value, steps, pick, isOpen }: NodeProps & { name: Step; isOpen: boolean }) {
  const [isSeen, setSeen] = useState(isOpen)
  const { length } = Array.isArray(value) ? value : Object.keys(value as object)
  return (
    <details open={isOpen} onToggle={event => event.currentTarget.open && setSeen(true)}>
      <summary>
        <code>{name}</code>{' '}
        <span className="muted small">{Array.isArray(value) ? `list of ${length}` : `${length} fields`}</span>
      </summary>
      {isSeen && <Entries value={value} steps={steps} pick={pick} />}
    </details>
  )
}

function Leaf({ name, value, steps, pick }: NodeProps & { name: Step | null }) {
  const text = JSON.stringify(value) ?? 'null'
  return (
    <button type="button" className="reply-value" onClick={() => pick(steps)}>
      {name !== null && <code>{name}: </code>}
      <code>{text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text}</code>
    </button>
  )
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
