// Finds widgets that have so many instants that these are worth adding up.
import type { Job } from '../schedule/job.ts'
import { chooseWidgets, rollUpRules } from './roll-up.service.ts'

export const chooseRolledWidgets: Job = {
  name: 'choose-rolled-widgets',
  everyMs: 15 * 60_000,
  run: (gateway, signal) => chooseWidgets(gateway, rollUpRules, signal),
}
