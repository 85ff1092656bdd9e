// Every operation of the dialect, by model.
import { eventOperations } from './event.service.ts'
import { feedOperations } from './feed.service.ts'
import { metricOperations } from './metric.service.ts'
import type { Operation } from './operation.ts'
import { pointOperations } from './point.service.ts'
import { projectOperations } from './project.service.ts'
import { queryOperations } from './query.service.ts'
import { reportOperations } from './report.service.ts'
import { sourceOperations } from './source.service.ts'
import { taskOperations } from './task.service.ts'
import { tokenOperations } from './token.service.ts'
import { widgetOperations } from './widget.service.ts'

export const operations: readonly Operation[] = [
  ...widgetOperations,
  ...metricOperations,
  ...pointOperations,
  ...eventOperations,
  ...reportOperations,
  ...queryOperations,
  ...sourceOperations,
  ...feedOperations,
  ...tokenOperations,
  ...taskOperations,
  ...projectOperations,
]
