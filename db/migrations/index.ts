import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'
import * as calculatedMetrics from './0002-calculated-metrics.ts'
import * as tokens from './0003-tokens.ts'
import * as sources from './0004-sources.ts'
import * as events from './0005-events.ts'
import * as queries from './0006-queries.ts'
import * as tasks from './0007-tasks.ts'
import * as documents from './0008-documents.ts'
import * as clients from './0009-clients.ts'
import * as queryCache from './0010-query-cache.ts'
import * as auditLog from './0012-audit-log.ts'
import * as boards from './0013-boards.ts'
import * as shares from './0015-shares.ts'
import * as leasesAndMessages from './0020-leases-and-messages.ts'
import * as clientAssertions from './0080-client-assertions.ts'
import * as secretKey from './0085-secret-key.ts'
import * as metricFormats from './0086-metric-formats.ts'
import * as definitionVersions from './0089-definition-versions.ts'
import * as search from './0090-search.ts'
import * as receiptCallers from './0091-receipt-callers.ts'
import * as tokenWidgets from './0092-token-widgets.ts'
import * as deletedMetrics from './0093-deleted-metrics.ts'
import * as metricsOfOlderGateways from './0094-metrics-of-older-gateways.ts'
import * as receiptKeys from './0095-receipt-keys.ts'
import * as onDuplicate from './0097-on-duplicate.ts'
import * as blankKeys from './0098-blank-keys.ts'
import * as orderOfNames from './0099-order-of-names.ts'
import * as unreadPages from './0100-unread-pages.ts'
import * as hookOptions from './0102-hook-options.ts'
import * as sessionsOfEvents from './0103-sessions-of-events.ts'
import * as profiles from './0104-profiles.ts'
import * as documentHashes from './0105-document-hashes.ts'
import * as sourceGrants from './0106-source-grants.ts'
import * as dimensions from './0107-dimensions.ts'
import * as goalsOfParts from './0108-goals-of-parts.ts'
import * as ownCalendars from './0109-own-calendars.ts'
import * as workingDays from './0110-working-days.ts'
import * as metricWeights from './0111-metric-weights.ts'
import * as periodicPoints from './0112-periodic-points.ts'
import * as receiptOrigins from './0113-receipt-origins.ts'
import * as tokensOfRows from './0114-tokens-of-rows.ts'
import * as catalogue from './0115-catalogue.ts'
import * as deliveries from './0116-deliveries.ts'
import * as dataEvents from './0117-data-events.ts'
import * as alerts from './0120-alerts.ts'
import * as reportSchedules from './0125-report-schedules.ts'
import * as annotations from './0130-annotations.ts'
import * as annotationsOfShares from './0131-annotations-of-shares.ts'
import * as expiryOfReceipts from './0136-expiry-of-receipts.ts'
import * as reportsAfterAlerts from './0137-reports-after-alerts.ts'
import * as dataAddresses from './0140-data-addresses.ts'
import * as useOfDataAddresses from './0141-use-of-data-addresses.ts'
import * as pushNames from './0143-push-names.ts'
import * as counterStarts from './0144-counter-starts.ts'
import * as datasets from './0145-datasets.ts'
import * as countersExpire from './0146-counters-expire.ts'
import * as expiryOfCounters from './0147-expiry-of-counters.ts'
import * as boardsOfAProject from './0148-boards-of-a-project.ts'
import * as rollups from './0151-rollups.ts'
import * as dataVersions from './0155-data-versions.ts'
import * as installation from './0157-installation.ts'
import * as retention from './0158-retention.ts'

/** In the order of their numbers. A migration that has landed is never edited: the next one mends it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-calculated-metrics': calculatedMetrics,
  '0003-tokens': tokens,
  '0004-sources': sources,
  '0005-events': events,
  '0006-queries': queries,
  '0007-tasks': tasks,
  '0008-documents': documents,
  '0009-clients': clients,
  '0010-query-cache': queryCache,
  '0012-audit-log': auditLog,
  '0013-boards': boards,
  '0015-shares': shares,
  '0020-leases-and-messages': leasesAndMessages,
  '0080-client-assertions': clientAssertions,
  '0085-secret-key': secretKey,
  '0086-metric-formats': metricFormats,
  '0089-definition-versions': definitionVersions,
  '0090-search': search,
  '0091-receipt-callers': receiptCallers,
  '0092-token-widgets': tokenWidgets,
  '0093-deleted-metrics': deletedMetrics,
  '0094-metrics-of-older-gateways': metricsOfOlderGateways,
  '0095-receipt-keys': receiptKeys,
  '0097-on-duplicate': onDuplicate,
  '0098-blank-keys': blankKeys,
  '0099-order-of-names': orderOfNames,
  '0100-unread-pages': unreadPages,
  '0102-hook-options': hookOptions,
  '0103-sessions-of-events': sessionsOfEvents,
  '0104-profiles': profiles,
  '0105-document-hashes': documentHashes,
  '0106-source-grants': sourceGrants,
  '0107-dimensions': dimensions,
  '0108-goals-of-parts': goalsOfParts,
  '0109-own-calendars': ownCalendars,
  '0110-working-days': workingDays,
  '0111-metric-weights': metricWeights,
  '0112-periodic-points': periodicPoints,
  '0113-receipt-origins': receiptOrigins,
  '0114-tokens-of-rows': tokensOfRows,
  '0115-catalogue': catalogue,
  '0116-deliveries': deliveries,
  '0117-data-events': dataEvents,
  '0120-alerts': alerts,
  '0125-report-schedules': reportSchedules,
  '0130-annotations': annotations,
  '0131-annotations-of-shares': annotationsOfShares,
  '0136-expiry-of-receipts': expiryOfReceipts,
  '0137-reports-after-alerts': reportsAfterAlerts,
  '0140-data-addresses': dataAddresses,
  '0141-use-of-data-addresses': useOfDataAddresses,
  '0143-push-names': pushNames,
  '0144-counter-starts': counterStarts,
  '0145-datasets': datasets,
  '0146-counters-expire': countersExpire,
  '0147-expiry-of-counters': expiryOfCounters,
  '0148-boards-of-a-project': boardsOfAProject,
  '0151-rollups': rollups,
  '0155-data-versions': dataVersions,
  '0157-installation': installation,
  '0158-retention': retention,
}
