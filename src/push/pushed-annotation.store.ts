// Writes the annotations of a round of pushes: in its transaction, so that a push that was made before makes none again.
import { momentOf } from '../annotations/annotation.ts'
import { type Client, insertRows, type PreparedTable } from '../database/prepared-rows.ts'
import type { QueuedPush } from './round.ts'

const annotations: PreparedTable = {
  name: 'push_annotations',
  head: 'insert into annotations (project_id, annotation_id, widget_id, at, first_day, last_day, moment, text, link, kind, created_by, created_at, updated_at) ',
  casts: [
    ...['bigint', 'bigint', 'bigint', 'timestamptz', 'int', 'int', 'timestamptz'],
    ...['text', 'text', 'text', 'text', 'timestamptz', 'timestamptz'],
  ],
  tail: '',
}

export async function insertPushedAnnotations(client: Client, pushes: readonly QueuedPush[], now: Date): Promise<void> {
  const at = now.toISOString()
  const values = pushes.flatMap(({ annotation }) => {
    if (!annotation) return []
    const { projectId, annotationId, widgetId, time, text, link, kind, createdBy } = annotation
    const times =
      'at' in time ? [new Date(time.at).toISOString(), null, null] : [null, time.days.from, time.days.through]
    const ids = [projectId, annotationId, widgetId]
    return [...ids, ...times, momentOf(time).toISOString(), text, link, kind, createdBy, at, at]
  })
  await insertRows(client, annotations, values)
}
