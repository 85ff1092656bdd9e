interface StatementException {
  /** Those that are read or changed without one value for `project_id`. */
  readonly tables: readonly string[]
  readonly why: string
}

const looksForWork = 'A job looks for what is due in any project; what it does then is of one project.'
const expires = 'A job deletes what has expired in any project: what the subquery finds goes by its keys.'
const rotates = 'Everything that is encrypted is encrypted anew, project by project.'
const isNotThere = 'Nothing is added up on a distributed database: there the job ends before.'

/** Statements that go through the rows of all projects, by file and function, with the reason why that is right. */
export const exceptions: Readonly<Record<string, StatementException>> = {
  'src/alerts/alert-event.store.ts#deleteEventsBefore': { tables: ['alert_events'], why: expires },
  'src/alerts/due-alert.store.ts#selectDueAlerts': { tables: ['alerts'], why: looksForWork },
  'src/alerts/due-alert.store.ts#selectWatched': {
    tables: ['alerts'],
    why: 'A gateway remembers which widgets alerts of any project watch.',
  },
  'src/annotations/annotation-purge.store.ts#deleteAnnotationsOfDeletedWidgets': {
    tables: ['widgets', 'annotations'],
    why: expires,
  },
  'src/auth/assertion.store.ts#deleteEndedAssertions': { tables: ['client_assertions'], why: expires },
  'src/auth/audit.store.ts#deleteAuditEntriesBefore': { tables: ['audit_log'], why: expires },
  'src/auth/project.store.ts#selectProjects': { tables: ['projects'], why: 'An administrator lists all projects.' },
  'src/auth/token.store.ts#deleteEndedSecrets': { tables: ['client_secrets'], why: expires },
  'src/database/page.ts#countRows': { tables: ['projects'], why: 'An administrator counts all projects.' },
  'src/deliveries/data-event.store.ts#selectListeners': { tables: ['channels'], why: looksForWork },
  'src/deliveries/delivery.store.ts#deleteEndedDeliveries': { tables: ['deliveries'], why: expires },
  'src/deliveries/delivery.store.ts#selectAllWaitingCount': {
    tables: ['deliveries'],
    why: '/metrics tells how many wait in all.',
  },
  'src/deliveries/delivery.store.ts#selectDueDeliveries': { tables: ['deliveries'], why: looksForWork },
  'src/deliveries/sealed-channel.store.ts#selectSealedChannels': { tables: ['channels'], why: rotates },
  'src/events/event.store.ts#deleteIdsBefore': { tables: ['event_ids'], why: expires },
  'src/events/profile.store.ts#deleteIdentitiesBefore': { tables: ['identities'], why: expires },
  'src/events/profile.store.ts#deleteProfilesBefore': { tables: ['profiles'], why: expires },
  'src/feeds/feed-run.store.ts#deleteRunsBefore': { tables: ['feed_runs'], why: expires },
  'src/feeds/feed-run.store.ts#selectOpenRuns': { tables: ['feed_runs'], why: looksForWork },
  'src/feeds/feed.store.ts#selectDueFeeds': { tables: ['feeds'], why: looksForWork },
  'src/feeds/sealed-hook.store.ts#selectSealedHooks': { tables: ['feeds'], why: rotates },
  'src/queries/run-log.store.ts#deleteRunsBefore': { tables: ['query_runs'], why: expires },
  'src/rollups/rolled-widget.store.ts#selectCandidates': { tables: ['widgets'], why: isNotThere },
  'src/rollups/rolled-widget.store.ts#selectHasRolled': { tables: ['rolled_widgets'], why: isNotThere },
  'src/rollups/rolled-widget.store.ts#selectMarked': { tables: ['rollup_marks'], why: isNotThere },
  'src/rollups/rolled-widget.store.ts#selectUnfinished': { tables: ['rolled_widgets'], why: isNotThere },
  'src/rollups/rolled-widget.store.ts#updateAllUnrolled': { tables: ['rolled_widgets'], why: isNotThere },
  'src/rollups/rolled-widget.store.ts#updateReady': { tables: ['rolled_widgets'], why: isNotThere },
  'src/rollups/thinning.store.ts#selectRetained': {
    tables: ['widgets', 'projects', 'rolled_widgets'],
    why: isNotThere,
  },
  'src/rollups/thinning.store.ts#selectUnthinned': { tables: ['rolled_widgets', 'widgets'], why: isNotThere },
  'src/schedule/project-ids.store.ts#selectProjectIds': {
    tables: ['projects'],
    why: 'Jobs go from project to project.',
  },
  'src/schedules/after-alert.store.ts#selectFollowedEvents': { tables: ['report_schedules'], why: looksForWork },
  'src/schedules/report-run.store.ts#deleteRunsBefore': { tables: ['report_runs'], why: expires },
  'src/schedules/report-schedule.store.ts#selectDueSchedules': { tables: ['report_schedules'], why: looksForWork },
  'src/schedules/run-lease.store.ts#selectOpenRuns': { tables: ['report_runs'], why: looksForWork },
  'src/sources/call-log.store.ts#deleteCallsBefore': { tables: ['calls'], why: expires },
  'src/sources/grant.store.ts#selectSealedGrants': { tables: ['source_grants', 'sources'], why: rotates },
  'src/sources/sealed-secret.store.ts#selectSealedSecrets': { tables: ['source_secrets', 'sources'], why: rotates },
  'src/sources/source-hosts.store.ts#selectSourceUrls': {
    tables: ['sources'],
    why: 'The doctor tries the hosts of sources of any project.',
  },
  'src/tasks/task.store.ts#selectFreeTasks': { tables: ['tasks'], why: looksForWork },
  'src/widgets/push-key.store.ts#selectSealedPushKeys': { tables: ['widgets'], why: rotates },
}
