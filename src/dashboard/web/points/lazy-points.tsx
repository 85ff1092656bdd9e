import { lazy, Suspense, useState } from 'react'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Loading } from '../parts/state.tsx'

const Section = lazy(async () => ({ default: (await import('./points-section.tsx')).PointsSection }))

/** Closed at first: points are asked for, and their page is loaded, when it is opened. */
export function Points({ widget }: { widget: WidgetSettingsFragment }) {
  const [isSeen, setSeen] = useState(false)
  return (
    <details className="panel" onToggle={event => event.currentTarget.open && setSeen(true)}>
      <summary>
        <h2>Points</h2>
      </summary>
      {isSeen && (
        <Suspense fallback={<Loading />}>
          <Section widget={widget} />
        </Suspense>
      )}
    </details>
  )
}
