// Forgets tasks that ended a while ago.
import { projectExpiryJob } from '../schedule/project-expiry.service.ts'
import { deleteEndedTasks } from './task.store.ts'
import { TASK_DAYS } from './task.ts'

const DAY_MS = 86_400_000

export const expireTasks = projectExpiryJob({
  name: 'expire-tasks',
  everyMs: 60 * 60_000,
  batch: 1_000,
  keptMs: () => TASK_DAYS * DAY_MS,
  deletions: [({ db }, projectId, before, limit) => deleteEndedTasks(db, projectId, before, limit)],
})
