import { callSource } from './call-source.tool.ts'
import { describeMetric } from './describe-metric.tool.ts'
import { drawChart } from './draw-chart.tool.ts'
import { explainChange } from './explain-change.tool.ts'
import { pushTool } from './push.tool.ts'
import { report } from './report.tool.ts'
import { listSavedQueries, runSavedQuery } from './saved-queries.tool.ts'
import { searchMetrics } from './search-metrics.tool.ts'
import { sqlTool } from './sql.tool.ts'
import type { Tool } from './tool.ts'

/** Every tool, in the order in which they are listed: few, and the usual ones first. */
export const tools: readonly Tool[] = [
  ...[searchMetrics, describeMetric, report, explainChange, drawChart],
  ...[listSavedQueries, runSavedQuery, sqlTool],
  ...[callSource, pushTool],
]
