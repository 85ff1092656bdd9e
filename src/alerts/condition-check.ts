// What is wrong with a condition.

import type { Issues } from '../base/issues.ts'
import type { Granularity } from '../core/granularity.ts'
import { checkDecimal, compareDecimals, decimalFromNumeric } from '../core/number.ts'
import { type AlertRule, alertLimits } from './alert.ts'
import { spanOf } from './bucket-clock.ts'
import type { AlertCondition, ChangeCondition } from './condition.ts'
import { MAX_SEASONS, MIN_SEASONS } from './unusual.ts'

/** Buckets that lie between a bucket and the one that it is compared with, at most. */
const MAX_SPAN = 1_000
const bucketsPerYear: Readonly<Record<Granularity, number>> = {
  HOUR: 8_766,
  DAY: 366,
  WEEK: 53,
  MONTH: 12,
  QUARTER: 4,
  YEAR: 1,
  FISCAL_QUARTER: 4,
  FISCAL_YEAR: 1,
}

/** Paths are those of the input: `condition.outside.high`. */
export function checkCondition({ condition, granularity }: AlertRule, issues: Issues): void {
  switch (condition.kind) {
    case 'ABOVE':
    case 'BELOW':
      checkNumber(condition.line, `condition.${condition.kind.toLowerCase()}`, issues)
      return
    case 'OUTSIDE':
      checkNumber(condition.low, 'condition.outside.low', issues)
      checkNumber(condition.high, 'condition.outside.high', issues)
      if (isLess(condition.high, condition.low))
        issues.add('condition.outside.high', 'The upper limit is below the lower one.')
      return
    case 'CHANGE':
      checkChange(condition, granularity, issues)
      return
    case 'SILENCE':
      if (condition.buckets < 1 || condition.buckets > alertLimits.silence)
        issues.add('condition.silence.buckets', `buckets is 1 to ${alertLimits.silence}.`)
      return
    case 'GOAL_PACE':
      if (granularity !== 'HOUR' && granularity !== 'DAY')
        issues.add('granularity', 'The pace of a goal is evaluated by DAY or HOUR.')
      return
    case 'UNUSUAL':
      checkUnusual(condition, granularity, issues)
      return
  }
}

function checkChange(condition: ChangeCondition, granularity: Granularity, issues: Issues): void {
  const { above, below } = condition
  if (above === null && below === null)
    issues.add('condition.change', 'Say beyond which change it fires: `above`, `below`, or both.')
  if (above !== null) checkNumber(above, 'condition.change.above', issues)
  if (below !== null) checkNumber(below, 'condition.change.below', issues)
  if (above !== null && below !== null && isLess(above, below))
    issues.add('condition.change.above', '`above` is less than `below`: every change would fire.')
  const { count, unit } = spanOf(condition.against, granularity)
  const isWhole = Number.isInteger(count) && count >= 1
  const buckets = (count * bucketsPerYear[granularity]) / bucketsPerYear[unit]
  if (!isWhole || buckets > MAX_SPAN)
    issues.add('condition.change.against', `Compare with a bucket 1 to ${MAX_SPAN} buckets before.`)
  else if (buckets < 0.9) issues.add('condition.change.against', `That is within the same ${granularity}.`)
}

function checkUnusual(
  condition: Extract<AlertCondition, { kind: 'UNUSUAL' }>,
  granularity: Granularity,
  issues: Issues,
): void {
  const { season, seasons, deviations, tolerance } = condition
  if (granularity !== 'HOUR' && granularity !== 'DAY')
    issues.add('granularity', 'What is usual for a weekday or an hour is evaluated by DAY or HOUR.')
  if (granularity === 'DAY' && season === 'DAY')
    issues.add('condition.unusual.season', 'Days are compared with the same weekday: WEEK.')
  if (!Number.isInteger(seasons) || seasons < MIN_SEASONS || seasons > MAX_SEASONS)
    issues.add('condition.unusual.seasons', `seasons is ${MIN_SEASONS} to ${MAX_SEASONS}.`)
  for (const [field, text] of Object.entries({ deviations, tolerance })) {
    checkNumber(text, `condition.unusual.${field}`, issues)
    if (isLess(text, '0')) issues.add(`condition.unusual.${field}`, 'It is 0 or more.')
  }
  if (
    checkDecimal(deviations) === null &&
    checkDecimal(tolerance) === null &&
    !isLess('0', deviations) &&
    !isLess('0', tolerance)
  )
    issues.add(
      'condition.unusual.deviations',
      'Give `deviations` or `tolerance`: a band without width calls everything unusual.',
    )
}

/** Where a firing alert has recovered: on the normal side of its line. */
export function checkRecovery({ condition, recoverAt }: AlertRule, issues: Issues): void {
  if (recoverAt === null) return
  checkNumber(recoverAt, 'recoverAt', issues)
  const side = sideOf(condition)
  if (side === null) issues.add('recoverAt', 'It goes with one line: ABOVE, BELOW, or CHANGE with one of its sides.')
  else if (side.isUpper ? isLess(side.line, recoverAt) : isLess(recoverAt, side.line))
    issues.add('recoverAt', `It lies beyond the line ${side.line}: the alert would recover before it fires.`)
}

function sideOf(condition: AlertCondition): { readonly line: string; readonly isUpper: boolean } | null {
  switch (condition.kind) {
    case 'ABOVE':
    case 'BELOW':
      return { line: condition.line, isUpper: condition.kind === 'ABOVE' }
    case 'CHANGE': {
      const { above, below } = condition
      if (above !== null && below !== null) return null
      return above === null ? { line: below ?? '0', isUpper: false } : { line: above, isUpper: true }
    }
    default:
      return null
  }
}

function checkNumber(text: string, path: string, issues: Issues): void {
  if (checkDecimal(text) !== null) issues.add(path, 'Write a number of at most 30 significant digits.')
}

function isLess(a: string, b: string): boolean {
  if (checkDecimal(a) !== null || checkDecimal(b) !== null) return false
  return compareDecimals(decimalFromNumeric(a), decimalFromNumeric(b)) < 0
}
