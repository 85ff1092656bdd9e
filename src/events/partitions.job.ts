// Makes the months of events ahead of time, and drops those whose retention has ended.
import type { Job } from '../schedule/job.ts'
import { monthsAhead } from './event.service.ts'
import { dropPartition, ensurePartitions } from './partition.store.ts'
import { monthOf } from './partition.ts'

export const keepPartitions: Job = {
  name: 'event-partitions',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const there = await ensurePartitions(gateway.pool, monthsAhead(gateway))
    const { eventMonths } = gateway.config
    if (eventMonths === 0) return
    const first = monthOf(await gateway.services.clocks.now()) - eventMonths
    for (const month of there) {
      if (signal.aborted) return
      if (month < first) await dropPartition(gateway.pool, month)
    }
  },
}
