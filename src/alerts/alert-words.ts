// What a condition and an event say in words: for messages, lists and the dashboard's API.
import { formatNumber, type NumberFormat } from '../core/number-format.ts'
import type { AlertEvent } from './alert-event.ts'
import { groupValuesOf } from './alert-state.ts'
import type { AlertCondition } from './condition.ts'
import type { AlertState } from './machine.ts'

const LOCALE = 'en'

export type NumberWriter = (text: string | null) => string

/** Numbers as the metric writes them. */
export const writerOf =
  (format: NumberFormat): NumberWriter =>
  text =>
    formatNumber(text === null ? null : Number(text), format, LOCALE)

/** `DE, Web`; empty without dimensions. */
export const groupText = (groupKey: string): string =>
  groupValuesOf(groupKey)
    .map(value => value ?? 'no value')
    .join(', ')

/** `above 1,000`. */
export function conditionText(condition: AlertCondition, write: NumberWriter): string {
  switch (condition.kind) {
    case 'ABOVE':
      return `above ${write(condition.line)}`
    case 'BELOW':
      return `below ${write(condition.line)}`
    case 'OUTSIDE':
      return `outside of ${write(condition.low)} to ${write(condition.high)}`
    case 'CHANGE': {
      const change = (text: string) => (condition.measure === 'PERCENT' ? `${text} %` : write(text))
      const sides = [
        ...(condition.above === null ? [] : [`above ${change(condition.above)}`]),
        ...(condition.below === null ? [] : [`below ${change(condition.below)}`]),
      ]
      return `a change ${sides.join(' or ')}`
    }
    case 'GOAL_PACE':
      return `off the pace of its goal per ${condition.unit.toLowerCase().replace('_', ' ')}`
    case 'SILENCE':
      return `without data for ${condition.buckets} ${condition.buckets === 1 ? 'bucket' : 'buckets'}`
    case 'UNUSUAL':
      return `unusual for this ${condition.season === 'WEEK' ? 'weekday' : 'hour'}`
  }
}

/** `1,234, and normal is up to 1,000`. */
export function bandText({ low, high }: Pick<AlertEvent, 'low' | 'high'>, write: NumberWriter): string {
  if (low !== null && high !== null) return `normal is ${write(low)} to ${write(high)}`
  if (high !== null) return `normal is up to ${write(high)}`
  return low === null ? '' : `normal is ${write(low)} or more`
}

export const headings: Readonly<Record<AlertState, string>> = {
  FIRING: 'Firing',
  NO_DATA: 'No data',
  OK: 'Recovered',
  PENDING: 'Pending',
}
