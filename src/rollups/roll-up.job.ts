// Adds up points of widgets with very many instants, a few seconds after they were pushed.
import type { Job } from '../schedule/job.ts'
import { rollUp, rollUpRules } from './roll-up.service.ts'

export const rollUpPoints: Job = {
  name: 'roll-up-points',
  everyMs: 5_000,
  async run(gateway, signal) {
    await rollUp(gateway, rollUpRules, signal)
  },
}
