import { expect, test } from 'vitest'
import { assertVariables } from './variable-limits.ts'

const list = (length: number, item: unknown) => Array.from({ length }, () => item)

test('variables of the largest push are fine', () => {
  const values = list(10, { metric: 'a', value: 1 })
  expect(() => assertVariables({ input: { rows: list(7_000, { key: 'a', values }) } })).not.toThrow()
  expect(() => assertVariables(undefined)).not.toThrow()
})

test.each([
  ['10000 items in one list', { ids: list(10_001, null) }],
  ['1000 members in one object', { input: Object.fromEntries(list(1_001, 0).map((_, at) => [`m${at}`, 1])) }],
  ['250000 values', { input: list(30, list(9_000, [])) }],
  ['64 levels', { v: list(70, 0).reduce(inner => [inner], [] as unknown) }],
])('more than %s is refused', (what, variables) => {
  expect(() => assertVariables(variables)).toThrow(`Variables have at most ${what}.`)
})
