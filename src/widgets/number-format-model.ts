// Formats in the words of REST.
import { z } from 'zod'
import { MAX_FRACTION_DIGITS, type NumberFormat, numberStyles } from '../core/number-format.ts'
import type { FormatInput } from './metric-format.ts'

const texts = {
  style:
    'NUMBER; CURRENCY; PERCENT (2.45 is `2.45%`, nothing is multiplied); DURATION (seconds: 4980 is `1 h 23 min`); BYTES (a kilobyte is 1,000 bytes).',
  currency: 'The currency by its code of ISO 4217, for the style CURRENCY alone.',
  unit: 'The unit of the metric, shown with the style NUMBER.',
  minimum: 'The fewest digits behind the decimal point; null: as few as the number needs.',
  maximum: 'The most digits behind the decimal point; null: as many as the number needs.',
}

const digits = (description: string) => z.int().min(0).max(MAX_FRACTION_DIGITS).nullish().meta({ description })

export const formatField = (description: string) =>
  z
    .object({
      style: z.enum(numberStyles).meta({ description: texts.style }),
      currency: z
        .string()
        .nullish()
        .meta({ description: texts.currency, examples: ['EUR'] }),
      unit: z
        .string()
        .nullish()
        .meta({ description: `${texts.unit} Absent: it stays as it is.` }),
      minimum_fraction_digits: digits(texts.minimum),
      maximum_fraction_digits: digits(texts.maximum),
    })
    .meta({ description })

export const formatAnswer = (description: string) =>
  z
    .object({
      style: z.enum(numberStyles).meta({ description: texts.style }),
      currency: z.string().nullable().meta({ description: texts.currency }),
      unit: z.string().nullable().meta({ description: texts.unit }),
      minimum_fraction_digits: z.int().nullable().meta({ description: texts.minimum }),
      maximum_fraction_digits: z.int().nullable().meta({ description: texts.maximum }),
    })
    .meta({ description })

export function toFormatAnswer(numberFormat: NumberFormat): z.output<ReturnType<typeof formatAnswer>> {
  const { minimumFractionDigits, maximumFractionDigits, ...format } = numberFormat
  return { ...format, minimum_fraction_digits: minimumFractionDigits, maximum_fraction_digits: maximumFractionDigits }
}

export function toFormatInput(body: z.output<ReturnType<typeof formatField>>): FormatInput {
  const { minimum_fraction_digits, maximum_fraction_digits, ...format } = body
  return { ...format, minimumFractionDigits: minimum_fraction_digits, maximumFractionDigits: maximum_fraction_digits }
}
