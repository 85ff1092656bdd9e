import { builder } from '../graphql/builder.ts'
import type { DriversReason } from './no-drivers.ts'

export const DriverSplitEnum = builder.enumType('DriverSplit', {
  description: 'How a change is split into what each group adds to it.',
  values: {
    DIFFERENCE: { description: "Of sums, and sums and differences of them: each group's own change, exactly." },
    MIX_AND_RATE: {
      description:
        'Of a sum divided by another: the change of the part that a group has in the divisor, times how far its rate lies from the whole, and the change of its rate, times its part; with the means of both periods, exactly.',
    },
    LOG_MEAN: {
      description:
        'Of products of positive sums: by logarithmic means (LMDI). The contributions add up to the change but for the rounding of doubles.',
    },
  },
} as const)

const descriptions: Readonly<Record<DriversReason, { readonly description: string }>> = {
  NO_DIFFERENCE: { description: 'One of the periods has no value.' },
  PUSHED_HEADLINE: { description: 'The headline was pushed as one number.' },
  NAMES: { description: 'The keys of the widget are names.' },
  OTHER_GROUP: { description: 'It is the group of all others.' },
  NOT_ADDITIVE: { description: 'The numbers of groups do not add up to the whole.' },
  UNSUPPORTED_FORMULA: { description: 'The formula is no sum of products and quotients of sums.' },
  NOT_POSITIVE: { description: 'A factor of a product is 0 or below.' },
  TOO_MANY_GROUPS: { description: 'Events have too many groups to read all of them.' },
}
export const DriversReasonEnum = builder.enumType('DriversReason', {
  description: 'Why a change is not split.',
  values: descriptions,
})
