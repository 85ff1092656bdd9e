// Holidays as lines of a text: `2026-12-25 Christmas`.
import { parseDay } from '../../../core/day.ts'

interface HolidayLine {
  readonly day: string
  readonly name: string | null
}

export function writeHolidays(holidays: readonly HolidayLine[]): string {
  return holidays.map(({ day, name }) => (name === null ? day : `${day} ${name}`)).join('\n')
}

/** The holidays, or what is wrong with the first line that is none. */
export function readHolidays(text: string): readonly HolidayLine[] | string {
  const holidays: HolidayLine[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [, day = '', name = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? []
    if (day === '') continue
    if (day.length !== 10 || parseDay(day) === null)
      return `Line ${index + 1} begins with “${day.slice(0, 20)}”, which is no day, such as 2026-12-25.`
    holidays.push({ day, name: name || null })
  }
  return holidays
}
