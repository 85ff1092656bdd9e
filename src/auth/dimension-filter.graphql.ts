import type { DimensionFilter } from '../core/dimension-filter.ts'
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

/** A type that answers filters as they were given. */
export function filterType(name: string, description: string) {
  return builder.objectRef<DimensionFilter>(name).implement({
    description,
    fields: t => ({
      dimension: t.exposeString('dimension', { description: dimensionTexts.dimension }),
      in: t.field({
        type: t.listRef('String', { nullable: true }),
        nullable: true,
        description: dimensionTexts.in,
        resolve: filter => filter.in && [...filter.in],
      }),
      notIn: t.field({
        type: t.listRef('String', { nullable: true }),
        nullable: true,
        description: dimensionTexts.notIn,
        resolve: filter => filter.notIn && [...filter.notIn],
      }),
      startsWith: t.exposeString('startsWith', { nullable: true, description: dimensionTexts.startsWith }),
      isSet: t.exposeBoolean('isSet', { nullable: true, description: dimensionTexts.isSet }),
    }),
  })
}
