import { createContext, use } from 'react'
import { CopyBlock } from '../parts/copy.tsx'
import { nameOfPath, type PickedPath } from './feed-pick.ts'
import { pathOf, rowPathOf, type Step, templateOf } from './reply-path.ts'

export interface PickedValue {
  readonly request: string
  readonly steps: readonly Step[]
  /** Whether it is of the last request, whose data feeds take. */
  readonly isOfSource: boolean
}

/** Puts what was picked into the form of a new feed; null where there is none. */
export const FeedPickContext = createContext<((pick: PickedPath) => void) | null>(null)

/** What leads to a value of a reply: in the same request's paths, in templates of later ones, and in a feed. */
export function PickedPaths({ request, steps, isOfSource }: PickedValue) {
  const put = use(FeedPickContext)
  const path = pathOf(steps)
  if (path === null) return <p className="bad">No path leads there: the name has characters that paths cannot quote.</p>
  const { rows, value } = rowPathOf(steps)
  return (
    <div className="stack">
      <div className="stack" role="status">
        <CopyBlock label="path of the value" text={path} />
        <CopyBlock label="template of the value" text={templateOf(request, steps) ?? ''} />
        <p className="small muted">
          In a feed:{' '}
          {rows === null ? (
            'rows are the reply itself'
          ) : (
            <>
              rows at <code>{rows}</code>
            </>
          )}
          , the value at <code>{value}</code>.
        </p>
      </div>
      {put && isOfSource && value !== null && (
        <div className="actions">
          <button type="button" className="button" onClick={() => put({ as: 'KEY', rows, value, name: '' })}>
            Key of a new feed
          </button>
          <button
            type="button"
            className="button"
            onClick={() => put({ as: 'METRIC', rows, value, name: nameOfPath(steps) })}
          >
            Metric of a new feed
          </button>
        </div>
      )}
    </div>
  )
}
