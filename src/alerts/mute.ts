// Times of the week in which nobody is told.
import { weekdayOf } from '../core/day.ts'
import { MS_PER_DAY, wallClockAt } from '../core/zone.ts'

/** From a time of these weekdays until a time; where that is earlier, of the day after. */
export interface MuteWindow {
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[]
  /** `22:00`. */
  readonly from: string
  /** `06:00`; the same as `from`: a whole day. */
  readonly until: string
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
export const isClockTime = (text: string): boolean => TIME.test(text)

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Whether the wall clock of the zone stands in one of the windows. */
export function isMuted(windows: readonly MuteWindow[], timeZone: string, now: number): boolean {
  if (windows.length === 0) return false
  const wall = wallClockAt(now, timeZone)
  const day = Math.floor(wall / MS_PER_DAY)
  const minute = Math.floor((wall - day * MS_PER_DAY) / 60_000)
  const [today, yesterday] = [weekdayOf(day), weekdayOf(day - 1)]
  return windows.some(({ weekdays, from, until }) => {
    const [begin, end] = [minutesOf(from), minutesOf(until)]
    if (begin < end) return weekdays.includes(today) && begin <= minute && minute < end
    return (weekdays.includes(today) && minute >= begin) || (weekdays.includes(yesterday) && minute < end)
  })
}
