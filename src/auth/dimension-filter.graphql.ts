import { builder } from '../graphql/builder.ts'
import { dimensionTexts } from './dimension-texts.ts'

export const DimensionFilterInput = builder.inputType('DimensionFilter', {
  description:
    'Which rows are meant, by the value of one dimension. All that is given holds; several filters hold together.',
  fields: t => ({
    dimension: t.string({ required: true, description: dimensionTexts.dimension }),
    in: t.field({
      type: t.listRef('String', { required: false }),
      description: dimensionTexts.in,
    }),
    notIn: t.field({
      type: t.listRef('String', { required: false }),
      description: dimensionTexts.notIn,
    }),
    startsWith: t.string({ description: dimensionTexts.startsWith }),
    isSet: t.boolean({
      description: dimensionTexts.isSet,
    }),
  }),
})
