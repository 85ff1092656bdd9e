// Forgets tasks that ended a while ago.
import type { Job } from '../schedule/job.ts'
import { deleteEndedTasks } from './task.store.ts'
import { TASK_DAYS } from './task.ts'

const BATCH = 1_000
const DAY_MS = 86_400_000

export const expireTasks: Job = {
  name: 'expire-tasks',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock() - TASK_DAYS * DAY_MS)
    while (!signal.aborted && (await deleteEndedTasks(gateway.db, before, BATCH)) > 0) {
      // The next part.
    }
  },
}
