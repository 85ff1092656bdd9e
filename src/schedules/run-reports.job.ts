// Looks for reports whose time has come, and for runs that wait.
import type { Job } from '../schedule/job.ts'
import { runDueReports } from './run.service.ts'

export const runReports: Job = {
  name: 'run-reports',
  everyMs: 5_000,
  run: gateway => runDueReports(gateway),
}
