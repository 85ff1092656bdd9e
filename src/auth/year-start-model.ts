import { z } from 'zod'

const yearStart = z.object({
  month: z.int().min(1).max(12).meta({ description: 'The month.' }),
  day: z.int().min(1).max(31).meta({ description: 'The day of the month.' }),
})

export const yearStartModel = yearStart.meta({ description: 'The day on which its fiscal years begin.' })

export const yearStartField = yearStart
  .nullish()
  .meta({ description: 'The day on which fiscal years begin: one that every year has, so not 29 February.' })
