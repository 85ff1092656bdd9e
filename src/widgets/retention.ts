// How long a widget keeps its instants, and what it keeps of them afterwards.
import { badInput } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { type Retention, toEpochMs } from './kept-sums.ts'
import type { Metric } from './metric.ts'
import type { Widget } from './widget.ts'

export const MIN_KEPT_DAYS = 2
export const MAX_KEPT_DAYS = 36_500

export const noRetention: Retention = { keepInstantsDays: null, keepHoursDays: null }

/** As a door hands it over: absent is unchanged, null is for ever. */
export type RetentionInput = { readonly [Name in keyof Retention]?: Retention[Name] | undefined }

/** The members that the input names. */
export function namedRetention({ keepInstantsDays, keepHoursDays }: RetentionInput): Partial<Retention> {
  return {
    ...(keepInstantsDays !== undefined && { keepInstantsDays }),
    ...(keepHoursDays !== undefined && { keepHoursDays }),
  }
}

export const hasRetention = (input: RetentionInput): boolean => Object.keys(namedRetention(input)).length > 0

interface KeptWidget extends Pick<Widget, 'keyKind' | 'dimensions'> {
  readonly metrics: readonly Pick<Metric, 'name' | 'weightMetric'>[]
}

/** Throws BAD_USER_INPUT for what cannot be kept as sums without an error. */
export function checkRetention(
  { keepInstantsDays: instants, keepHoursDays: hours }: Retention,
  widget: KeptWidget,
): void {
  const issues = new Issues()
  const isOutside = (days: number | null) => days !== null && (days < MIN_KEPT_DAYS || days > MAX_KEPT_DAYS)
  const range = `is ${MIN_KEPT_DAYS} to ${MAX_KEPT_DAYS} days, or null: for ever.`
  if (isOutside(instants)) issues.add('keepInstantsDays', `keepInstantsDays ${range}`)
  if (isOutside(hours)) issues.add('keepHoursDays', `keepHoursDays ${range}`)
  if (hours !== null && (instants === null || hours < instants))
    issues.add(
      'keepHoursDays',
      'Sums of hours are made of instants: keepHoursDays goes with keepInstantsDays, and is not less.',
    )
  issues.throwIfAny()
  if (instants === null) return
  if (widget.keyKind !== 'TIME')
    throw badInput('keepInstantsDays', 'Only a widget whose keys are instants (TIME) adds them up when they are old.')
  if (widget.dimensions.length > 0)
    throw badInput(
      'keepInstantsDays',
      'Points of series are not added up: a widget with dimensions keeps its instants.',
    )
  const weighed = widget.metrics.find(({ weightMetric }) => weightMetric !== null)
  if (weighed) throw badInput('keepInstantsDays', weighedIssue(weighed.name))
}

const weighedIssue = (name: string) =>
  `The mean ${quote(name)} is weighed point by point, which sums cannot say: take its weightMetric away, or keep its instants.`

/** What is wrong with a change of a widget's kind of keys or dimensions; null: nothing. */
export const keptIssue = ({ keepInstantsDays, sums }: Pick<Widget, 'keepInstantsDays' | 'sums'>): string | null =>
  sums || keepInstantsDays != null
    ? 'The widget adds instants up when they are old (keepInstantsDays): its keys stay instants, without dimensions and weights.'
    : null

const instantText = (key: string): string => new Date(toEpochMs(key)).toISOString()

/** Why nothing can be written or deleted at this stored key; null: it can. */
export function tooOldIssue({ sums }: Pick<Widget, 'sums'>, key: string): string | null {
  if (!sums || BigInt(key) >= BigInt(sums.instantsFrom)) return null
  return `Instants before ${instantText(sums.instantsFrom)} are kept as sums (keepInstantsDays of the widget): single points are neither written nor deleted there.`
}

/** Why points cannot be replaced as a whole; null: they can. */
export const replacedIssue = ({ sums }: Pick<Widget, 'sums'>): string | null =>
  sums
    ? 'The widget keeps sums of old instants (keepInstantsDays): what it has cannot be replaced as a whole, since they would stay.'
    : null
