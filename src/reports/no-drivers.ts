// Why a change is not split.
export const driversReasons = [
  'NO_DIFFERENCE',
  'PUSHED_HEADLINE',
  'NAMES',
  'OTHER_GROUP',
  'NOT_ADDITIVE',
  'UNSUPPORTED_FORMULA',
  'NOT_POSITIVE',
  'TOO_MANY_GROUPS',
] as const
export type DriversReason = (typeof driversReasons)[number]

/** For programs, and for people. */
export interface NoDrivers {
  readonly reason: DriversReason
  readonly message: string
}

export const noDifference: NoDrivers = {
  reason: 'NO_DIFFERENCE',
  message: 'There is no difference to split: in one of the periods there is no value.',
}
