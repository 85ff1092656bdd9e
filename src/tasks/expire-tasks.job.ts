// Forgets tasks that ended a while ago.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteEndedTasks } from './task.store.ts'
import { TASK_DAYS } from './task.ts'

const DAY_MS = 86_400_000

export const expireTasks = expiryJob({
  name: 'expire-tasks',
  everyMs: 60 * 60_000,
  batch: 1_000,
  keptMs: () => TASK_DAYS * DAY_MS,
  deletions: [({ db }, before, limit) => deleteEndedTasks(db, before, limit)],
})
