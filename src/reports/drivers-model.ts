// Where a change comes from, in the words of the REST layer.
import { z } from 'zod'
import { dimensionTexts } from '../auth/dimension-texts.ts'
import { driverSplits } from '../core/driver-form.ts'
import { ratioNumber, subtractRatios } from '../core/ratio.ts'
import type { ComparisonReport } from './comparison.ts'
import type { Driver, Drivers } from './drivers.ts'
import { driversTexts } from './drivers-texts.ts'
import { driversReasons } from './no-drivers.ts'
import { periodModel, toPeriodModel } from './report-model.ts'

const number = (description: string) => z.number().nullable().meta({ description })

const driverModel = z.object({
  values: z
    .array(
      z.object({
        dimension: z.string().meta({ description: dimensionTexts.dimension }),
        value: z.string().nullable().meta({ description: dimensionTexts.value }),
      }),
    )
    .meta({ description: dimensionTexts.groupValues }),
  is_other: z.boolean().meta({ description: driversTexts.isOther }),
  previous: number(driversTexts.ownPrevious),
  current: number(driversTexts.ownCurrent),
  contribution: z.number().meta({ description: driversTexts.contribution }),
  share: number(driversTexts.share),
  mix: number(driversTexts.mix),
  rate: number(driversTexts.rate),
})

export const driversModel = z
  .object({
    index: z.int().meta({ description: driversTexts.index }),
    period: periodModel,
    split: z.enum(driverSplits).nullable().meta({ description: driversTexts.split }),
    reason: z.enum(driversReasons).nullable().meta({ description: driversTexts.reason }),
    message: z.string().nullable().meta({ description: driversTexts.message }),
    previous: number(driversTexts.previous),
    current: number(driversTexts.current),
    difference: number(driversTexts.difference),
    groups: z.array(driverModel).nullable().meta({ description: driversTexts.groups }),
  })
  .meta({ id: 'Drivers', description: driversTexts.drivers })

export function toDriversModel(
  { index, period, report }: ComparisonReport,
  found: Drivers,
): z.output<typeof driversModel> {
  const shared = { index, period: toPeriodModel(period, report.plan.spec.working) }
  if ('reason' in found) {
    const { reason, message } = found
    return { ...shared, reason, message, split: null, previous: null, current: null, difference: null, groups: null }
  }
  const { split, previous, current, groups } = found
  return {
    ...shared,
    split,
    reason: null,
    message: null,
    previous: ratioNumber(previous),
    current: ratioNumber(current),
    difference: ratioNumber(subtractRatios(current, previous)),
    groups: groups.map(toDriverModel),
  }
}

function toDriverModel(driver: Driver): z.output<typeof driverModel> {
  const { dimensions, values, isOther, previous, current, contribution, share } = driver
  const { value, mix, rate } = contribution
  return {
    values: dimensions.map((dimension, index) => ({ dimension, value: values[index] ?? null })),
    is_other: isOther,
    previous: previous && ratioNumber(previous),
    current: current && ratioNumber(current),
    contribution: value,
    share,
    mix: mix && ratioNumber(mix),
    rate: rate && ratioNumber(rate),
  }
}
