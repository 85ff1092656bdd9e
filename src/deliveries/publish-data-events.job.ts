// Looks for what happened to data, and tells the channels that asked for it.
import type { Job } from '../schedule/job.ts'
import { publishDataEvents } from './publish-data-events.service.ts'

export const publishDataEventsJob: Job = {
  name: 'publish-data-events',
  everyMs: 5_000,
  run: publishDataEvents,
}
