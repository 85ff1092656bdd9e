import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { orderInput } from '../graphql/order-args.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { NEWEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import { widgetLoader } from '../widgets/widget.loader.ts'
import { taskLoader } from './task.loader.ts'
import { listTasks } from './task.service.ts'
import type { TaskOrderField } from './task.store.ts'
import { TASK_DAYS, type Task, type TaskState, type TaskTarget } from './task.ts'

const TaskKindEnum = builder.enumType('TaskKind', {
  description: 'What a task does.',
  values: {
    IMPORT_POINTS: { description: 'Writes the points of an import into a widget.' },
    IMPORT_EVENTS: { description: 'Writes the events of an import.' },
    IMPORT_PROFILES: { description: 'Writes the profiles of users of an import.' },
  } satisfies Record<TaskTarget['kind'], object>,
})

const TaskStateEnum = builder.enumType('TaskState', {
  description: 'Where a task stands. DONE and FAILED are ends.',
  values: {
    QUEUED: { description: 'No gateway has taken it yet.' },
    RUNNING: { description: 'A gateway writes it, or the next one will go on where one was stopped.' },
    DONE: { description: 'Everything is written.' },
    FAILED: { description: 'It has ended in the middle: what was written before stays.' },
  } satisfies Record<TaskState, object>,
})

const TaskProgress = builder.objectRef<Task>('TaskProgress').implement({
  description: 'How far a task is.',
  fields: t => ({
    done: t.exposeInt('doneRows', { description: 'Rows that are committed.' }),
    total: t.exposeInt('rows', { description: 'Rows that it has to write.' }),
    ratio: t.float({
      description: 'What is done of the whole, from 0 to 1.',
      resolve: ({ rows, doneRows }) => (rows === 0 ? 1 : doneRows / rows),
    }),
  }),
})

export const TaskRef = builder.objectRef<Task>('Task')
builder.node(TaskRef, {
  description: `Work that was accepted for later, such as a large import. Kept for ${TASK_DAYS} days after its end.`,
  id: { resolve: task => task.taskId, description: 'Global id.' },
  loadMany: (ids, ctx) => Promise.all(ids.map(id => taskLoader(ctx).load(id))),
  fields: t => ({
    kind: t.field({ type: TaskKindEnum, description: 'What it does.', resolve: task => task.target.kind }),
    state: t.expose('state', { type: TaskStateEnum, description: 'Where it stands.' }),
    progress: t.field({ type: TaskProgress, description: 'How far it is.', resolve: task => task }),
    widget: t.field({
      type: WidgetRef,
      nullable: true,
      description: 'The widget that it writes into; null: it writes events, or the widget was deleted.',
      resolve: ({ target }, _args, ctx) =>
        target.kind === 'IMPORT_POINTS' ? widgetLoader(ctx).load(target.widgetId) : null,
    }),
    created: t.exposeInt('created', { description: 'Points or events so far that were not there before.' }),
    changed: t.exposeInt('changed', { description: 'Points so far that were there and were written to.' }),
    createdBy: t.exposeString('createdBy', { description: 'The name of the token that asked for it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was accepted.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a gateway first took it; null: none has.',
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended; null: it has not.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why it failed, as a sentence; null: it has not. Rows before that are written.',
    }),
  }),
})

const TaskOrder = orderInput<TaskOrderField>('Task', 'tasks', {
  CREATED_AT: 'When the task was accepted.',
})

const TaskConnection = builder.connectionObject({
  type: TaskRef,
  name: 'TaskConnection',
  description: 'A page of tasks.',
})

builder.queryFields(t => ({
  task: t.field({
    type: TaskRef,
    description: 'A task by its id; NOT_FOUND when there is none or it has expired. Needs the scope `read`.',
    authScopes: { read: true },
    args: { id: t.arg.id(globalIdOf('task')) },
    resolve: async (_root, { id }, ctx) => {
      const task = await taskLoader(ctx).load(idOf('Task', id))
      if (!task) throw notFound('task')
      return task
    },
  }),
  tasks: t.field({
    type: TaskConnection,
    description: 'The tasks of the project, newest first. Needs the scope `read`.',
    authScopes: { read: true },
    args: {
      ...pageArgs,
      orderBy: t.arg({ type: TaskOrder, description: 'The order of the list. Default: CREATED_AT, DESC.' }),
      states: t.arg({ type: [TaskStateEnum], description: 'Only tasks that stand so. Default: all.' }),
    },
    resolve: async (_root, args, ctx) => {
      const page = pageOf<TaskOrderField>(args, args.orderBy ?? NEWEST_FIRST)
      return toConnection(await listTasks(ctx, projectIdOf(ctx), { ...page, states: args.states ?? null }), page)
    },
  }),
}))
