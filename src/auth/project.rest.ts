// The model project: create, update, info, list.
import { z } from 'zod'
import { zoneField } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { createProject, listProjects, updateProject } from './project.service.ts'
import type { Project } from './project.ts'
import { issuedTokenModel, toIssuedTokenModel } from './token-model.ts'

/** Projects of one reply; a list of projects has no conditions. */
const MAX_PROJECTS = 500

const projectModel = z.object({
  id: z.string().meta({ description: 'Id of the project.' }),
  name: z.string().meta({ description: 'The name of the project.' }),
  time_zone: z.string().meta({ description: 'Where its days begin.' }),
  week_start: z.int().meta({ description: 'The ISO weekday on which its weeks begin.' }),
})

const toProjectModel = (project: Project): z.output<typeof projectModel> => ({
  id: encodeId('Project', project.projectId),
  name: project.name,
  time_zone: project.timeZone,
  week_start: project.weekStart,
})

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
    }),
    reply: {
      model: projectModel.extend({
        administrator: issuedTokenModel.meta({ description: 'A token with every scope.' }),
      }),
    },
    example: { name: 'Shop', time_zone: 'Europe/Berlin' },
    async run({ ctx, input }) {
      const wanted = { name: input.name, timeZone: input.time_zone ?? 'UTC', weekStart: input.week_start ?? 1 }
      const made = await createProject(ctx, wanted)
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
    }),
    reply: { model: projectModel },
    example: { time_zone: 'Europe/Berlin', week_start: 1 },
    async run({ ctx, by, input: { name, time_zone, week_start } }) {
      const patch = { name, timeZone: time_zone, weekStart: week_start }
      return { model: toProjectModel(await updateProject(ctx, by.projectId, patch)) }
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
