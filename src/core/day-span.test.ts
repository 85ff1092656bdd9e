import { describe, expect, test } from 'vitest'
import { dayToText, MAX_DAY, MIN_DAY, parseDay } from './day.ts'
import { parseSpan, spanKey, spanOfKey, spanText, unitOfSpan } from './day-span.ts'

/** `2026-11-01 + 30` */
function shown(text: string): string {
  const span = parseSpan(text)
  if (span === null) return 'none'
  return 'message' in span ? span.message : `${dayToText(span.firstDay)} + ${span.days}`
}

describe('a period is spelled', () => {
  test.each([
    ['2026-11', '2026-11-01 + 30'],
    ['2024-02', '2024-02-01 + 29'],
    ['2026-Q4', '2026-10-01 + 92'],
    ['2026-Q1', '2026-01-01 + 90'],
    ['2026', '2026-01-01 + 365'],
    ['2024', '2024-01-01 + 366'],
    ['2026-W48', '2026-11-23 + 7'],
    ['2026-W01', '2025-12-29 + 7'],
    ['2026-W53', '2026-12-28 + 7'],
    ['2026-11-01/2026-11-30', '2026-11-01 + 30'],
    ['20261101/20261130', '2026-11-01 + 30'],
    ['2026-11-05/2026-11-05', '2026-11-05 + 1'],
    ['9999', '9999-01-01 + 365'],
    ['0001-W01', '0001-01-01 + 7'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  test.each([
    '2026-11-20',
    '20261120',
    '2026-11-20T10:00:00Z',
    'November',
    '2026-q4',
    '26-11',
    '2026-1',
    '',
    '2026/11',
  ])('not as %j', text =>
    expect(['none', `"${text}" is no period: its ends are days such as 2026-11-01/2026-11-30.`]).toContain(shown(text)),
  )

  test.each([
    ['2026-13', '"2026-13" is no month: months go from 01 to 12.'],
    ['2026-00', '"2026-00" is no month: months go from 01 to 12.'],
    ['2026-Q5', '"2026-Q5" is no quarter: quarters are Q1 to Q4.'],
    ['2025-W53', '"2025-W53" is no week: 2025 has the weeks W01 to W52.'],
    ['2026-W00', '"2026-W00" is no week: 2026 has the weeks W01 to W53.'],
    ['0000-11', '"0000-11" is no month: years go from 0001 on.'],
    ['0000-Q4', '"0000-Q4" is no quarter: years go from 0001 on.'],
    ['0000', '"0000" is no year: years go from 0001 on.'],
    ['2026-11-30/2026-11-01', '"2026-11-30/2026-11-01" ends before it begins.'],
    ['2026-11-31/2026-12-01', '"2026-11-31/2026-12-01" is no period: its ends are days such as 2026-11-01/2026-11-30.'],
    ['9999-W53', '"9999-W53" is no week: 9999 has the weeks W01 to W52.'],
  ])('%s is refused with a sentence', (text, message) => expect(shown(text)).toBe(message))
})

test('what was read is written in the shortest spelling, and read again as the same', () => {
  for (let firstDay = MIN_DAY; firstDay < MAX_DAY - 400; firstDay += 7919)
    for (const days of [1, 2, 7, 28, 29, 30, 31, 90, 91, 92, 365, 366]) {
      const span = { firstDay, days }
      const text = spanText(span)
      expect(spanOfKey(spanKey(span))).toEqual(span)
      if (days > 1) expect([text, parseSpan(text)]).toEqual([text, span])
    }
  for (const text of ['2026-11', '2026-W48', '2026-W53', '2026-Q4', '2026', '0001', '9999', '2026-11-02/2026-11-30'])
    expect(spanText(parseSpan(text) as { firstDay: number; days: number })).toBe(text)
})

test('seven days are a week from Monday on only', () => {
  const monday = parseDay('2026-11-23') ?? 0
  const units = [0, 1, 2, 3, 4, 5, 6].map(later => unitOfSpan({ firstDay: monday + later, days: 7 }))
  expect(units).toEqual(['WEEK', null, null, null, null, null, null])
  expect(unitOfSpan({ firstDay: monday, days: 1 })).toBe('DAY')
  expect(unitOfSpan({ firstDay: monday, days: 30 })).toBe(null)
})
