import { expect, test } from 'vitest'
import { clockText, jsonOfCell } from './cell.ts'

test.each([
  ['2026-11-20T14:00:00+01:00', '2026-11-20 14:00:00'],
  ['2026-11-20T14:00:00.250Z', '2026-11-20 14:00:00.25'],
  ['2026-11-20T14:00:00.000000Z', '2026-11-20 14:00:00'],
  ['2026-11-20T14:00:00', '2026-11-20 14:00:00'],
  ['infinity', null],
  ['2026-11-20', null],
])('an instant %s is shown by its clock as %s', (instant, clock) => {
  expect(clockText(instant)).toBe(clock)
})

test.each([
  ['9007199254740993.10', 'NUMBER', '9007199254740993.10'],
  ['1e+21', 'NUMBER', '1e+21'],
  ['NaN', 'NUMBER', '"NaN"'],
  ['007', 'NUMBER', '"007"'],
  ['1', 'TEXT', '"1"'],
  ['[1]', 'JSON', '[1]'],
  ['true', 'BOOLEAN', 'true'],
  [null, 'TEXT', 'null'],
] as const)('%s as %s is %s in JSON', (cell, kind, text) => {
  expect(jsonOfCell(cell, kind)).toBe(text)
  expect(() => JSON.parse(text)).not.toThrow()
})
