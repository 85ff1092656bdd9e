import { addDecimals, type Decimal, decimalFromNumeric, decimalToText } from './number.ts'
import { ratioToDouble } from './ratio-to-double.ts'

/** Powers of ten that a double holds exactly. */
const powers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)

/** A sum that decimals are added to one by one, exactly: in whole doubles as long as they hold it, then in big integers. */
export interface RunningSum {
  /** Counts units of 10^-scale. */
  units: number
  scale: number
  /** The sum once it has outgrown the units. */
  large: Decimal | null
}

export function emptySum(): RunningSum {
  return { units: 0, scale: 0, large: null }
}

/** Adds a numeric as PostgreSQL prints it. */
export function addToSum(sum: RunningSum, text: string): void {
  if (sum.large === null && text.length <= 15) {
    const point = text.indexOf('.')
    const scale = point < 0 ? 0 : text.length - point - 1
    const common = Math.max(scale, sum.scale)
    const units = point < 0 ? Number(text) : Number(text.slice(0, point) + text.slice(point + 1))
    const held = sum.units * (powers[common - sum.scale] ?? NaN)
    const added = units * (powers[common - scale] ?? NaN)
    const total = held + added
    if (Number.isSafeInteger(held) && Number.isSafeInteger(added) && Number.isSafeInteger(total)) {
      sum.units = total
      sum.scale = common
      return
    }
  }
  const before = sum.large ?? { coefficient: BigInt(sum.units), scale: sum.scale }
  sum.large = addDecimals(before, decimalFromNumeric(text))
}

/** The sum as exact decimal text. */
export function sumText({ units, scale, large }: RunningSum): string {
  return decimalToText(large ?? { coefficient: BigInt(units), scale })
}

/** The double nearest to the sum divided by a count of 1 or more. */
export function sumOver(sum: RunningSum, count: number): number {
  const { large, units, scale } = sum
  if (large !== null) return ratioToDouble(large.coefficient, 10n ** BigInt(large.scale) * BigInt(count))
  const divisor = (powers[scale] ?? NaN) * count
  // Two whole numbers that doubles hold exactly: their division is correctly rounded.
  return Number.isSafeInteger(divisor)
    ? units / divisor
    : ratioToDouble(BigInt(units), 10n ** BigInt(scale) * BigInt(count))
}
