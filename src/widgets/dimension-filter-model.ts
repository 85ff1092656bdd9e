// Filters by dimension as bodies of REST have them.
import { z } from 'zod'
import { toDimensionFilter } from './dimension.ts'
import type { DimensionFilter } from './dimension-filter.ts'

const values = z.array(z.string().nullable()).nullish()

export const filtersField = z
  .array(
    z.object({
      dimension: z.string().meta({ description: 'The name of the dimension.' }),
      in: values.meta({
        description: 'One of these values; null among them: without a value. An empty list matches nothing.',
      }),
      not_in: values.meta({
        description: 'None of these values; rows without a value stay, unless null is among them.',
      }),
      starts_with: z.string().nullish().meta({ description: 'Values that begin with this text; case counts.' }),
      is_set: z.boolean().nullish().meta({ description: 'Whether there is a value.' }),
    }),
  )
  .nullish()

export function toDimensionFilters(filters: z.output<typeof filtersField>): DimensionFilter[] {
  return (filters ?? []).map(({ dimension, in: listed, not_in: notIn, starts_with: startsWith, is_set: isSet }) =>
    toDimensionFilter({ dimension, in: listed, notIn, startsWith, isSet }),
  )
}
