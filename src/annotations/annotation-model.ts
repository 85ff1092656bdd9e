// The model annotation as REST answers it, and as it takes it.
import { z } from 'zod'
import { dayToText } from '../core/day.ts'
import { dayField, dayOf, dayOut, idField, instantField, instantOut, parseInstant } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import type { Annotation } from './annotation.ts'
import type { NoteInput } from './annotation-input.ts'
import { annotationTexts } from './annotation-texts.ts'

const meta = (description: string) => ({ description })

export const annotationModel = z.object({
  id: z.string().meta(meta(annotationTexts.id)),
  widget_id: z.string().nullable().meta(meta('Id of its widget; null: it is on the whole project.')),
  at: instantOut(annotationTexts.at).nullable(),
  first_day: dayOut(annotationTexts.firstDay).nullable(),
  last_day: dayOut(annotationTexts.lastDay).nullable(),
  text: z.string().meta(meta(annotationTexts.text)),
  link: z.string().nullable().meta(meta(annotationTexts.link)),
  kind: z.string().meta(meta(annotationTexts.kind)),
  created_by: z.string().meta(meta(annotationTexts.createdBy)),
  created_at: instantOut(annotationTexts.createdAt),
  updated_at: instantOut(annotationTexts.updatedAt),
})

export function toAnnotationModel(annotation: Annotation): z.output<typeof annotationModel> {
  const { annotationId, widgetId, time, text, link, kind, createdBy, createdAt, updatedAt } = annotation
  return {
    id: encodeId('Annotation', annotationId),
    widget_id: widgetId && encodeId('Widget', widgetId),
    at: 'at' in time ? new Date(time.at).toISOString() : null,
    first_day: 'at' in time ? null : dayToText(time.days.from),
    last_day: 'at' in time ? null : dayToText(time.days.through),
    text,
    link,
    kind,
    created_by: createdBy,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}

const timeFields = {
  at: instantField(annotationTexts.atInput).nullish(),
  from: dayField('The first day that it is of, instead of an instant.').nullish(),
  through: dayField('The last day that it is of, included. Default: the first one.').nullish(),
}

/** What a new annotation says. */
export const noteFields = {
  ...timeFields,
  text: z
    .string()
    .min(1)
    .meta({ description: annotationTexts.textInput, examples: ['Version 2.0'] }),
  link: z
    .string()
    .nullish()
    .meta({ description: annotationTexts.linkInput, examples: ['https://example.com/v2'] }),
  kind: z
    .string()
    .min(1)
    .nullish()
    .meta({ description: annotationTexts.kindInput, examples: ['RELEASE'] }),
}

export const widgetField = idField('widget')
  .nullish()
  .meta({
    description: 'Id of the widget that it is on. Default: the whole project.',
    examples: ['widget_3w5e11264sg'],
  })

/** The note that is pushed with points. */
export const pushedNoteField = z.object(noteFields).nullish().meta({ description: annotationTexts.ofPush })

type Written = z.output<z.ZodObject<typeof noteFields>>
export type NoteBody = { readonly [Name in keyof Written]?: Written[Name] | undefined }

export function toNoteInput({ at, from, through, text, link, kind }: NoteBody): NoteInput {
  const first = from ?? through
  const days = first ? { from: dayOf(first), through: dayOf(through ?? first) } : null
  return { at: at ? parseInstant(at) : null, days, text, link, kind }
}
