// Powers, exponentials and roundings: numbers whose length another number says.
import { toDouble } from './cast.ts'
import { plain, type Size, sizeLimits, sumOf, tooComplex } from './size.ts'
import { listOf, type Tree } from './tree.ts'

/** An exponent up to which powers of exact numbers stay exact. */
const MAX_EXPONENT = 100

/** Exact powers have as many digits as their exponent says: with a small whole one, else they are computed as doubles. */
export function power(holder: Tree, args: readonly unknown[], sizes: readonly Size[]): Size {
  const [base = plain('unknown'), exponent = plain('unknown')] = sizes
  const all = sumOf(sizes)
  const isDouble =
    [base, exponent].some(({ kind }) => kind === 'float') || [base, exponent].every(({ kind }) => kind === 'int')
  if (isDouble) return { ...all, kind: 'float', digits: 330, chars: 64 }
  const times = Number(exponent.text ?? Number.NaN)
  if (Number.isInteger(times) && Math.abs(times) <= MAX_EXPONENT && exponent.text !== '') {
    const digits = (base.digits + 1) * Math.max(1, Math.abs(times)) + 24
    return { ...all, kind: 'numeric', digits, chars: digits + 2, work: all.work + digits ** 2 / 16 }
  }
  const isExact = [base, exponent].every(({ kind }) => kind === 'numeric' || kind === 'int' || kind === 'literal')
  return toDouble(holder, 'power', args, all, isExact)
}

export function exponential(holder: Tree, args: unknown, sizes: readonly Size[]): Size {
  const [size = plain('unknown')] = sizes
  if (size.kind === 'float' || size.kind === 'int') return { ...size, kind: 'float', digits: 330, chars: 64 }
  const value = Number(size.text ?? Number.NaN)
  if (Math.abs(value) <= MAX_EXPONENT) return { ...plain('numeric', 200), work: 500_000 }
  return toDouble(holder, 'exp', listOf(args), size, size.kind === 'numeric')
}

/** How many digits stay is at most what may be written. */
export function rounded(node: Tree, sizes: readonly Size[]): Size {
  const [value = plain('unknown'), scale = plain('int')] = sizes
  const places = Number(scale.text ?? sizeLimits.writtenDigits)
  if (Math.abs(places) > sizeLimits.writtenDigits)
    throw tooComplex(`A number is rounded to at most ${sizeLimits.writtenDigits} digits.`)
  if (scale.text === undefined) {
    const most = { A_Const: { ival: { ival: sizeLimits.writtenDigits }, location: -1 } }
    node.args = [
      listOf(node.args)[0],
      { MinMaxExpr: { op: 'IS_LEAST', args: [listOf(node.args)[1], most], location: -1 } },
    ]
  }
  const { text: _text, ...all } = sumOf(sizes) as Size & { text?: string }
  return {
    ...all,
    kind: 'numeric',
    digits: value.digits + Math.abs(places),
    chars: Math.max(value.chars, value.digits + Math.abs(places)),
  }
}
