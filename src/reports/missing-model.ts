import { z } from 'zod'
import { missingMessage } from './comparison.ts'
import { type MissingComparison, missingReasons } from './report-plan.ts'

export const missingModel = z.object({
  index: z.int().meta({ description: 'Which of `compare` it is, from 0.' }),
  reason: z.enum(missingReasons).meta({ description: 'Why it cannot exist, for programs.' }),
  message: z.string().meta({ description: 'Why it cannot exist, for people.' }),
})

export function toMissingModel(missing: MissingComparison): z.output<typeof missingModel> {
  return { index: missing.index, reason: missing.reason, message: missingMessage(missing) }
}
