// Alerts in words for people.
import { valueName } from '../../../core/group-name.ts'
import type { AlertConditionKind, AlertNotification, AlertState } from '../gql/graphql.ts'
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
