import { addRatios, multiplyRatios, type Ratio } from './ratio.ts'

/** A weighted sum of operands, by their names. */
export type LinearForm = ReadonlyMap<string, Ratio>

export function addSums(a: LinearForm, b: LinearForm): LinearForm {
  const sum = new Map(a)
  for (const [name, weight] of b) {
    const joined = addRatios(sum.get(name) ?? { numerator: 0n, denominator: 1n }, weight)
    if (joined.numerator === 0n) sum.delete(name)
    else sum.set(name, joined)
  }
  return sum
}

export const scaleSum = (sum: LinearForm, by: Ratio): LinearForm =>
  new Map([...sum].map(([name, weight]) => [name, multiplyRatios(weight, by)]))

/** The same for equal sums. */
export const textOfSum = (sum: LinearForm) =>
  JSON.stringify([...sum].map(([name, it]) => [name, `${it.numerator}/${it.denominator}`]).sort())
