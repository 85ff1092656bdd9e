// Every operation of the dialect, by model.
import { metricOperations } from './metric.service.ts'
import type { Operation } from './operation.ts'
import { pointOperations } from './point.service.ts'
import { widgetOperations } from './widget.service.ts'

export const operations: readonly Operation[] = [...widgetOperations, ...metricOperations, ...pointOperations]
