import { dataAddressOperations } from './addresses/data-address.rest.ts'
import { alertOperations } from './alerts/alert.rest.ts'
import { simulationOperations } from './alerts/simulation.rest.ts'
import { annotationOperations } from './annotations/annotation.rest.ts'
import { projectOperations } from './auth/project.rest.ts'
import { tokenOperations } from './auth/token.rest.ts'
import { viewTokenOperations } from './auth/view-token.rest.ts'
import { boardOperations } from './boards/board.rest.ts'
import { calendarOperations } from './calendars/calendar.rest.ts'
import { channelOperations } from './deliveries/channel.rest.ts'
import { deliveryOperations } from './deliveries/delivery.rest.ts'
import { eventOperations } from './events/event.rest.ts'
import { profileOperations } from './events/profile.rest.ts'
import { feedOperations } from './feeds/feed.rest.ts'
import { lineageOperations } from './lineage/lineage.rest.ts'
import { pointOperations } from './push/point.rest.ts'
import { pushOperations } from './push/push.rest.ts'
import { receiptOperations } from './push/receipt.rest.ts'
import { manifestOperations } from './queries/manifest.rest.ts'
import { savedQueryOperations } from './queries/saved-query.rest.ts'
import { driverOperations } from './reports/drivers.rest.ts'
import { explanationOperations } from './reports/explanation.rest.ts'
import { reportOperations } from './reports/report-info.rest.ts'
import type { Operation } from './rest/operation.ts'
import { reportScheduleOperations } from './schedules/schedule.rest.ts'
import { sourceOperations } from './sources/source.rest.ts'
import { importOperations } from './tasks/import.rest.ts'
import { taskOperations } from './tasks/task.rest.ts'
import { metricOperations } from './widgets/metric.rest.ts'
import { widgetOperations } from './widgets/widget.rest.ts'

/** Every operation of REST, in the order of the document. */
export const operations: readonly Operation[] = [
  ...widgetOperations,
  ...metricOperations,
  ...lineageOperations,
  ...pushOperations,
  ...receiptOperations,
  ...pointOperations,
  ...eventOperations,
  ...profileOperations,
  ...importOperations,
  ...reportOperations,
  ...driverOperations,
  ...explanationOperations,
  ...savedQueryOperations,
  ...manifestOperations,
  ...sourceOperations,
  ...feedOperations,
  ...channelOperations,
  ...deliveryOperations,
  ...tokenOperations,
  ...viewTokenOperations,
  ...taskOperations,
  ...projectOperations,
  ...calendarOperations,
  ...reportScheduleOperations,
  ...annotationOperations,
  ...boardOperations,
  ...dataAddressOperations,
  ...alertOperations,
  ...simulationOperations,
]
