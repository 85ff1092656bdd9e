const safe = 9_007_199_254_740_991n

/**
 * The double nearest to numerator / denominator, ties to the even one; beyond the largest finite double it is that one,
 * because neither JSON nor GraphQL can say Infinity. The denominator is not 0.
 */
export function ratioToDouble(numerator: bigint, denominator: bigint): number {
  // Both exact as doubles: then IEEE 754 division is correctly rounded by itself.
  if (numerator <= safe && numerator >= -safe && denominator <= safe && denominator >= -safe) {
    return numerator === 0n ? 0 : Number(numerator) / Number(denominator)
  }
  const negative = numerator < 0n !== denominator < 0n
  const size = nearestPositive(numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator)
  return negative && size > 0 ? -size : size
}

function nearestPositive(numerator: bigint, denominator: bigint): number {
  // The quotient is at least 2^(exponent - 1) and less than 2^(exponent + 1).
  const exponent = bitLength(numerator) - bitLength(denominator)
  if (exponent > 1025) return Number.MAX_VALUE
  if (exponent < -1077) return 0
  // Of the quotient keep 55 to 57 bits, but none below a quarter of the smallest double (2^-1076): the last bit kept is set
  // when anything was cut off, so that the one rounding that follows sees which side of a tie it is on.
  const subnormal = exponent < -1021
  const shift = subnormal ? 1076 : 55 - exponent
  const scaled = shift >= 0 ? numerator << BigInt(shift) : numerator
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift)
  let quotient = scaled / divisor
  if (quotient * divisor !== scaled) quotient |= 1n
  if (subnormal) return roundSubnormal(quotient)
  const half = Math.trunc(shift / 2)
  return Math.min(Number(quotient) * 2 ** -half * 2 ** (half - shift), Number.MAX_VALUE)
}

/** `quotient` counts units of 2^-1076, a quarter of the smallest double. Rounding it as a whole number is the only one. */
function roundSubnormal(quotient: bigint): number {
  let units = quotient >> 2n
  const rest = quotient & 3n
  if (rest === 3n || (rest === 2n && (units & 1n) === 1n)) units++
  return Number(units) * Number.MIN_VALUE
}

function bitLength(value: bigint): number {
  const hexadecimal = value.toString(16)
  return 4 * (hexadecimal.length - 1) + 32 - Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16))
}
