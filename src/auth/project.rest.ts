// The model project: create, update, info, list.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { toSnakeCase } from '../base/snake-case.ts'
import { dayToText } from '../core/day.ts'
import { CALENDAR_YEAR } from '../core/fiscal-year.ts'
import { dayField, dayOf, dayOut, zoneField } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { MAX_HOLIDAY_NAME_LENGTH, MAX_HOLIDAYS } from './holiday.ts'
import { createProject, listProjects, updateProject } from './project.service.ts'
import type { Project } from './project.ts'
import { issuedTokenModel, toIssuedTokenModel } from './token-model.ts'
import { yearStartField, yearStartModel } from './year-start-model.ts'

/** Projects of one reply; a list of projects has no conditions. */
const MAX_PROJECTS = 500

const projectModel = z.object({
  id: z.string().meta({ description: 'Id of the project.' }),
  name: z.string().meta({ description: 'The name of the project.' }),
  time_zone: z.string().meta({ description: 'Where its days begin.' }),
  week_start: z.int().meta({ description: 'The ISO weekday on which its weeks begin.' }),
  working_days: z.array(z.int()).meta({ description: 'The ISO weekdays it works on.' }),
  holidays: z
    .array(
      z.object({
        day: dayOut('The day off.'),
        name: z.string().nullable().meta({ description: 'What the day is called.' }),
      }),
    )
    .meta({ description: 'The days on which it does not work, in their order.' }),
  year_start: yearStartModel,
})

const toProjectModel = (project: Project): z.output<typeof projectModel> => ({
  id: encodeId('Project', project.projectId),
  name: project.name,
  time_zone: project.timeZone,
  week_start: project.weekStart,
  working_days: [...project.working.weekdays],
  holidays: project.holidays.map(({ day, name }) => ({ day: dayToText(day), name })),
  year_start: project.yearStart,
})

const days = {
  working_days: z
    .array(z.int())
    .nullish()
    .meta({
      description: 'The ISO weekdays it works on: 1 is Monday, 7 Sunday. Default: 1 to 5.',
      examples: [[1, 2, 3, 4, 5]],
    }),
  holidays: z
    .array(
      z.object({
        day: dayField('The day off; each day once.'),
        name: z
          .string()
          .nullish()
          .meta({ description: `What the day is called, at most ${MAX_HOLIDAY_NAME_LENGTH} characters.` }),
      }),
    )
    .nullish()
    .meta({ description: `All its days off, at most ${MAX_HOLIDAYS}: they replace those of before.` }),
}

interface DaysBody {
  readonly working_days?: readonly number[] | null | undefined
  readonly holidays?: readonly { readonly day: string; readonly name?: string | null | undefined }[] | null | undefined
}

const toDays = ({ working_days, holidays }: DaysBody) => ({
  workingDays: working_days,
  holidays: holidays?.map(({ day, name }) => ({ day: dayOf(day), name: name ?? null })),
})

/** What the service calls workingDays is a member of the body here. */
async function withBodyPaths<Result>(change: Promise<Result>): Promise<Result> {
  return change.catch(error => {
    throw withPaths(error, toSnakeCase)
  })
}

const weekStart = z.int().min(1).max(7).nullish().meta({ description: 'The ISO weekday: 1 is Monday, 7 Sunday.' })

export const projectOperations = [
  operation({
    method: 'create',
    model: 'project',
    scopes: ['admin'],
    summary: 'Makes a project, which shares nothing with any other',
    description: 'For an administrator of the first project.',
    body: z.object({
      name: z.string().min(1).meta({ description: 'The name of the project, at most 200 characters.' }),
      time_zone: zoneField('The time zone in which its days begin. Default: UTC.').nullish(),
      week_start: weekStart,
      ...days,
      year_start: yearStartField,
    }),
    reply: {
      model: projectModel.extend({
        administrator: issuedTokenModel.meta({ description: 'A token with every scope.' }),
      }),
    },
    example: { name: 'Shop', time_zone: 'Europe/Berlin' },
    async run({ ctx, input }) {
      const { name, time_zone, week_start, year_start } = input
      const made = await withBodyPaths(
        createProject(ctx, {
          name,
          timeZone: time_zone ?? 'UTC',
          weekStart: week_start ?? 1,
          yearStart: year_start ?? CALENDAR_YEAR,
          ...toDays(input),
        }),
      )
      return { model: { ...toProjectModel(made.project), administrator: toIssuedTokenModel(made) } }
    },
  }),
  operation({
    method: 'update',
    model: 'project',
    scopes: ['admin'],
    summary: 'Changes the project of the token',
    body: z.object({
      name: z.string().min(1).nullish().meta({ description: 'The name of the project, at most 200 characters.' }),
      time_zone: zoneField('Where its days begin.').nullish(),
      week_start: weekStart,
      ...days,
      year_start: yearStartField,
    }),
    reply: { model: projectModel },
    example: {
      time_zone: 'Europe/Berlin',
      week_start: 1,
      holidays: [{ day: '2026-12-25', name: 'Christmas' }],
    },
    async run({ ctx, by, input }) {
      const { name, time_zone, week_start, year_start } = input
      const patch = { name, timeZone: time_zone, weekStart: week_start, yearStart: year_start, ...toDays(input) }
      return { model: toProjectModel(await withBodyPaths(updateProject(ctx, by.projectId, patch))) }
    },
  }),
  operation({
    method: 'info',
    model: 'project',
    scopes: ['read'],
    summary: 'The project of the token',
    body: z.object({}),
    reply: { model: projectModel },
    example: {},
    run: async ({ ctx, by }) => ({ model: toProjectModel(await ctx.services.auth.project(by.projectId)) }),
  }),
  operation({
    method: 'list',
    model: 'project',
    scopes: ['admin'],
    summary: 'Every project for an administrator of the first one; the own one for any other',
    body: z.object({
      limit: z
        .int()
        .min(1)
        .max(MAX_PROJECTS)
        .nullish()
        .meta({ description: 'The number of projects at most. Default: 100.' }),
    }),
    reply: { data: projectModel },
    example: { limit: 10 },
    async run({ ctx, input }) {
      const { entries } = await listProjects(ctx, { first: input.limit ?? 100, direction: 'ASC', after: null })
      return { data: entries.map(({ node }) => toProjectModel(node)) }
    },
  }),
]
