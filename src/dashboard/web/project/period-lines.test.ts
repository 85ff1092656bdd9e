import { expect, test } from 'vitest'
import { readPeriods } from './period-lines.ts'

test('a line is two days and a name', () => {
  expect(readPeriods('2026-01-12 2026-03-27 Spring term\n\n  2026-04-20\t2026-07-10   Summer term ')).toEqual([
    { from: '2026-01-12', through: '2026-03-27', label: 'Spring term' },
    { from: '2026-04-20', through: '2026-07-10', label: 'Summer term' },
  ])
})

const wrong = 'is no first day, last day and name, such as 2026-01-12 2026-03-27 Spring term.'

test.each([
  ['2026-01-12 2026-03-27', `Line 1 ${wrong}`],
  ['2026-01-12 2026-03-27 Spring\nSummer 2026-04-20 2026-07-10', `Line 2 ${wrong}`],
  ['2026-01-12 2026-02-30 Spring', `Line 1 ${wrong}`],
  [' \n', 'Write one period at least.'],
])('%j is no list of periods', (text, message) => {
  expect(readPeriods(text)).toBe(message)
})
