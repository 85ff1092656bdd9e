import { expireReceipts } from './push/expire-receipts.job.ts'
import { purgeWidgets } from './push/purge-widgets.job.ts'
import type { Job } from './schedule/runner.ts'

/** Everything that runs by the clock. */
export const jobs: readonly Job[] = [expireReceipts, purgeWidgets]
