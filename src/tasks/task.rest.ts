// The model task: info, list.
import { z } from 'zod'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { operation } from '../rest/operation.ts'
import { taskList } from './task.list.ts'
import { getTask } from './task.service.ts'
import { taskModel, toTaskModel } from './task-model.ts'

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
      model: toTaskModel(await getTask(ctx, by.projectId, idOf('Task', input.id))),
    }),
  }),
  listOperation(
    {
      model: 'task',
      scopes: ['push', 'read'],
      summary: 'The tasks of the project, by default oldest first',
      example: { condition: [['state', 'IN', ['QUEUED', 'RUNNING']]], order: ['created_at DESC'] },
    },
    taskList,
  ),
]
