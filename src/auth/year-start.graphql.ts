import type { YearStart } from '../core/calendar.ts'
import { builder } from '../graphql/builder.ts'

export const YearStartRef = builder.objectRef<YearStart>('YearStart').implement({
  description: 'The day on which fiscal years begin.',
  fields: t => ({
    month: t.exposeInt('month', { description: 'Its month, from 1 for January.' }),
    day: t.exposeInt('day', { description: 'Its day of the month.' }),
  }),
})

export const YearStartInput = builder.inputType('YearStartInput', {
  description: 'A day that every year has, so not 29 February: `{ month: 4, day: 6 }` is 6 April.',
  fields: t => ({
    month: t.int({ required: true, description: 'The month, 1 to 12.' }),
    day: t.int({ required: true, description: 'The day of the month, from 1.' }),
  }),
})
