// What is normal for a bucket: a band whose sides may be open.
import { decimalFromNumeric } from '../core/number.ts'
import { addRatios, compareRatios, multiplyRatios, type Ratio, ratioOf } from '../core/ratio.ts'
import type { ChangeCondition, LineCondition, OutsideCondition } from './condition.ts'
import type { Verdict } from './machine.ts'

/** `null`: there is no limit on that side. */
interface Band {
  readonly low: Ratio | null
  readonly high: Ratio | null
}

/** The band of a bucket, and the narrower one that a firing alert has to come back into; `null`: the same. */
export interface BandOfBucket extends Band {
  readonly recovery: Band | null
}

export const ratioOfText = (text: string): Ratio => ratioOf(decimalFromNumeric(text))
const orNull = (text: string | null): Ratio | null => (text === null ? null : ratioOfText(text))

function isOutside(value: Ratio, { low, high }: Band): boolean {
  return (low !== null && compareRatios(value, low) < 0) || (high !== null && compareRatios(value, high) > 0)
}

/** Of a bucket that has a value, where there is something to measure it by. */
export function verdictIn(value: Ratio, band: BandOfBucket): Verdict {
  if (isOutside(value, band)) return 'BREACH'
  return band.recovery && isOutside(value, band.recovery) ? 'HELD' : 'CLEAR'
}

export function bandOfLines(condition: LineCondition | OutsideCondition, recoverAt: string | null): BandOfBucket {
  if (condition.kind === 'OUTSIDE')
    return { low: ratioOfText(condition.low), high: ratioOfText(condition.high), recovery: null }
  const side = condition.kind === 'ABOVE' ? 'high' : 'low'
  const open = { low: null, high: null }
  const recovery = recoverAt === null ? null : { ...open, [side]: ratioOfText(recoverAt) }
  return { ...open, [side]: ratioOfText(condition.line), recovery }
}

/** The values at which the change against `earlier` is what the condition says; `null`: a change in percent of nothing is none. */
export function bandOfChange(
  condition: ChangeCondition,
  earlier: Ratio | null,
  recoverAt: string | null,
): BandOfBucket | null {
  if (earlier === null || (condition.measure === 'PERCENT' && earlier.numerator === 0n)) return null
  const moved = (change: Ratio | null): Ratio | null => {
    if (change === null) return null
    if (condition.measure === 'DIFFERENCE') return addRatios(earlier, change)
    const { numerator, denominator } = earlier
    const size = { numerator: numerator < 0n ? -numerator : numerator, denominator: denominator * 100n }
    return addRatios(earlier, multiplyRatios(size, change))
  }
  const { above, below } = condition
  const band = { low: moved(orNull(below)), high: moved(orNull(above)) }
  const recovered = moved(orNull(recoverAt))
  const recovery = recovered && { low: below === null ? null : recovered, high: above === null ? null : recovered }
  return { ...band, recovery }
}
