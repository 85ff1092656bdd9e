// Adds instants up that widgets do not keep any more.
import type { Job } from '../schedule/job.ts'
import { thinningRules, thinPoints } from './thinning.service.ts'

export const thinPointsJob: Job = {
  name: 'thin-points',
  everyMs: 60_000,
  async run(gateway, signal) {
    await thinPoints(gateway, thinningRules, signal)
  },
}
