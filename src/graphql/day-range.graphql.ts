import { builder } from './builder.ts'

export const DayRangeInput = builder.inputType('DayRangeInput', {
  description: 'Calendar days, both inclusive.',
  fields: t => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day.' }),
    through: t.field({ type: 'Date', required: true, description: 'The last day, included.' }),
  }),
})
