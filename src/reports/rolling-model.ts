// Trailing windows in the words of the REST layer.
import { z } from 'zod'
import { MAX_WINDOW_BUCKETS } from './report-query.ts'

const texts = {
  rolling: `One per key: the metric's own aggregation over all points of so many buckets up to its own, 1 to ${MAX_WINDOW_BUCKETS}, whole ones, also before the period.`,
  movingAverage: `One per key: the mean of the values of so many buckets up to its own, 1 to ${MAX_WINDOW_BUCKETS}, also before the period.`,
  partial: 'Show also windows that begin before the first point of a metric, for what they have. Default: false.',
}

const numbers = z.array(z.number().nullable()).optional()

/** Of a metric and of what it is compared with; absent where they are not asked for. */
export const windowNumbers = {
  rolling: numbers.meta({ description: 'One per key: the aggregation over the trailing window. Only with `rolling`.' }),
  moving_average: numbers.meta({
    description: 'One per key: the mean of the values in the trailing window. Only with `moving_average`.',
  }),
}

const length = z.int().min(1).max(MAX_WINDOW_BUCKETS)

/** Members of a body. */
export const windowFields = {
  rolling: length.nullish().meta({ description: texts.rolling, examples: [7] }),
  moving_average: length.nullish().meta({ description: texts.movingAverage, examples: [7] }),
  partial_windows: z.boolean().nullish().meta({ description: texts.partial }),
}

/** The same as parameters of a URL. */
export const windowParameters = {
  rolling: z.coerce
    .number()
    .pipe(length)
    .optional()
    .meta({ description: texts.rolling, examples: [7] }),
  moving_average: z.coerce
    .number()
    .pipe(length)
    .optional()
    .meta({ description: texts.movingAverage, examples: [7] }),
  partial_windows: z.enum(['true', 'false']).optional().meta({ description: texts.partial }),
}

export type WindowFields = z.output<z.ZodObject<typeof windowFields>>
