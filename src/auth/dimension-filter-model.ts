// Filters by dimension as bodies of REST have them.
import { z } from 'zod'
import { type DimensionFilter, toDimensionFilter } from '../core/dimension-filter.ts'
import { dimensionTexts } from './dimension-texts.ts'

const valuesField = (description: string) => z.array(z.string().nullable()).nullish().meta({ description })

const filterField = z.object({
  dimension: z.string().meta({ description: dimensionTexts.dimension, examples: ['country'] }),
  in: valuesField(dimensionTexts.in),
  not_in: valuesField(dimensionTexts.notIn),
  starts_with: z.string().nullish().meta({ description: dimensionTexts.startsWith }),
  is_set: z.boolean().nullish().meta({ description: dimensionTexts.isSet }),
})

export const filtersField = z.array(filterField).nullish()

export function toDimensionFilters(filters: z.output<typeof filtersField>): DimensionFilter[] {
  return (filters ?? []).map(({ dimension, in: listed, not_in: notIn, starts_with: startsWith, is_set: isSet }) =>
    toDimensionFilter({ dimension, in: listed, notIn, startsWith, isSet }),
  )
}
