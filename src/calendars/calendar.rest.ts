// The model calendar: update (makes or replaces), delete, info, list.
import { z } from 'zod'
import { notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { toSnakeCase } from '../base/snake-case.ts'
import { dayToText } from '../core/day.ts'
import { dayField, dayOf, dayOut, idField } from '../http/field.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { deletedModel, operation } from '../rest/operation.ts'
import { deleteCalendar, listCalendars, saveCalendar } from './calendar.service.ts'
import { selectCalendarsById } from './calendar.store.ts'
import { calendarTexts, DEFAULT_PATTERN } from './calendar-texts.ts'
import type { ProjectCalendar } from './project-calendar.ts'

const text = (description: string) => ({ description })

const calendarModel = z.object({
  id: z.string().meta(text('Id of the calendar.')),
  name: z.string().meta(text('By which reports name it.')),
  periods: z
    .array(
      z.object({
        label: z.string().meta(text('What it is called.')),
        from: dayOut(calendarTexts.from),
        through: dayOut(calendarTexts.through),
        year: z.int().meta(text('The year it is counted in.')),
      }),
    )
    .meta(text('In their order, without a gap.')),
})

const toCalendarModel = ({ calendarId, name, periods }: ProjectCalendar): z.output<typeof calendarModel> => ({
  id: encodeId('Calendar', calendarId),
  name,
  periods: periods.map(({ label, firstDay, lastDay, year }) => {
    return { label, from: dayToText(firstDay), through: dayToText(lastDay), year }
  }),
})

const periodField = z.object({
  label: z.string().meta(text(calendarTexts.label)),
  from: dayField(calendarTexts.from),
  through: dayField(calendarTexts.through),
  year: z.int().nullish().meta(text(calendarTexts.year)),
})

const weeksField = z.object({
  first_day: dayField(calendarTexts.firstDay),
  years: z.int().meta(text(calendarTexts.years)),
  pattern: z
    .array(z.int())
    .nullish()
    .meta({ ...text(calendarTexts.pattern), examples: [[4, 4, 5]] }),
  long_years: z
    .array(z.int())
    .nullish()
    .meta({ ...text(calendarTexts.longYears), examples: [[2026]] }),
  first_year: z.int().nullish().meta(text(calendarTexts.firstYear)),
})

const shared = { model: 'calendar' } as const

export const calendarOperations = [
  operation({
    ...shared,
    method: 'update',
    scopes: ['admin'],
    summary: 'Makes a calendar, or replaces the one of this name',
    description: 'Give either `periods` or `weeks`.',
    action: 'saveCalendar',
    body: z.object({
      name: z.string().min(1).meta(text(calendarTexts.name)),
      periods: z.array(periodField).nullish().meta(text(calendarTexts.periods)),
      weeks: weeksField.nullish().meta(text(calendarTexts.weeks)),
    }),
    reply: { model: calendarModel },
    example: { name: 'Retail', weeks: { first_day: '2026-02-01', years: 3, pattern: [4, 4, 5], long_years: [2028] } },
    async run({ ctx, by, input: { name, periods, weeks } }) {
      const calendar = {
        name,
        periods: periods?.map(({ from, through, ...period }) => {
          return { ...period, from: dayOf(from), through: dayOf(through) }
        }),
        weeks: weeks && {
          firstDay: dayOf(weeks.first_day),
          firstYear: weeks.first_year ?? null,
          years: weeks.years,
          pattern: weeks.pattern ?? DEFAULT_PATTERN,
          longYears: weeks.long_years ?? [],
        },
      }
      const saved = await saveCalendar(ctx, by.projectId, calendar).catch(error => {
        throw withPaths(error, toSnakeCase)
      })
      return { model: toCalendarModel(saved) }
    },
  }),
  operation({
    ...shared,
    method: 'delete',
    scopes: ['admin'],
    summary: 'Deletes a calendar',
    description: 'Reports that name it are refused from then on.',
    body: z.object({ id: idField('calendar') }),
    reply: { model: deletedModel },
    example: { id: 'calendar_3w5e11264sg' },
    async run({ ctx, by, input: { id } }) {
      await deleteCalendar(ctx, by.projectId, idOf('Calendar', id))
      return { model: { id } }
    },
  }),
  operation({
    ...shared,
    method: 'info',
    scopes: ['read'],
    summary: 'A named calendar of the project',
    body: z.object({ id: idField('calendar') }),
    reply: { model: calendarModel },
    example: { id: 'calendar_3w5e11264sg' },
    async run({ ctx, by, input: { id } }) {
      const [calendar] = await selectCalendarsById(ctx.db, by.projectId, [idOf('Calendar', id)])
      if (!calendar) throw notFound('calendar')
      return { model: toCalendarModel(calendar) }
    },
  }),
  operation({
    ...shared,
    method: 'list',
    scopes: ['read'],
    summary: 'The named calendars of the project, by name',
    body: z.object({}),
    reply: { data: calendarModel },
    example: {},
    run: async ({ ctx, by }) => ({ data: (await listCalendars(ctx, by.projectId)).map(toCalendarModel) }),
  }),
]
