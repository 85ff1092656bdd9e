// Looks for feeds whose time has come, and for runs that wait.
import type { Job } from '../schedule/job.ts'
import { runDueFeeds } from './feed-run.service.ts'

export const runFeeds: Job = {
  name: 'run-feeds',
  everyMs: 5_000,
  run: gateway => runDueFeeds(gateway),
}
