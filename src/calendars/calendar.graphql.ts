import { projectIdOf } from '../auth/guard.ts'
import { ProjectRef } from '../auth/project.graphql.ts'
import type { NamedPeriod } from '../core/calendar.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { idOf } from '../request/global-id.ts'
import { DeletePayload } from '../widgets/widget.graphql.ts'
import { calendarLoader } from './calendar.loader.ts'
import { deleteCalendar, listCalendars, saveCalendar } from './calendar.service.ts'
import { calendarTexts, DEFAULT_PATTERN } from './calendar-texts.ts'
import type { ProjectCalendar } from './project-calendar.ts'

const CalendarPeriodRef = builder.objectRef<NamedPeriod>('CalendarPeriod').implement({
  description: 'One period of a named calendar: days, both included.',
  fields: t => ({
    label: t.exposeString('label', { description: 'What it is called, once in its calendar.' }),
    from: t.expose('firstDay', { type: 'Date', description: calendarTexts.from }),
    through: t.expose('lastDay', { type: 'Date', description: calendarTexts.through }),
    year: t.exposeInt('year', { description: 'The year it is counted in.' }),
  }),
})

const CalendarRef = builder.objectRef<ProjectCalendar>('Calendar')
builder.node(CalendarRef, {
  description:
    'A calendar of the project: 4-4-5 weeks, school terms, seasons. Periods, buckets and comparisons can go by it.',
  authScopes: { read: true },
  id: { resolve: calendar => calendar.calendarId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => calendarLoader(ctx).load(id))),
  fields: t => ({
    name: t.exposeString('name', { description: 'By which reports name it.' }),
    periods: t.field({
      type: [CalendarPeriodRef],
      description: 'In their order, without a gap.',
      resolve: ({ periods }) => [...periods],
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was saved last.' }),
  }),
})

builder.objectField(ProjectRef, 'calendars', t =>
  t.field({
    type: [CalendarRef],
    description: calendarTexts.calendars,
    resolve: ({ projectId }, _args, ctx) => listCalendars(ctx, projectId),
  }),
)

const CalendarPeriodInput = builder.inputType('CalendarPeriodInput', {
  description: 'One period: it begins on the day after the one before.',
  fields: t => ({
    label: t.string({ required: true, description: calendarTexts.label }),
    from: t.field({ type: 'Date', required: true, description: calendarTexts.from }),
    through: t.field({ type: 'Date', required: true, description: calendarTexts.through }),
    year: t.int({ description: calendarTexts.year }),
  }),
})

const CalendarWeeksInput = builder.inputType('CalendarWeeksInput', {
  description:
    'Years of 52 weeks, some of 53. Periods are called `P1 2026`; a 53rd week is a period of its own, `W53 2026`, so that all others are as long as those of other years.',
  fields: t => ({
    firstDay: t.field({ type: 'Date', required: true, description: calendarTexts.firstDay }),
    years: t.int({ required: true, description: calendarTexts.years }),
    pattern: t.intList({ description: calendarTexts.pattern }),
    longYears: t.intList({ description: calendarTexts.longYears }),
    firstYear: t.int({ description: calendarTexts.firstYear }),
  }),
})

const SaveCalendarInput = builder.inputType('SaveCalendarInput', {
  description: 'A calendar as a whole: give either its periods or weeks.',
  fields: t => ({
    name: t.string({ required: true, description: calendarTexts.name }),
    periods: t.field({ type: [CalendarPeriodInput], description: calendarTexts.periods }),
    weeks: t.field({ type: CalendarWeeksInput, description: calendarTexts.weeks }),
  }),
})

const SaveCalendarPayload = builder.objectRef<{ calendar: ProjectCalendar }>('SaveCalendarPayload').implement({
  description: 'The calendar as it was saved.',
  fields: t => ({
    calendar: t.expose('calendar', { type: CalendarRef, description: 'The calendar as it is now.' }),
  }),
})

builder.mutationFields(t => ({
  saveCalendar: t.field({
    type: SaveCalendarPayload,
    description:
      'Makes a calendar, or replaces the one of this name. Throws CONFLICT when the project has 20 others. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: SaveCalendarInput, required: true, description: 'The whole calendar.' }) },
    resolve: async (_root, { input: { name, periods, weeks } }, ctx) => ({
      calendar: await saveCalendar(ctx, projectIdOf(ctx), {
        name,
        periods,
        weeks: weeks && {
          firstDay: weeks.firstDay,
          firstYear: weeks.firstYear ?? null,
          years: weeks.years,
          pattern: weeks.pattern ?? DEFAULT_PATTERN,
          longYears: weeks.longYears ?? [],
        },
      }),
    }),
  }),
  deleteCalendar: t.field({
    type: DeletePayload,
    description: 'Deletes a calendar. Reports that name it are refused from then on. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { id: t.arg.id(globalIdOf('calendar')) },
    resolve: async (_root, { id }, ctx) => {
      await deleteCalendar(ctx, projectIdOf(ctx), idOf('Calendar', id))
      return { id }
    },
  }),
}))
