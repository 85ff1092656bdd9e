import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { receiptModel } from '../push/receipt-model.ts'
import { encodeId } from '../request/global-id.ts'
import type { Outcome } from '../rest/operation.ts'
import { type AcceptedTask, type Task, taskKinds, taskStates } from './task.ts'

/** Of an import that was done at once, or that became a task. */
export const importModel = z.object({
  task_id: z.string().optional().meta({ description: 'The task that does it: ask `info/task`.' }),
  rows: z.int().meta({ description: 'Rows of the import.' }),
  created: z.int().optional().meta({ description: 'Points, events or profiles that were not there before.' }),
  changed: z.int().optional().meta({ description: 'Points or profiles that were there and were written to.' }),
  onduplicate: receiptModel.shape.onduplicate.optional(),
  warnings: receiptModel.shape.warnings.optional(),
  key_kind: receiptModel.shape.key_kind.optional(),
  new_metrics: receiptModel.shape.new_metrics.optional(),
})

export function toAcceptedOutcome({ task, replayed }: AcceptedTask): Outcome {
  return {
    message: 'Import accepted',
    isAccepted: true,
    isReplayed: replayed,
    model: { task_id: encodeId('Task', task.taskId), rows: task.rows },
  }
}

export const taskModel = z.object({
  id: z.string().meta({ description: 'Id of the task.' }),
  kind: z.enum(taskKinds).meta({ description: 'What it does.' }),
  state: z.enum(taskStates).meta({ description: 'DONE and FAILED are ends.' }),
  rows: z.int().meta({ description: 'Rows it has to write.' }),
  done_rows: z.int().meta({ description: 'Rows that are committed.' }),
  progress: z.number().meta({ description: 'From 0 to 1.' }),
  created: z.int().meta({ description: 'Points, events or profiles so far that were not there before.' }),
  changed: z.int().meta({ description: 'Points or profiles so far that were there and were written to.' }),
  created_by: z.string().meta({ description: 'The name of the token.' }),
  created_at: instantOut('When it was accepted.'),
  started_at: instantOut('When a gateway first took it.').nullable(),
  ended_at: instantOut('When it ended.').nullable(),
  error: z.string().nullable().meta({ description: 'Why it failed; rows before that are written.' }),
})

export function toTaskModel(task: Task): z.output<typeof taskModel> {
  return {
    id: encodeId('Task', task.taskId),
    kind: task.target.kind,
    state: task.state,
    rows: task.rows,
    done_rows: task.doneRows,
    progress: task.rows === 0 ? 1 : task.doneRows / task.rows,
    created: task.created,
    changed: task.changed,
    created_by: task.createdBy,
    created_at: task.createdAt.toISOString(),
    started_at: task.startedAt?.toISOString() ?? null,
    ended_at: task.endedAt?.toISOString() ?? null,
    error: task.error,
  }
}
