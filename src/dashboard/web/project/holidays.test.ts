import { expect, test } from 'vitest'
import { readHolidays, writeHolidays } from './holidays.ts'

test('a line is a day and its name, and is read as it was written', () => {
  const holidays = [
    { day: '2026-12-25', name: 'Christmas Day' },
    { day: '2027-01-01', name: null },
  ]
  expect(writeHolidays(holidays)).toBe('2026-12-25 Christmas Day\n2027-01-01')
  expect(readHolidays(writeHolidays(holidays))).toEqual(holidays)
  expect(readHolidays('\n  2026-12-25\tChristmas Day  \n\n2027-01-01 \n')).toEqual(holidays)
  expect(readHolidays(' ')).toEqual([])
})

test.each([
  ['2026-12-25\nChristmas', 'Line 2 begins with “Christmas”, which is no day, such as 2026-12-25.'],
  ['2026-02-30 Joke', 'Line 1 begins with “2026-02-30”, which is no day, such as 2026-12-25.'],
  ['25.12.2026', 'Line 1 begins with “25.12.2026”, which is no day, such as 2026-12-25.'],
])('%j is no list of holidays', (text, message) => {
  expect(readHolidays(text)).toBe(message)
})
