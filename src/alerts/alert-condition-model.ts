// Conditions of alerts as bodies of REST have them.
import { z } from 'zod'
import { toSnakeCase } from '../base/snake-case.ts'
import { dayUnits } from '../core/calendar-unit.ts'
import { comparisonPresets } from '../core/comparison.ts'
import { decimalField, decimalText, numberOut, toNumberOut } from '../http/field.ts'
import { spanField } from '../reports/report-body.ts'
import { type ConditionInput, toConditionInput } from './alert-input.ts'
import { alertTexts } from './alert-texts.ts'
import { type AlertCondition, changeMeasures, conditionKinds, seasons } from './condition.ts'

const described = (description: string) => ({ description })

export const conditionField = z
  .object({
    above: decimalField(alertTexts.above).nullish(),
    below: decimalField(alertTexts.below).nullish(),
    outside: z
      .object({ low: decimalField(alertTexts.low), high: decimalField(alertTexts.high) })
      .nullish()
      .meta(described(alertTexts.outside)),
    change: z
      .object({
        measure: z.enum(changeMeasures).nullish().meta(described(alertTexts.measure)),
        above: decimalField(alertTexts.changeAbove).nullish(),
        below: decimalField(alertTexts.changeBelow).nullish(),
        against: z.enum(comparisonPresets).nullish().meta(described(alertTexts.against)),
        shift: spanField.nullish().meta(described(alertTexts.shift)),
      })
      .nullish()
      .meta(described(alertTexts.change)),
    goal_pace: z
      .object({ unit: z.enum(dayUnits).meta(described(alertTexts.unit)) })
      .nullish()
      .meta(described(alertTexts.goalPace)),
    silence: z
      .object({ buckets: z.int().nullish().meta(described(alertTexts.silentBuckets)) })
      .nullish()
      .meta(described(alertTexts.silence)),
    unusual: z
      .object({
        deviations: decimalField(alertTexts.deviations).nullish(),
        season: z.enum(seasons).nullish().meta(described(alertTexts.season)),
        seasons: z.int().nullish().meta(described(alertTexts.seasons)),
        tolerance: decimalField(alertTexts.tolerance).nullish(),
      })
      .nullish()
      .meta(described(alertTexts.unusual)),
  })
  .meta({ description: `${alertTexts.condition} Give exactly one member.`, examples: [{ above: 100 }] })

/** In the words of GraphQL's input. */
export function toConditionWords(condition: z.output<typeof conditionField>): ConditionInput {
  const { above, below, outside, change, goal_pace, silence, unusual } = condition
  return {
    above: decimalText(above),
    below: decimalText(below),
    outside: outside && { low: decimalText(outside.low) ?? '', high: decimalText(outside.high) ?? '' },
    change: change && { ...change, above: decimalText(change.above), below: decimalText(change.below) },
    goalPace: goal_pace,
    silence,
    unusual: unusual && {
      ...unusual,
      deviations: decimalText(unusual.deviations),
      tolerance: decimalText(unusual.tolerance),
    },
  }
}

const number = (description: string) => numberOut(description).nullable().optional()

/** The members that a condition of its kind has, as a body would have them. */
export const conditionModel = z
  .object({
    kind: z.enum(conditionKinds).meta(described(alertTexts.kind)),
    above: number(alertTexts.above),
    below: number(alertTexts.below),
    outside: z.object({ low: numberOut(alertTexts.low), high: numberOut(alertTexts.high) }).optional(),
    change: z
      .object({
        measure: z.enum(changeMeasures),
        above: number(alertTexts.changeAbove),
        below: number(alertTexts.changeBelow),
        against: z.enum(comparisonPresets).optional(),
        shift: spanField.optional(),
      })
      .optional(),
    goal_pace: z.object({ unit: z.enum(dayUnits) }).optional(),
    silence: z.object({ buckets: z.int() }).optional(),
    unusual: z
      .object({
        deviations: numberOut(alertTexts.deviations),
        season: z.enum(seasons),
        seasons: z.int(),
        tolerance: numberOut(alertTexts.tolerance),
      })
      .optional(),
  })
  .meta(described(alertTexts.condition))

/** Members whose values are decimal texts. */
const decimals: ReadonlySet<string> = new Set(['above', 'below', 'low', 'high', 'deviations', 'tolerance'])

export const toConditionModel = (condition: AlertCondition) =>
  ({ kind: condition.kind, ...toModelWords(toConditionInput(condition)) }) as z.output<typeof conditionModel>

const toModelWords = (members: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      toSnakeCase(name),
      typeof value === 'object' && value !== null
        ? toModelWords(value)
        : decimals.has(name)
          ? toNumberOut(value as string | null)
          : value,
    ]),
  )
