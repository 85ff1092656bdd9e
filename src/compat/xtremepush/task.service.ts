// The model task: info, list.
import { z } from 'zod'
import { idOf } from '../../graphql/global-id.ts'
import { idField } from '../../http/field.ts'
import { findTask } from '../../tasks/task.service.ts'
import { selectList, taskSource } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { operation } from './operation.ts'
import { rowSchema, toRow } from './row.ts'
import { taskColumns, taskModel, toTaskModel } from './task.ts'

export const taskOperations = [
  operation({
    method: 'info',
    model: 'task',
    scopes: ['push', 'read'],
    summary: 'How a task stands',
    description: 'Kept for seven days after its end.',
    body: z.object({ id: idField('task') }),
    reply: { model: taskModel },
    example: { id: 'task_3w5e11264sg' },
    run: async ({ ctx, by, input }) => ({
      model: toTaskModel(await findTask(ctx, by.projectId, idOf('Task', input.id))),
    }),
  }),
  operation({
    method: 'list',
    model: 'task',
    scopes: ['push', 'read'],
    summary: 'The tasks of the project, by default oldest first',
    body: listBody(taskColumns),
    reply: { data: rowSchema(taskColumns) },
    example: { condition: [['state', 'IN', ['QUEUED', 'RUNNING']]], order: ['created_at DESC'] },
    async run({ ctx, by, input }) {
      const rows = await selectList(ctx.db, taskSource(by.projectId), taskColumns, toListRequest(taskColumns, input))
      return { data: rows.map(row => toRow(taskColumns, row)) }
    },
  }),
]
