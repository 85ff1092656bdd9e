// A formula as a sum of products of what adds up: the form in which the change of its value can be split among groups.
import type { Formula } from './formula.ts'
import { addSums, type LinearForm, scaleSum, textOfSum } from './linear-form.ts'
import { addRatios, divideRatios, multiplyRatios, negateRatio, type Ratio, ratioOf, reduceRatio } from './ratio.ts'

/** How the change of a value is split: see docs/explain.md. */
export const driverSplits = ['DIFFERENCE', 'MIX_AND_RATE', 'LOG_MEAN'] as const
export type DriverSplit = (typeof driverSplits)[number]

/** A sum that stands in a product so many times; negative: it divides. */
interface Factor {
  readonly sum: LinearForm
  readonly power: number
}

export interface Product {
  readonly coefficient: Ratio
  /** More than one, or one whose power is not 1. */
  readonly factors: readonly Factor[]
}

/** A constant, which changes nothing, a sum of operands, and products of such sums. */
export interface DriverForm {
  readonly constant: Ratio
  readonly sum: LinearForm
  readonly products: readonly Product[]
}

/** Beyond, a formula is not split: nobody writes so many by hand. */
const MAX_PRODUCTS = 50

const ZERO: Ratio = { numerator: 0n, denominator: 1n }
const ONE: Ratio = { numerator: 1n, denominator: 1n }
const NO_SUM: LinearForm = new Map()

export function operandForm(name: string): DriverForm {
  return { constant: ZERO, sum: new Map([[name, ONE]]), products: [] }
}

/** `null`: it has another form, such as the product of a ratio and a sum with a constant in it. `formOf` gives the forms of its operands. */
export function driverFormOf(formula: Formula, formOf: (name: string) => DriverForm | null): DriverForm | null {
  if (formula.kind === 'NUMBER') return constantForm(ratioOf(formula.value))
  if (formula.kind === 'REFERENCE') return formOf(formula.name)
  if (formula.kind === 'NEGATE') {
    const form = driverFormOf(formula.operand, formOf)
    return form && scaled(form, negateRatio(ONE))
  }
  const left = driverFormOf(formula.left, formOf)
  const right = driverFormOf(formula.right, formOf)
  if (!left || !right) return null
  switch (formula.kind) {
    case 'ADD':
      return added(left, right)
    case 'SUBTRACT':
      return added(left, scaled(right, negateRatio(ONE)))
    case 'MULTIPLY':
      return multiplied(left, right)
    case 'DIVIDE':
      return divided(left, right)
  }
}

/** Sums by their differences, quotients of sums by mix and rate, all else by logarithmic means. */
export function splitOf({ sum, products }: DriverForm): DriverSplit {
  if (products.length === 0) return 'DIFFERENCE'
  return sum.size === 0 && products.every(it => quotientOf(it) !== null) ? 'MIX_AND_RATE' : 'LOG_MEAN'
}

/** The product as one sum divided by another; `null`: it is none. */
export function quotientOf({ factors }: Product): { readonly above: LinearForm; readonly below: LinearForm } | null {
  const above = factors.find(({ power }) => power === 1)
  const below = factors.find(({ power }) => power === -1)
  return factors.length === 2 && above && below ? { above: above.sum, below: below.sum } : null
}

const constantForm = (constant: Ratio): DriverForm => ({ constant, sum: NO_SUM, products: [] })

const isConstant = ({ sum, products }: DriverForm) => sum.size === 0 && products.length === 0

function added(a: DriverForm, b: DriverForm): DriverForm | null {
  const products = [...a.products, ...b.products]
  if (products.length > MAX_PRODUCTS) return null
  return { constant: addRatios(a.constant, b.constant), sum: addSums(a.sum, b.sum), products }
}

function scaled({ constant, sum, products }: DriverForm, by: Ratio): DriverForm {
  if (by.numerator === 0n) return constantForm(ZERO)
  return {
    constant: multiplyRatios(constant, by),
    sum: scaleSum(sum, by),
    products: products.map(it => ({ ...it, coefficient: multiplyRatios(it.coefficient, by) })),
  }
}

function multiplied(a: DriverForm, b: DriverForm): DriverForm | null {
  if (isConstant(a)) return scaled(b, a.constant)
  if (isConstant(b)) return scaled(a, b.constant)
  const [left, right] = [productOf(a), productOf(b)]
  return left && right && formOfProduct(left.coefficient, right.coefficient, [...left.factors, ...right.factors])
}

function divided(a: DriverForm, b: DriverForm): DriverForm | null {
  if (isConstant(b)) {
    const inverse = divideRatios(ONE, b.constant)
    return inverse && scaled(a, inverse)
  }
  const below = productOf(b)
  const inverse = below && divideRatios(ONE, below.coefficient)
  if (!below || !inverse) return null
  const factors = below.factors.map(({ sum, power }) => ({ sum, power: -power }))
  if (isConstant(a))
    return a.constant.numerator === 0n ? constantForm(ZERO) : formOfProduct(a.constant, inverse, factors)
  const above = productOf(a)
  return above && formOfProduct(above.coefficient, inverse, [...above.factors, ...factors])
}

/** The form as a single product; `null`: it has several parts. */
function productOf({ constant, sum, products }: DriverForm): Product | null {
  const [first, another] = products
  if (constant.numerator !== 0n || another || (first && sum.size > 0)) return null
  if (first) return first
  const [weight] = sum.values()
  if (!weight) return null
  // Of one operand the weight goes before the product; of several its size, so that equal sums look alike and keep their sign.
  const unit = sum.size === 1 ? weight : sizeOf(weight)
  const own = [...sum].map(([name, it]) => [name, reduceRatio(divideRatios(it, unit) ?? ONE)] as const)
  return { coefficient: unit, factors: [{ sum: new Map(own), power: 1 }] }
}

/** Sums that stand in it several times are one factor, and cancel out where they divide themselves. */
function formOfProduct(a: Ratio, b: Ratio, factors: readonly Factor[]): DriverForm {
  const coefficient = multiplyRatios(a, b)
  const byText = new Map<string, Factor>()
  for (const { sum, power } of factors) {
    const text = textOfSum(sum)
    const joined = (byText.get(text)?.power ?? 0) + power
    if (joined === 0) byText.delete(text)
    else byText.set(text, { sum, power: joined })
  }
  const [only, another] = byText.values()
  if (!only) return constantForm(coefficient)
  if (!another && only.power === 1) return scaled({ constant: ZERO, sum: only.sum, products: [] }, coefficient)
  return { constant: ZERO, sum: NO_SUM, products: [{ coefficient, factors: [...byText.values()] }] }
}

const sizeOf = (ratio: Ratio): Ratio => (ratio.numerator < 0n ? negateRatio(ratio) : ratio)
