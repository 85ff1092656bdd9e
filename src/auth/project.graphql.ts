import { CALENDAR_YEAR } from '../core/fiscal-year.ts'
import { builder } from '../graphql/builder.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { projectIdOf } from './guard.ts'
import { type Holiday, MAX_HOLIDAY_NAME_LENGTH, MAX_HOLIDAYS } from './holiday.ts'
import { createProject, listProjects, updateProject } from './project.service.ts'
import type { Project } from './project.ts'
import { IssuedTokenRef } from './token.graphql.ts'
import type { IssuedToken } from './token.service.ts'
import { YearStartInput, YearStartRef } from './year-start.graphql.ts'

const daysText =
  'The ISO weekdays it works on: 1 is Monday, 7 Sunday. Reports with `onlyDays: WORKING`, averages per working day and goals with such a pace go by them.'

const HolidayRef = builder.objectRef<Holiday>('Holiday').implement({
  description: 'A day on which the project does not work, whatever its weekday.',
  fields: t => ({
    day: t.expose('day', { type: 'Date', description: 'The day off.' }),
    name: t.exposeString('name', { nullable: true, description: 'What the day is called; null: it has no name.' }),
  }),
})

const HolidayInput = builder.inputType('HolidayInput', {
  description: 'A day on which the project does not work.',
  fields: t => ({
    day: t.field({ type: 'Date', required: true, description: 'The day off; each day once.' }),
    name: t.string({
      description: `What the day is called, at most ${MAX_HOLIDAY_NAME_LENGTH} characters. Default: no name.`,
    }),
  }),
})

export const ProjectRef = builder.objectRef<Project>('Project')
builder.node(ProjectRef, {
  description: 'The tenant: everything belongs to one project. As a node, that of the token and no other.',
  id: { resolve: project => project.projectId, description: 'Global id.' },
  loadMany: (ids, ctx) =>
    Promise.all(ids.map(id => (id === projectIdOf(ctx) ? ctx.services.auth.project(projectIdOf(ctx)) : null))),
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the project.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: "Where this project's days begin." }),
    weekStart: t.exposeInt('weekStart', {
      description: 'The ISO weekday on which its weeks begin: 1 is Monday, 7 Sunday.',
    }),
    workingDays: t.intList({ description: daysText, resolve: ({ working }) => [...working.weekdays] }),
    holidays: t.field({
      type: [HolidayRef],
      description: 'The days on which it does not work, in their order.',
      resolve: ({ holidays }) => [...holidays],
    }),
    yearStart: t.expose('yearStart', {
      type: YearStartRef,
      description: 'On which its fiscal years begin. Fiscal quarters begin every three months from then.',
    }),
    queryCacheMinutes: t.int({
      description: 'How long results are kept of queries that do not say; 0: not at all.',
      resolve: (project, _args, ctx) => project.queryCacheMinutes ?? ctx.config.sqlCacheMinutes,
    }),
  }),
})

const UpdateProjectInput = builder.inputType('UpdateProjectInput', {
  description: 'What is given is changed; absent is unchanged.',
  fields: t => ({
    name: t.string({ description: 'The name of the project, 1 to 200 characters.' }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'Where its days begin, of reports that name no zone. Stored days and instants stay as they are.',
    }),
    weekStart: t.int({ description: 'The ISO weekday on which its weeks begin: 1 is Monday, 7 Sunday.' }),
    workingDays: t.intList({ description: daysText }),
    holidays: t.field({
      type: [HolidayInput],
      description: `All its days off, at most ${MAX_HOLIDAYS}: they replace those of before.`,
    }),
    yearStart: t.field({
      type: YearStartInput,
      description: 'The day on which its fiscal years begin. What was pushed stays as it is.',
    }),
    queryCacheMinutes: t.int({
      description:
        'How long results are kept of queries that do not say, 5 to 1440; 0: not at all; null: as the gateway has it.',
    }),
  }),
})

const toHoliday = ({ day, name }: typeof HolidayInput.$inferInput): Holiday => ({ day, name: name ?? null })

const ProjectPayload = builder.objectRef<{ project: Project }>('ProjectPayload').implement({
  description: 'The project as it is now.',
  fields: t => ({ project: t.expose('project', { type: ProjectRef, description: 'The project as it is now.' }) }),
})

builder.mutationField('updateProject', t =>
  t.field({
    type: ProjectPayload,
    description: 'Changes the project of the token. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: UpdateProjectInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, ctx) => {
      const holidays = input.holidays?.map(toHoliday)
      return { project: await updateProject(ctx, projectIdOf(ctx), { ...input, holidays }) }
    },
  }),
)

const ProjectConnection = builder.connectionObject({
  type: ProjectRef,
  name: 'ProjectConnection',
  description: 'A page of projects.',
})

builder.queryFields(t => ({
  project: t.field({
    type: ProjectRef,
    description: 'The project of the token. Needs the scope `read`.',
    authScopes: { read: true },
    resolve: (_root, _args, ctx) => ctx.services.auth.project(projectIdOf(ctx)),
  }),
  projects: t.field({
    type: ProjectConnection,
    description:
      'Every project, oldest first, for an administrator of the first one (who runs the gateway); the own one for any other. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: pageArgs,
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, OLDEST_FIRST)
      return toConnection(await listProjects(ctx, page), page)
    },
  }),
}))

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'A new project.',
  fields: t => ({
    name: t.string({ required: true, description: 'The name of the project, 1 to 200 characters.' }),
    timeZone: t.field({ type: 'TimeZone', description: 'The time zone in which its days begin. Default: UTC.' }),
    weekStart: t.int({
      description: 'The ISO weekday on which its weeks begin, 1 (Monday) to 7 (Sunday). Default: 1.',
    }),
    workingDays: t.intList({ description: 'The ISO weekdays it works on. Default: 1 to 5.' }),
    holidays: t.field({ type: [HolidayInput], description: `Its days off, at most ${MAX_HOLIDAYS}. Default: none.` }),
    yearStart: t.field({
      type: YearStartInput,
      description: 'The day on which its fiscal years begin. Default: 1 January.',
    }),
  }),
})

const CreateProjectPayload = builder.objectRef<IssuedToken & { project: Project }>('CreateProjectPayload').implement({
  description: 'The project and the token of its administrator.',
  fields: t => ({
    project: t.expose('project', { type: ProjectRef, description: 'The project.' }),
    administrator: t.field({
      type: IssuedTokenRef,
      description: 'A token of the new project with every scope, and its secret: shown now and never again.',
      resolve: payload => payload,
    }),
  }),
})

builder.mutationField('createProject', t =>
  t.field({
    type: CreateProjectPayload,
    description:
      'Makes a project, which shares nothing with any other. Needs the scope `admin` on the first project; FORBIDDEN for others.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'The new project.' }) },
    resolve: (_root, { input }, ctx) =>
      createProject(ctx, {
        name: input.name,
        timeZone: input.timeZone ?? 'UTC',
        weekStart: input.weekStart ?? 1,
        workingDays: input.workingDays,
        holidays: input.holidays?.map(toHoliday),
        yearStart: input.yearStart ?? CALENDAR_YEAR,
      }),
  }),
)
