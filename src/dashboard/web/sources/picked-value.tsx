import { CopyBlock } from '../parts/copy.tsx'
import { pathOf, rowPathOf, type Step, templateOf } from './reply-path.ts'

export interface PickedValue {
  readonly request: string
  readonly steps: readonly Step[]
}

/** What leads to a value of a reply: in the same request's paths, in templates of later ones, and in a feed. */
export function PickedPaths({ request, steps }: PickedValue) {
  const path = pathOf(steps)
  if (path === null) return <p className="bad">No path leads there: the name has characters that paths cannot quote.</p>
  const { rows, value } = rowPathOf(steps)
  return (
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
  )
}
