import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  evaluateFormula,
  type Formula,
  FormulaError,
  MAX_FORMULA_LENGTH,
  parseFormula,
  referencesOf,
  referenceText,
} from './formula.ts'
import { checkFormulaGraph } from './formula-graph.ts'
import { type Ratio, ratioNumber } from './ratio.ts'

const values: Readonly<Record<string, Ratio | null>> = {
  a: { numerator: 1n, denominator: 10n },
  b: { numerator: 2n, denominator: 10n },
  zero: { numerator: 0n, denominator: 1n },
  missing: null,
}

function evaluate(text: string): number | null {
  const value = evaluateFormula(parseFormula(text), name => values[name] ?? null)
  return value && ratioNumber(value)
}

describe('a formula', () => {
  test.each<[string, number | null]>([
    ['1', 1],
    [' 1 + 2 * 3 ', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['2 * -3', -6],
    ['--3', 3],
    ['-(2 + 3) * 2', -10],
    ['-2 - -2', 0],
    ['.5 + 1.5e1', 15.5],
    ['2e-1', 0.2],
    ['\t1\n+\r1', 2],
    ['[a] + [b]', 0.3],
    ['[a]+[b]', 0.3],
    ['([a] - [b]) / [b] * 100', -50],
    ['1 / 3 * 3', 1],
    ['[a] / [zero]', null],
    ['[zero] / [zero]', null],
    ['[zero] / [a]', 0],
    ['1 / (1 - 1)', null],
    ['0 * (1 / 0)', null],
    ['[a] + [missing]', null],
    ['[missing] * 0', null],
    ['-[missing]', null],
    ['((((1))))', 1],
  ])('%s is %s', (text, value) => {
    expect(evaluate(text)).toBe(value)
  })

  test.each([
    ['', 0, 'The formula ends where a number or a metric is expected (at character 1)'],
    ['1 +', 3, 'The formula ends where a number or a metric is expected (at character 4)'],
    ['1 2', 2, '"2" is not expected here (at character 3)'],
    ['1 ^ 2', 2, '"^" is not expected here (at character 3)'],
    ['* 2', 0, '"*" is not expected here (at character 1)'],
    ['1 + + 2', 4, '"+" is not expected here (at character 5)'],
    ['2 ** 3', 3, '"*" is not expected here (at character 4)'],
    ['(1 + 2', 0, 'This parenthesis is not closed (at character 1)'],
    ['(1 + 2]', 6, '"]" is not expected here (at character 7)'],
    ['1 + 2)', 5, '")" is not expected here (at character 6)'],
    ['()', 1, '")" is not expected here (at character 2)'],
    ['[a', 0, 'This bracket is not closed (at character 1)'],
    ['1 + [a]]', 4, 'This bracket is not closed (at character 5)'],
    ['[]', 0, 'There is no metric in these brackets (at character 1)'],
    ['[ ]', 0, 'There is no metric in these brackets (at character 1)'],
    ['Users', 0, '"U" is not expected here (at character 1)'],
    ['1 + 😀', 4, '"😀" is not expected here (at character 5)'],
    ['5.', 0, '"5." is not a number that can be used (at character 1)'],
    ['1 + 1e999', 4, '"1e999" is not a number that can be used (at character 5)'],
    ['1,5', 1, '"," is not expected here (at character 2)'],
    ['process.exit()', 0, '"p" is not expected here (at character 1)'],
    [
      '1'.repeat(MAX_FORMULA_LENGTH + 1),
      MAX_FORMULA_LENGTH,
      'A formula has at most 1000 characters (at character 1001)',
    ],
  ])('is not %j', (text, position, message) => {
    expect(() => parseFormula(text)).toThrow(expect.objectContaining({ name: 'FormulaError', position, message }))
  })

  test('may nest as deep as its length allows', () => {
    const depth = (MAX_FORMULA_LENGTH - 1) >> 1
    expect(evaluate(`${'('.repeat(depth)}7${')'.repeat(depth)}`)).toBe(7)
    expect(evaluate(`${'-'.repeat(MAX_FORMULA_LENGTH - 2)}7`)).toBe(7)
  })

  test('refers to at most ten metrics, each as often as it likes', () => {
    const names = Array.from({ length: 11 }, (_, index) => `[m${index}]`)
    expect(referencesOf(parseFormula(`${names.slice(0, 10).join('+')} + [m0] * [m9]`))).toHaveLength(10)
    const message = expect.stringContaining('at most 10 metrics') as string
    expect(() => parseFormula(names.join('+'))).toThrow(expect.objectContaining({ message, position: 50 }))
  })

  test('holds any name between its brackets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        names => {
          const usable = names.filter(name => name.trim() !== '')
          if (usable.length === 0) return
          const formula = parseFormula(usable.map(referenceText).join(' - '))
          expect(referencesOf(formula)).toEqual([...new Set(usable)])
        },
      ),
    )
    expect(referencesOf(parseFormula('[a]]b] + [[x] + []]] + [a]]b]'))).toEqual(['a]b', '[x', ']'])
  })

  test('never takes a text for code: it is read or refused at a place in it', () => {
    const piece = fc.constantFrom('1', '2.5', '+', '-', '*', '/', '(', ')', '[a]', ' ', '[', ']', 'e', '.')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), pieces => {
        const text = pieces.join('')
        try {
          expect(typeof evaluate(text) === 'number' || evaluate(text) === null).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError)
          expect((error as FormulaError).position).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('operators bind and nest as in school', () => {
  // Whole numbers that stay small: here the arithmetic of doubles is exact and a fair judge.
  interface Tree {
    readonly text: string
    readonly value: number
  }
  const apply: Readonly<Record<string, (a: number, b: number) => number>> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
  }
  const leaf = fc.integer({ min: 0, max: 9 }).map((value): Tree => ({ text: String(value), value }))
  const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('tree').map(({ text, value }) => ({ text: `-(${text})`, value: -value })),
      fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, sign, b]) => {
        // Parentheses only where the grammar needs them.
        const left = sign === '*' ? `(${a.text})` : a.text
        const right = sign === '+' ? b.text : `(${b.text})`
        return { text: `${left} ${sign} ${right}`, value: apply[sign]?.(a.value, b.value) ?? Number.NaN }
      }),
    ),
  }))
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      if (text.length <= MAX_FORMULA_LENGTH && Number.isSafeInteger(value)) expect(evaluate(text)).toBe(value + 0)
    }),
    { numRuns: 300 },
  )
})

