// Who writes the table `points`: what is added up and kept answers rest on each of them (docs/adr 169, 170, 172).

interface PointWriter {
  /** How quarters of an hour are marked that it changes; `SAME_STATEMENT`: it is seen in the statement itself. */
  readonly marks: 'SAME_STATEMENT' | { readonly by: string }
  /** By what kept answers see that they are old. */
  readonly version: string
}

const ofRound = 'push_activity.version grows in the same round (upsertActivity)'
const ofDeletion = 'point_deletions grows in the same transaction (countDeletion)'
const nobodyReads = 'nobody reads them any more: the widget or the metric is gone, which its definition says'

/** By file and function. A new writer has to say both; none of them may be forgotten. */
export const pointWriters: Readonly<Record<string, PointWriter>> = {
  'src/push/round.store.ts#upsertPoints': { marks: { by: 'insertMarks, behind the points' }, version: ofRound },
  'src/push/round-receipt.store.ts#insertPlainRound': {
    marks: { by: 'insertMarks, behind the points' },
    version: ofRound,
  },
  'src/push/round.store.ts#updateTakenOver': {
    marks: { by: 'insertMarks: keys of points that lose theirs to a series count' },
    version: ofRound,
  },
  'src/push/replaced-points.store.ts#deleteReplaced': { marks: 'SAME_STATEMENT', version: ofRound },
  'src/push/delete-points.store.ts#deletePointRange': { marks: 'SAME_STATEMENT', version: ofDeletion },
  'src/push/delete-points.store.ts#deletePointKeys': { marks: 'SAME_STATEMENT', version: ofDeletion },
  'src/push/delete-points.store.ts#deletePointsBut': { marks: 'SAME_STATEMENT', version: ofDeletion },
  'src/push/delete-points.store.ts#deletePointsOfDeletedWidgets': {
    marks: { by: 'nothing: sums go with the points' },
    version: nobodyReads,
  },
  'src/widgets/metric-deletion.store.ts#deletePointsOfMetric': {
    marks: { by: 'nothing: sums go with the points' },
    version: nobodyReads,
  },
  'src/widgets/key-change.store.ts#updateKeys': {
    marks: { by: 'nothing: all that was added up is deleted before (deleteRollups)' },
    version: ofDeletion,
  },
  'src/rollups/thinning.store.ts#deleteThinned': {
    marks: { by: 'nothing: sums were made in the same transaction and are read in their place' },
    version: 'answers stay what they are; what is refused from then on goes by the definition',
  },
}

const keyOf = ({ file, name }: { readonly file: string; readonly name: string }) => `${file}#${name}`

/** The writer among the functions on the stack of a statement that writes these tables, and what is wrong with it; null: it writes no points. */
export function pointWriterOf(
  tables: ReadonlySet<string>,
  frames: readonly { readonly file: string; readonly name: string }[],
): { readonly writer: string | null; readonly issue: string | null } | null {
  if (!tables.has('points')) return null
  const writer = frames.map(keyOf).find(key => key in pointWriters) ?? null
  if (writer === null)
    return {
      writer,
      issue:
        'it writes points, and tests/_kit/point-writers.ts does not say how it marks them, and by what kept answers see it',
    }
  const isMarked = pointWriters[writer]?.marks !== 'SAME_STATEMENT' || tables.has('rollup_marks')
  return { writer, issue: isMarked ? null : 'it writes points, and marks nothing' }
}
