import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { annotationTexts } from './annotation-texts.ts'

export const SaveAnnotationInput = builder.inputType('SaveAnnotationInput', {
  description: 'An annotation. Of one that is changed (`id`), what is absent stays as it is.',
  fields: t => ({
    id: t.id({ description: 'Global id of the annotation that is changed. Default: a new one is made.' }),
    widgetId: t.id({
      description:
        'Global id of the widget that it is on. Default: the whole project, where it is in the charts of every widget.',
    }),
    at: t.field({ type: 'DateTime', description: annotationTexts.atInput }),
    days: t.field({ type: DayRangeInput, description: annotationTexts.daysInput }),
    text: t.string({ description: annotationTexts.textInput }),
    link: t.string({ description: annotationTexts.linkInput }),
    kind: t.string({ description: annotationTexts.kindInput }),
    idempotencyKey: t.string({ description: annotationTexts.idempotencyKey }),
  }),
})

export const PushAnnotationInput = builder.inputType('PushAnnotationInput', {
  description: 'A note that is pushed with rows: on their widget, at the moment of the push unless it says when.',
  fields: t => ({
    at: t.field({ type: 'DateTime', description: 'The instant that the note is of. Default: the one of the push.' }),
    days: t.field({ type: DayRangeInput, description: 'The days that the note is of, instead of an instant.' }),
    text: t.string({
      required: true,
      description: 'What happened, in plain text: 1 to 500 characters.',
    }),
    link: t.string({ description: 'Where more of it is to be read, with https:// or http://. Default: nowhere.' }),
    kind: t.string({
      description: 'RELEASE, CAMPAIGN, INCIDENT, NOTE or a label of your own, kept in upper case. Default: NOTE.',
    }),
  }),
})
