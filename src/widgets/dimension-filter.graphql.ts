import { builder } from '../graphql/builder.ts'

export const DimensionFilterInput = builder.inputType('DimensionFilter', {
  description:
    'Which rows are meant, by the value of one dimension. All that is given holds; several filters hold together.',
  fields: t => ({
    dimension: t.string({ required: true, description: 'The name of the dimension.' }),
    in: t.field({
      type: t.listRef('String', { required: false }),
      description: 'One of these values; null among them: without a value. An empty list matches nothing.',
    }),
    notIn: t.field({
      type: t.listRef('String', { required: false }),
      description: 'None of these values; rows without a value stay, unless null is among them.',
    }),
    startsWith: t.string({ description: 'Values that begin with this text; case counts.' }),
    isSet: t.boolean({
      description: 'Whether there is a value: true for rows that have one, false for those without.',
    }),
  }),
})
