import type { EpochMs } from './calendar.ts'
import { type EpochDay, weekdayOf } from './day.ts'
import type { Period } from './period.ts'
import type { Ratio } from './ratio.ts'
import { dayAt, startOfDay } from './zone.ts'

/** Which days of a project are worked on. */
export interface WorkingDays {
  /** ISO weekdays, ascending: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[]
  /** The days off that fall on one of those weekdays, ascending, each once. */
  readonly holidays: readonly EpochDay[]
}

/** Monday to Friday. */
export const usualWeekdays: readonly number[] = [1, 2, 3, 4, 5]

/** Holidays in any order, also on weekdays without work. */
export function toWorkingDays(weekdays: readonly number[], holidays: readonly EpochDay[]): WorkingDays {
  const lost = holidays.filter(day => weekdays.includes(weekdayOf(day)))
  return { weekdays: weekdays.toSorted((a, b) => a - b), holidays: [...new Set(lost)].sort((a, b) => a - b) }
}

export function isWorkingDay(day: EpochDay, { weekdays, holidays }: WorkingDays): boolean {
  return weekdays.includes(weekdayOf(day)) && holidays[countBefore(holidays, day)] !== day
}

/** How many working days there are from the first to the last day, both included. */
export function countWorkingDays(firstDay: EpochDay, lastDay: EpochDay, { weekdays, holidays }: WorkingDays): number {
  const length = lastDay - firstDay + 1
  if (length <= 0) return 0
  const weeks = Math.floor(length / 7)
  let count = weeks * weekdays.length
  for (let day = firstDay + 7 * weeks; day <= lastDay; day++) if (weekdays.includes(weekdayOf(day))) count++
  return count - (countBefore(holidays, lastDay + 1) - countBefore(holidays, firstDay))
}

/**
 * How much of a period's working days has passed: exactly, from 0 to 1. Each of them weighs the same, however many hours it
 * has; of today counts what has passed. Null where the period has no working day.
 */
export function elapsedWorkingShare(
  { firstDay, lastDay, timeZone }: Pick<Period, 'firstDay' | 'lastDay' | 'timeZone'>,
  now: EpochMs,
  working: WorkingDays,
): Ratio | null {
  const days = countWorkingDays(firstDay, lastDay, working)
  if (days === 0) return null
  const today = dayAt(now, timeZone)
  const isUnderWay = today >= firstDay && today <= lastDay && isWorkingDay(today, working)
  const over = countWorkingDays(firstDay, Math.min(today - 1, lastDay), working)
  if (!isUnderWay) return { numerator: BigInt(over), denominator: BigInt(days) }
  const from = startOfDay(today, timeZone)
  const length = startOfDay(today + 1, timeZone) - from
  const passed = Math.min(Math.max(now - from, 0), length)
  return { numerator: BigInt(over * length + passed), denominator: BigInt(days * length) }
}

/**
 * The stretches of working days from the first to the last day: where one begins, where it ends (the first day after it), where the
 * next one begins, and so on. A day is in one of them exactly where an odd number of these is not after it.
 */
export function workingEdges(firstDay: EpochDay, lastDay: EpochDay, { weekdays, holidays }: WorkingDays): EpochDay[] {
  const edges: EpochDay[] = []
  let next = countBefore(holidays, firstDay)
  let isOpen = false
  for (let day = firstDay; day <= lastDay; day++) {
    const isHoliday = holidays[next] === day
    if (isHoliday) next++
    if ((weekdays.includes(weekdayOf(day)) && !isHoliday) === isOpen) continue
    isOpen = !isOpen
    edges.push(day)
  }
  if (isOpen) edges.push(lastDay + 1)
  return edges
}

/** Whether a key lies in one of the stretches that `workingEdges` found, in the unit that its days were written in. */
export function isBetweenEdges(key: number, edges: readonly number[]): boolean {
  return countBefore(edges, key + 1) % 2 === 1
}

/** How many of ascending numbers are less. */
function countBefore(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
