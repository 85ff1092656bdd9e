import { evaluateAlertsJob } from './alerts/evaluate-alerts.job.ts'
import { expireAlertEvents } from './alerts/expire-alert-events.job.ts'
import { purgeAnnotations } from './annotations/purge-annotations.job.ts'
import { expireAudit } from './auth/expire-audit.job.ts'
import { expireSecrets } from './auth/expire-secrets.job.ts'
import { expireDeliveries } from './deliveries/expire-deliveries.job.ts'
import { publishDataEventsJob } from './deliveries/publish-data-events.job.ts'
import { expireEventIds } from './events/expire-event-ids.job.ts'
import { expireProfiles } from './events/expire-profiles.job.ts'
import { keepPartitions } from './events/partitions.job.ts'
import { expireFeedRuns } from './feeds/expire-feed-runs.job.ts'
import { runFeeds } from './feeds/run-feeds.job.ts'
import { expireCounters } from './push/expire-counters.job.ts'
import { expireReceipts } from './push/expire-receipts.job.ts'
import { purgeWidgets } from './push/purge-widgets.job.ts'
import { expireRuns } from './queries/expire-runs.job.ts'
import { chooseRolledWidgets } from './rollups/choose-rolled-widgets.job.ts'
import { rollUpPoints } from './rollups/roll-up.job.ts'
import { thinPointsJob } from './rollups/thin-points.job.ts'
import type { Job } from './schedule/job.ts'
import { expireReportRuns } from './schedules/expire-report-runs.job.ts'
import { runReports } from './schedules/run-reports.job.ts'
import { expireCalls } from './sources/expire-calls.job.ts'
import { expireTasks } from './tasks/expire-tasks.job.ts'
import { purgeMetrics } from './widgets/purge-metrics.job.ts'

/** Everything that runs by the clock. */
export const jobs: readonly Job[] = [
  chooseRolledWidgets,
  evaluateAlertsJob,
  expireAlertEvents,
  expireAudit,
  expireCalls,
  expireCounters,
  expireDeliveries,
  expireEventIds,
  expireFeedRuns,
  expireProfiles,
  expireReceipts,
  expireReportRuns,
  expireRuns,
  expireSecrets,
  expireTasks,
  keepPartitions,
  publishDataEventsJob,
  purgeAnnotations,
  purgeMetrics,
  purgeWidgets,
  rollUpPoints,
  runFeeds,
  runReports,
  thinPointsJob,
]
