import type { CalendarRules } from './calendar.ts'
import { addUnits, type DayUnit, startOfUnit } from './calendar-unit.ts'
import type { EpochDay } from './day.ts'
import type { NamedMove } from './named-calendar.ts'

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
  'THIS_FISCAL_QUARTER',
  'LAST_FISCAL_QUARTER',
  'THIS_FISCAL_YEAR',
  'LAST_FISCAL_YEAR',
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
 * same units ending the day before, ELAPSED moves back by the period's own length, NAMED goes by a named calendar.
 */
export type PeriodStep =
  | { readonly kind: 'SHIFT'; readonly count: number; readonly unit: DayUnit }
  | { readonly kind: 'TRAILING'; readonly count: number; readonly unit: DayUnit }
  | { readonly kind: 'ELAPSED' }
  | NamedMove

export interface PresetDays {
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly step: PeriodStep
  readonly label: string
}

/** So many days that end with today, a unit so far, or the whole one before. */
type PresetShape = { readonly trailing: number } | { readonly soFar: DayUnit } | { readonly whole: DayUnit }

const shapes: Readonly<Record<Exclude<PeriodPreset, 'LAST_12_MONTHS' | 'ALL_TIME'>, PresetShape>> = {
  TODAY: { trailing: 1 },
  YESTERDAY: { whole: 'DAY' },
  LAST_7_DAYS: { trailing: 7 },
  LAST_14_DAYS: { trailing: 14 },
  LAST_28_DAYS: { trailing: 28 },
  LAST_30_DAYS: { trailing: 30 },
  LAST_90_DAYS: { trailing: 90 },
  THIS_WEEK: { soFar: 'WEEK' },
  LAST_WEEK: { whole: 'WEEK' },
  THIS_MONTH: { soFar: 'MONTH' },
  LAST_MONTH: { whole: 'MONTH' },
  THIS_QUARTER: { soFar: 'QUARTER' },
  LAST_QUARTER: { whole: 'QUARTER' },
  THIS_YEAR: { soFar: 'YEAR' },
  LAST_YEAR: { whole: 'YEAR' },
  THIS_FISCAL_QUARTER: { soFar: 'FISCAL_QUARTER' },
  LAST_FISCAL_QUARTER: { whole: 'FISCAL_QUARTER' },
  THIS_FISCAL_YEAR: { soFar: 'FISCAL_YEAR' },
  LAST_FISCAL_YEAR: { whole: 'FISCAL_YEAR' },
}

/** The days a preset means when today is `today` (rule 2), and how the period before is found (rule 3). */
export function presetDays(
  preset: Exclude<PeriodPreset, 'ALL_TIME'>,
  today: EpochDay,
  rules: CalendarRules,
): PresetDays {
  const label = presetLabel(preset)
  if (preset === 'LAST_12_MONTHS') {
    const firstDay = addUnits(startOfUnit(today, 'MONTH', rules), -11, 'MONTH', rules)
    return { firstDay, lastDay: today, step: { kind: 'SHIFT', count: 12, unit: 'MONTH' }, label }
  }
  const shape = shapes[preset]
  if ('trailing' in shape) {
    const count = shape.trailing
    return { firstDay: today - count + 1, lastDay: today, step: { kind: 'SHIFT', count, unit: 'DAY' }, label }
  }
  if ('soFar' in shape) {
    const unit = shape.soFar
    const firstDay = startOfUnit(today, unit, rules)
    return { firstDay, lastDay: today, step: { kind: 'SHIFT', count: 1, unit }, label }
  }
  const unit = shape.whole
  const lastDay = startOfUnit(today, unit, rules) - 1
  return { firstDay: startOfUnit(lastDay, unit, rules), lastDay, step: { kind: 'SHIFT', count: 1, unit }, label }
}
