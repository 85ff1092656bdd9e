import { expect, test } from 'vitest'
import { days, metric } from './chart.cases.ts'
import { leftOutText } from './slices.ts'

test.each([
  [[5, 3, 0], null],
  [[5, -3, 2], 'Without B, which is below zero'],
  [[-1, -3, 2], 'Without 2 values below zero'],
] as const)('of headlines %j a pie says %s', (headlines, text) => {
  const [a, b, c] = headlines
  const report = days(metric('A', [a]), metric('B', [b]), metric('C', [c]))
  expect(leftOutText(report)).toBe(text)
})
