// Questions that are wrong by nature: why, and what would be asked rightly.
import { AppError } from '../base/errors.ts'

/** Those that a caller may insist on: the number exists, and says less than it seems to. */
export const insistable = [
  'UNEQUAL_LENGTHS',
  'PARTIAL_AGAINST_WHOLE',
  'OVERLAPPING_PERIODS',
  'COMPARED_BEFORE_FIRST_POINT',
  'LATE_DATA',
  'MEAN_OF_MEANS',
  'POINTS_ARE_NO_DAYS',
  'DAYS_WITHOUT_DATA',
  'TOP_OF_NON_ADDITIVE',
] as const
type InsistableCode = (typeof insistable)[number]

/** Those that no number answers. */
export const absolute = [
  'NOT_ADDITIVE',
  'NO_SUCH_STATISTIC',
  'NO_SHARE',
  'PER_DAY_OF_LEVEL',
  'MIXED_UNITS',
  'HOURS_OF_DAYS',
  'FINER_THAN_KEYS',
  'NAMES_HAVE_NO_TIME',
  'NAMES_HAVE_NO_DIMENSIONS',
  'UNKNOWN_WIDGET',
  'UNKNOWN_METRIC',
  'AMBIGUOUS_METRIC',
  'SEVERAL_WIDGETS',
  'UNKNOWN_DIMENSION',
  'UNKNOWN_VALUE',
  'FUTURE_PERIOD',
  'BEFORE_FIRST_POINT',
  'AFTER_LAST_POINT',
  'NEVER_PUSHED',
  'NO_VALUE_OF_PERIOD',
  'NO_CONTRIBUTIONS',
  'BROKEN_FORMULA',
] as const
type AbsoluteCode = (typeof absolute)[number]

export interface Refusal {
  readonly code: InsistableCode | AbsoluteCode
  /** Why the question is wrong. */
  readonly message: string
  /** The right question, in words of the tool. */
  readonly instead: string
  /** It changes so little that it is said, and not refused. */
  readonly isMinor?: boolean
}

/** Of one question: who mends so many asks again anyway. */
export const MAX_REFUSALS = 10

/** A question that is refused, for one reason or several. */
export class RefusedQuestion extends AppError {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    const shown = refusals.slice(0, MAX_REFUSALS)
    const more = refusals.length > shown.length ? [`${refusals.length - shown.length} more reasons.`] : []
    super('BAD_USER_INPUT', [...shown.map(textOf), ...more].join('\n'))
    this.refusals = shown
  }
}

const isInsistable = (code: string): code is InsistableCode => insistable.some(it => it === code)

function textOf({ code, message, instead }: Refusal): string {
  const insist = isInsistable(code) ? ` To have the number all the same, add despite: ["${code}"].` : ''
  return `Refused (${code}): ${message} Ask instead: ${instead}${insist}`
}

/** Throws where there is a reason that the caller does not insist on; all others come back, each once. */
export function assertAnswerable(refusals: readonly Refusal[], despite: readonly string[]): Refusal[] {
  const open = refusals.filter(({ code, isMinor }) => !isMinor && !despite.includes(code))
  if (open.length > 0) throw new RefusedQuestion(distinct(open))
  return distinct(refusals)
}

const distinct = (refusals: readonly Refusal[]) => [
  ...new Map(refusals.map(it => [`${it.code} ${it.message}`, it])).values(),
]
