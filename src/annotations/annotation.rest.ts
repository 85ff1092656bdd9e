// The model annotation: create, update, delete, info, list.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, type Outcome, operation } from '../rest/operation.ts'
import { annotationList } from './annotation.list.ts'
import { type AnnotationInput, deleteAnnotation, getAnnotation, saveAnnotation } from './annotation.service.ts'
import { annotationModel, noteFields, toAnnotationModel, toNoteInput, widgetField } from './annotation-model.ts'
import { annotationTexts } from './annotation-texts.ts'

const idBody = z.object({ id: idField('annotation') })
const example = { id: 'annotation_3w5e11264sg' }
const keyField = z
  .string()
  .min(1)
  .nullish()
  .meta({ description: annotationTexts.idempotencyKey, examples: ['deploy-7'] })
const shared = { model: 'annotation', isRestrictable: true } as const

const members: Readonly<Record<string, string>> = {
  widgetId: 'widget_id',
  days: 'from',
  idempotencyKey: 'idempotency_key',
}

async function save({ ctx, by }: Call<unknown>, input: AnnotationInput): Promise<Outcome> {
  const saved = await saveAnnotation(ctx, by.projectId, input).catch(error => {
    throw withPaths(error, path => members[path] ?? path)
  })
  return { model: toAnnotationModel(saved) }
}

export const annotationOperations = [
  operation({
    ...shared,
    method: 'create',
    action: 'saveAnnotation',
    scopes: ['manage'],
    summary: 'Makes an annotation: a dated note on a widget or on the whole project',
    description:
      'Give `at`, an instant, or `from` and `through`, days. A retry with the same idempotency key makes none.',
    body: z.object({ widget_id: widgetField, ...noteFields, idempotency_key: keyField }),
    reply: { model: annotationModel },
    example: { widget_id: 'widget_3w5e11264sg', from: '2026-11-20', text: 'Version 2.0', kind: 'RELEASE' },
    run: call => {
      const { widget_id, idempotency_key, ...note } = call.input
      const widgetId = widget_id ? idOf('Widget', widget_id) : null
      return save(call, { ...toNoteInput(note), widgetId, idempotencyKey: idempotency_key })
    },
  }),
  operation({
    ...shared,
    method: 'update',
    action: 'saveAnnotation',
    scopes: ['manage'],
    summary: 'Changes an annotation',
    description:
      'Absent is unchanged; a `link` that is null goes, and a `widget_id` that is null is the whole project.',
    body: idBody.extend({ widget_id: widgetField, ...noteFields, text: noteFields.text.optional() }),
    reply: { model: annotationModel },
    example: { ...example, text: 'Version 2.0.1' },
    run: call => {
      const { id, widget_id, ...note } = call.input
      const widgetId = widget_id == null ? (widget_id as null | undefined) : idOf('Widget', widget_id)
      return save(call, { ...toNoteInput(note), widgetId, annotationId: idOf('Annotation', id) })
    },
  }),
  operation({
    ...shared,
    method: 'delete',
    scopes: ['manage'],
    summary: 'Deletes an annotation',
    body: idBody,
    reply: { model: deletedModel },
    example,
    async run({ ctx, by, input: { id } }) {
      await deleteAnnotation(ctx, by.projectId, idOf('Annotation', id))
      return { model: { id } }
    },
  }),
  operation({
    ...shared,
    method: 'info',
    scopes: ['read'],
    summary: 'An annotation by its id',
    body: idBody,
    reply: { model: annotationModel },
    example,
    async run({ ctx, by, input: { id } }) {
      return { model: toAnnotationModel(await getAnnotation(ctx, by.projectId, idOf('Annotation', id))) }
    },
  }),
  listOperation(
    {
      model: 'annotation',
      scopes: ['read'],
      summary: 'The annotations of the project and its widgets',
      example: { condition: [['kind', '=', 'RELEASE']], order: ['moment DESC'] },
    },
    annotationList,
  ),
]
