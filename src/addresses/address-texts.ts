// What GraphQL and REST say of data addresses.
import { MAX_ADDRESS_NAME } from './data-address.ts'

export const addressTexts = {
  id: 'Id of the data address.',
  name: 'What it is called, for people and in names of files.',
  newName: `What it is called, at most ${MAX_ADDRESS_NAME} characters. Default: the title of the widget, or the name of the query.`,
  kind: 'What its rows are.',
  asItIsNow: 'The data address as it is now.',
  format: 'What the rows are written as.',
  ofWidget: 'Global id of the widget.',
  widgetId: 'Id of its widget; null: it is of a saved query, or of the annotations of the project.',
  queryId: 'Id of its saved query; null: it is of something else.',
  choosesPeriod:
    'Whether who has it may ask for other periods, with the parameters `period`, or `from` with `through` or `before`.',
  newChoosesPeriod:
    'Whether who has the address may ask for other periods: of reports, of annotations, and of saved queries with the variables `from` and `before`. Default: false.',
  createdBy: 'The name of the token that made it.',
  createdAt: 'When it was made.',
  expiresAt: 'When it ends; null: never.',
  newExpiresAt: 'When it ends. Default: never.',
  revokedAt: 'When it was revoked.',
  lastUsedAt: 'When it was last opened, to the minute; null: never.',
  report: 'The numbers of a widget over a period: a row for each bucket, and of each group.',
  points: 'What was pushed into a widget, row by row.',
  query: 'The rows of a saved query, in its newest version.',
  annotations: 'Annotations, oldest first; those on the whole project are among them.',
  totals:
    'A row for each group with its numbers of the whole period, instead of a row for each bucket. Default: false.',
  where: 'Only rows that pass all of these filters by dimensions.',
  variables: 'The values of its variables, by name.',
  preset: 'The period. Default: all times.',
} as const
