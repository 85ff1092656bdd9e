// Alerts in words for people.
import { valueName } from '../../../core/group-name.ts'
import { plainFormat } from '../../../core/number-format.ts'
import type { AlertConditionKind, AlertNotification, AlertRowFragment, AlertState } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'

export const stateNames: Readonly<Record<AlertState, string>> = {
  FIRING: 'Firing',
  PENDING: 'Pending',
  NO_DATA: 'No data',
  OK: 'OK',
}

export const kindNames: Readonly<Record<AlertConditionKind, string>> = {
  ABOVE: 'the value is above a line',
  BELOW: 'the value is below a line',
  OUTSIDE: 'the value is outside of a range',
  CHANGE: 'the value changes by more than',
  GOAL_PACE: 'a goal will be missed at this pace',
  SILENCE: 'no data comes',
  UNUSUAL: 'the value is unusual',
}

export const notificationNames: Readonly<Record<AlertNotification, string>> = {
  SENT: 'sent',
  NONE: 'none',
  MUTED: 'held back: muted',
  SNOOZED: 'held back: snoozed',
  REFUSED: 'refused: the outbox is full',
}

interface Named {
  readonly value?: string | null
}

/** `DE, basic`; of an alert without groups: nothing. */
export const groupName = (group: readonly Named[]) => group.map(({ value }) => valueName(value ?? null)).join(', ')

/** What was measured, in the unit that the condition measures in. */
export function valueWords(
  value: string | number | null | undefined,
  kind: AlertConditionKind,
  format: Parameters<typeof formatNumber>[1],
): string {
  if (value == null) return '–'
  if (kind === 'SILENCE') return `${formatNumber(Number(value))} without data`
  return formatNumber(Number(value), format)
}

/** `the value is above 100`: the condition with its numbers, in the format of the metric. */
export function conditionWords(
  { kind, above, below, outside, change, silence }: AlertRowFragment['condition'],
  format: Parameters<typeof formatNumber>[1] = plainFormat,
): string {
  const number = (value: string, its = format) => formatNumber(Number(value), its)
  if (above !== null) return `the value is above ${number(above)}`
  if (below !== null) return `the value is below ${number(below)}`
  if (outside) return `the value is not from ${number(outside.low)} to ${number(outside.high)}`
  if (change) {
    const its = change.measure === 'PERCENT' ? { ...plainFormat, unit: '%' } : format
    const bounds = [
      ...(change.below === null ? [] : [`below ${number(change.below, its)}`]),
      ...(change.above === null ? [] : [`above ${number(change.above, its)}`]),
    ]
    return `the change is ${bounds.join(' or ')}`
  }
  return silence ? `no data comes ${silence.buckets} times in a row` : kindNames[kind]
}
