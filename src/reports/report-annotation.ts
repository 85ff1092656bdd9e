// Where annotations stand in a report: from which bucket to which.
import type { Annotation } from '../annotations/annotation.ts'
import type { Period } from '../core/period.ts'
import { startOfDay } from '../core/zone.ts'
import type { ReportBucket } from './report-bucket.ts'

export interface ReportAnnotation {
  readonly annotation: Annotation
  /** Indexes of keys, both included; `null` where the keys are names. */
  readonly firstIndex: number | null
  readonly lastIndex: number | null
}

/** Days are those of the zone of the report. What is in none of its buckets is left out. */
export function placeAnnotations(
  annotations: readonly Annotation[],
  buckets: readonly ReportBucket[],
  { timeZone }: Pick<Period, 'timeZone'>,
): ReportAnnotation[] {
  const isTimed = buckets.some(({ from }) => from !== null)
  return annotations.flatMap((annotation): ReportAnnotation[] => {
    if (!isTimed) return [{ annotation, firstIndex: null, lastIndex: null }]
    const { time } = annotation
    const [from, before] =
      'at' in time
        ? [time.at, time.at + 1]
        : [startOfDay(time.days.from, timeZone), startOfDay(time.days.through + 1, timeZone)]
    const touches = (bucket: ReportBucket) =>
      bucket.from !== null && bucket.before !== null && bucket.from < before && bucket.before > from
    const firstIndex = buckets.findIndex(touches)
    return firstIndex === -1 ? [] : [{ annotation, firstIndex, lastIndex: buckets.findLastIndex(touches) }]
  })
}
