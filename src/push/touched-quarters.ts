// Which quarters of an hour a round of pushes changes: what was added up of them is marked as out of date.
import type { ProjectId, WidgetId } from '../base/id.ts'
import { quarterOf } from '../rollups/grain.ts'
import type { QueuedPush, RoundPoint } from './round.ts'

interface TouchedQuarter {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly quarter: string
}

/** Those of widgets whose keys are instants. Series count where their points may be moved out of those without series. */
export function touchedQuarters(
  pushes: readonly QueuedPush[],
  points: readonly RoundPoint[],
  seriesPoints: readonly RoundPoint[],
): readonly TouchedQuarter[] {
  const timed = new Set(pushes.filter(({ plan }) => plan.keyKind === 'TIME').map(widgetOf))
  if (timed.size === 0) return []
  const quarters = new Map<string, TouchedQuarter>()
  const touch = (point: RoundPoint) => {
    const widget = widgetOf(point)
    if (!timed.has(widget)) return
    const quarter = quarterOf(point.key)
    const id = `${widget}/${quarter}`
    if (!quarters.has(id)) quarters.set(id, { projectId: point.projectId, widgetId: point.widgetId, quarter })
  }
  for (const point of points) touch(point)
  for (const point of seriesPoints) if (point.series?.isBlank) touch(point)
  return [...quarters.values()]
}

const widgetOf = ({ projectId, widgetId }: Pick<RoundPoint, 'projectId' | 'widgetId'>) => `${projectId}/${widgetId}`
