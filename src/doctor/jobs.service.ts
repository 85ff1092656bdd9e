// Whether what runs by the clock has run.
import { countText } from '../core/number-format.ts'
import type { Job } from '../schedule/job.ts'
import { selectLeases } from './facts.store.ts'
import { type CheckResult, ok, warn } from './finding.ts'
import type { Patient } from './patient.ts'

/** Turns that a job may miss: while gateways restart, or one is slow. */
const MISSED_TURNS = 3
const LEAST_MS = 10 * 60_000

export async function checkJobs({ pool }: Patient, jobs: readonly Job[]): Promise<CheckResult> {
  const leases = new Map((await selectLeases(pool)).map(lease => [lease.job, lease]))
  if (![...leases.values()].some(({ endedMsAgo }) => endedMsAgo !== null)) return ok('No gateway has run yet.')
  const late = jobs.filter(({ name, everyMs }) => {
    const lease = leases.get(name)
    if (!lease || lease.isHeld) return false
    return (lease.endedMsAgo ?? Number.POSITIVE_INFINITY) > Math.max(LEAST_MS, MISSED_TURNS * everyMs)
  })
  if (late.length === 0) return ok(`All ${jobs.length} jobs have run when they should.`)
  const [first] = late
  const ago = countText(Math.round((leases.get(first?.name ?? '')?.endedMsAgo ?? 0) / 60_000))
  const message = `${late.length} of ${jobs.length} jobs have not ended when they should; ${first?.name} ended ${ago} minutes ago.`
  return late.length === jobs.length
    ? warn(`${message} No gateway seems to run.`, 'Start a gateway: pushgraph serve.')
    : warn(message, 'Look for "a job failed" in the logs of the gateways.')
}
