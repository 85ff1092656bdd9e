import { projectIdOf } from '../auth/guard.ts'
import type { Period } from '../core/period.ts'
import { countWorkingDays } from '../core/working-days.ts'
import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { PeriodPresetEnum } from '../widgets/enums.graphql.ts'
import { periodTexts } from './period-texts.ts'

export const GranularityEnum = builder.enumType('Granularity', {
  description: 'The length of a bucket of a series.',
  values: {
    HOUR: { description: 'An hour; of TIME widgets only.' },
    DAY: { description: 'A calendar day; on days when clocks change it has 23 or 25 hours.' },
    WEEK: { description: "Seven days from the project's first day of the week." },
    MONTH: { description: 'A calendar month.' },
    QUARTER: { description: 'Three calendar months.' },
    YEAR: { description: 'A calendar year.' },
    FISCAL_QUARTER: { description: "Three months, counted from the first day of the project's fiscal year." },
    FISCAL_YEAR: { description: "A year from the project's `yearStart` on." },
  },
} as const)

export const ComparisonPresetEnum = builder.enumType('ComparisonPreset', {
  description: 'The period to compare with. A period that includes now is compared to the same point.',
  values: {
    PREVIOUS_PERIOD: {
      description: 'The same length just before; of a unit or a period of a named calendar, the one before.',
    },
    SAME_PERIOD_LAST_YEAR: {
      description:
        'Both ends a calendar year earlier; 29 February becomes the 28th. Of a fiscal unit: that of the year before; of a period of a named calendar: the one with its place in the year before.',
    },
    SAME_WEEKDAYS_LAST_YEAR: { description: '364 days earlier: the same weekdays.' },
  },
} as const)

export const CalendarSpanInput = builder.inputType('CalendarSpanInput', {
  description: 'So many calendar units, such as `{ count: 6, unit: WEEK }`.',
  fields: t => ({
    count: t.int({ required: true, description: '1 or more.' }),
    unit: t.field({ type: GranularityEnum, required: true, description: 'The unit.' }),
  }),
})

const InstantRangeInput = builder.inputType('InstantRangeInput', {
  description: 'A half-open stretch of time.',
  fields: t => ({
    from: t.field({ type: 'DateTime', required: true, description: 'Included.' }),
    before: t.field({ type: 'DateTime', required: true, description: 'Not included.' }),
  }),
})

const NamedPeriodInput = builder.inputType('NamedPeriodInput', {
  description: 'A period of a named calendar: exactly one of label, offset, year and yearOffset.',
  fields: t => ({
    calendar: t.string({ required: true, description: periodTexts.calendar }),
    label: t.string({ description: periodTexts.label }),
    offset: t.int({ description: periodTexts.offset }),
    year: t.int({ description: periodTexts.year }),
    yearOffset: t.int({ description: periodTexts.yearOffset }),
  }),
})

export const PeriodInput = builder.inputType('PeriodInput', {
  description: 'A period: give exactly one field.',
  isOneOf: true,
  fields: t => ({
    preset: t.field({ type: PeriodPresetEnum, description: periodTexts.preset }),
    last: t.field({ type: CalendarSpanInput, description: periodTexts.trailing }),
    days: t.field({ type: DayRangeInput, description: periodTexts.days }),
    instants: t.field({ type: InstantRangeInput, description: periodTexts.instants }),
    of: t.field({ type: NamedPeriodInput, description: periodTexts.of }),
  }),
})

export const ComparisonInput = builder.inputType('ComparisonInput', {
  description: 'What to compare with: give exactly one field.',
  isOneOf: true,
  fields: t => ({
    to: t.field({ type: ComparisonPresetEnum, description: 'By rule.' }),
    shift: t.field({ type: CalendarSpanInput, description: periodTexts.earlier }),
    days: t.field({ type: DayRangeInput, description: periodTexts.days }),
  }),
})

export const PeriodRef = builder.objectRef<Period>('Period').implement({
  description: 'A half-open stretch of time `[from, before)` and the calendar days it touches.',
  fields: t => ({
    from: t.expose('from', { type: 'DateTime', description: 'The first instant, in the zone of the period.' }),
    before: t.expose('before', { type: 'DateTime', description: 'The first instant after it.' }),
    firstDay: t.expose('firstDay', { type: 'Date', description: 'The first calendar day.' }),
    lastDay: t.expose('lastDay', { type: 'Date', description: 'The last calendar day, included.' }),
    timeZone: t.expose('timeZone', {
      type: 'TimeZone',
      description: 'The zone that decides what today is, and where days begin.',
    }),
    label: t.exposeString('label', { description: 'For people: `Last 30 days`, `November 2015`, `FY 2026/27`.' }),
    days: t.int({
      description: 'How many calendar days it touches.',
      resolve: ({ firstDay, lastDay }) => lastDay - firstDay + 1,
    }),
    workingDays: t.int({
      description: "How many of those days are the project's working days.",
      resolve: async ({ firstDay, lastDay }, _args, ctx) => {
        const { working } = await ctx.services.auth.project(projectIdOf(ctx))
        return countWorkingDays(firstDay, lastDay, working)
      },
    }),
    partial: t.exposeBoolean('partial', { description: 'It includes now: more points may come.' }),
  }),
})
