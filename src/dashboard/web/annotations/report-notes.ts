// The annotations of a report as marks in its chart.
import type { ChartNote } from '../../../pictures/chart/chart-report.ts'
import { noteLabel } from '../../../pictures/chart/notes.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'

/**
 * `whole` is the report as it came, `shown` the keys that are drawn of it: days off may be left out of them. What happened on a day that is left
 * out stands at the next one.
 */
export function notesOf(
  { keys, annotations }: Pick<GroupedReportFragment, 'keys' | 'annotations'>,
  shown: readonly string[],
): ChartNote[] {
  const indexOf = new Map(shown.map((key, index) => [key, index]))
  // From each key to the first of those shown that is not before it.
  const next = new Array<number>(keys.length).fill(-1)
  for (let at = keys.length - 1; at >= 0; at--) next[at] = indexOf.get(keys[at] ?? '') ?? next[at + 1] ?? -1
  return (annotations ?? []).flatMap(({ firstIndex, lastIndex, annotation }) => {
    if (firstIndex == null || lastIndex == null) return []
    const first = next[firstIndex] ?? -1
    if (first === -1) return []
    const last = next[lastIndex] ?? -1
    return [{ first, last: last === -1 ? shown.length - 1 : last, label: noteLabel(annotation.kind, annotation.text) }]
  })
}
