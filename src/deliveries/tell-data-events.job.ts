// Looks for what happened to data, and tells the channels that asked for it.
import type { Job } from '../schedule/job.ts'
import { tellDataEvents } from './tell-data-events.service.ts'

export const tellOfData: Job = {
  name: 'tell-data-events',
  everyMs: 5_000,
  run: tellDataEvents,
}
