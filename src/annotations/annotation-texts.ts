// What REST and GraphQL say of annotations.
import { countText } from '../core/number-format.ts'
import {
  DEFAULT_KIND,
  knownKinds,
  MAX_ANNOTATION_LENGTH,
  MAX_KIND_LENGTH,
  MAX_LINK_LENGTH,
  MAX_SHOWN_ANNOTATIONS,
} from './annotation.ts'

const kinds = knownKinds.join(', ')

export const annotationTexts = {
  id: 'Id of the annotation.',
  at: 'The instant that it is of; null where it is of days.',
  firstDay: 'The first day that it is of; null where it is of an instant.',
  lastDay: 'The last day that it is of, included; null where it is of an instant.',
  text: 'What happened, in plain text.',
  link: 'Where more is to be read: an address with https:// or http://; null: nowhere.',
  kind: `What kind of thing happened: ${kinds}, or another label, in upper case.`,
  createdBy: 'The name of the token, or of the alert, that made it.',
  createdAt: 'When it was saved first.',
  updatedAt: 'When it was saved last.',
  textInput: `What happened, in plain text of at most ${MAX_ANNOTATION_LENGTH} characters. An annotation has one.`,
  linkInput: `Where more is to be read: an address with https:// or http:// of at most ${countText(MAX_LINK_LENGTH)} characters. Default: none.`,
  kindInput: `What kind of thing happened: ${kinds}, or a label of your own of at most ${MAX_KIND_LENGTH} characters; it is kept in upper case. Default: ${DEFAULT_KIND}.`,
  atInput: 'The instant that it is of. Give this or days.',
  daysInput: 'The days that it is of, wherever a chart has them. Give this or `at`.',
  idempotencyKey:
    'At most 255 printable ASCII characters. The same key and input again gives the annotation that is there and makes none; with another input: CONFLICT. Known as long as the annotation is.',
  ofPush:
    'A note on the widget that is committed with the rows, or not at all: a retry with the same idempotency key makes no second one. Default: none.',
  ofPeriod: `The newest ${MAX_SHOWN_ANNOTATIONS} of the period, oldest first.`,
} as const
