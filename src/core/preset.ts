import type { CalendarRules } from './calendar.ts'
import { addUnits, type DayUnit, startOfUnit } from './calendar-unit.ts'
import type { EpochDay } from './day.ts'

export const periodPresets = [
  'TODAY',
  'YESTERDAY',
  'LAST_7_DAYS',
  'LAST_14_DAYS',
  'LAST_28_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'LAST_12_MONTHS',
  'THIS_WEEK',
  'LAST_WEEK',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
  'ALL_TIME',
] as const

export type PeriodPreset = (typeof periodPresets)[number]

/** `Last 30 days`, `This month`, `All time`: the preset's own words. */
export function presetLabel(preset: PeriodPreset): string {
  const words = preset.toLowerCase().replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/**
 * How the period before this one is found (rule 3): SHIFT moves both ends back by calendar units, TRAILING takes the
 * same units ending the day before, ELAPSED moves back by the period's own length.
 */
export type PeriodStep =
  | { readonly kind: 'SHIFT'; readonly count: number; readonly unit: DayUnit }
  | { readonly kind: 'TRAILING'; readonly count: number; readonly unit: DayUnit }
  | { readonly kind: 'ELAPSED' }

export interface PresetDays {
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly step: PeriodStep
  readonly label: string
}

/** The days a preset means when today is `today` (rule 2), and how the period before is found (rule 3). */
export function presetDays(
  preset: Exclude<PeriodPreset, 'ALL_TIME'>,
  today: EpochDay,
  rules: CalendarRules,
): PresetDays {
  const label = presetLabel(preset)
  const trailing = (count: number): PresetDays => {
    return { firstDay: today - count + 1, lastDay: today, step: { kind: 'SHIFT', count, unit: 'DAY' }, label }
  }
  const soFar = (unit: DayUnit): PresetDays => {
    const firstDay = startOfUnit(today, unit, rules)
    return { firstDay, lastDay: today, step: { kind: 'SHIFT', count: 1, unit }, label }
  }
  const whole = (unit: DayUnit): PresetDays => {
    const lastDay = startOfUnit(today, unit, rules) - 1
    return { firstDay: startOfUnit(lastDay, unit, rules), lastDay, step: { kind: 'SHIFT', count: 1, unit }, label }
  }
  switch (preset) {
    case 'TODAY':
      return trailing(1)
    case 'YESTERDAY':
      return whole('DAY')
    case 'LAST_7_DAYS':
      return trailing(7)
    case 'LAST_14_DAYS':
      return trailing(14)
    case 'LAST_28_DAYS':
      return trailing(28)
    case 'LAST_30_DAYS':
      return trailing(30)
    case 'LAST_90_DAYS':
      return trailing(90)
    case 'LAST_12_MONTHS': {
      const firstDay = addUnits(startOfUnit(today, 'MONTH', rules), -11, 'MONTH')
      return { firstDay, lastDay: today, step: { kind: 'SHIFT', count: 12, unit: 'MONTH' }, label }
    }
    case 'THIS_WEEK':
      return soFar('WEEK')
    case 'LAST_WEEK':
      return whole('WEEK')
    case 'THIS_MONTH':
      return soFar('MONTH')
    case 'LAST_MONTH':
      return whole('MONTH')
    case 'THIS_QUARTER':
      return soFar('QUARTER')
    case 'LAST_QUARTER':
      return whole('QUARTER')
    case 'THIS_YEAR':
      return soFar('YEAR')
    case 'LAST_YEAR':
      return whole('YEAR')
  }
}