describe('formulas of formulas', () => {
  const graph = (edges: Record<string, string[]>) => checkFormulaGraph(new Map(Object.entries(edges)))

  test.each<[Record<string, string[]>]>([
    [{}],
    [{ a: ['users', 'visits'] }],
    [{ a: ['b'], b: ['c'], c: ['users'] }],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: ['users'] }],
    [{ a: ['users'], b: ['a'], c: ['a', 'b'] }],
  ])('%j are well', edges => {
    expect(graph(edges)).toBeNull()
  })

  test.each<[Record<string, string[]>, string[]]>([
    [{ a: ['a'] }, ['a', 'a']],
    [{ a: ['b'], b: ['a'] }, ['a', 'b', 'a']],
    [{ x: ['users', 'a'], a: ['users', 'b'], b: ['c'], c: ['a'] }, ['a', 'b', 'c', 'a']],
  ])('%j go in a circle', (edges, path) => {
    expect(graph(edges)).toEqual({ kind: 'CYCLE', path })
  })

  test('are at most three deep', () => {
    expect(graph({ a: ['b'], b: ['c'], c: ['d'], d: ['users'] })).toEqual({
      kind: 'TOO_DEEP',
      path: ['a', 'b', 'c', 'd'],
    })
    expect(graph({ d: ['users'], c: ['d'], b: ['c', 'd'], a: ['d', 'b'] })).toMatchObject({ kind: 'TOO_DEEP' })
  })
})

test('a formula is data that can be kept', () => {
  const formula: Formula = parseFormula('-[a] / 4')
  expect(formula).toEqual({
    kind: 'DIVIDE',
    left: { kind: 'NEGATE', operand: { kind: 'REFERENCE', name: 'a' } },
    right: { kind: 'NUMBER', value: { coefficient: 4n, scale: 0 } },
  })
})
