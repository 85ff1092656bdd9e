import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_NOTES, MAX_SPLITS } from './explain-change.tool.ts'
import { MAX_NAMES_SEARCHED } from './find-metric.service.ts'
import { MAX_VALUES_SHOWN } from './metric-description.loader.ts'
import { MAX_METRICS } from './question.ts'
import { MAX_REFUSALS } from './refusal.ts'
import { MAX_SERIES_VALUES } from './report.tool.ts'
import { MAX_LINES_OF_SERIES } from './report-text.ts'
import { RESOURCES_PER_PAGE } from './resources.loader.ts'
import { DEFAULT_ROWS_SHOWN, MAX_ANSWER_LENGTH, MAX_ROWS_SHOWN } from './rows-answer.ts'
import { MAX_MESSAGE_VALUES } from './rpc.ts'
import { MAX_ENTRIES } from './search-metrics.tool.ts'

export const mcpLimits: LimitSection = {
  title: 'Agents (MCP)',
  limits: [
    ['messages of a request', says`1, of at most ${MAX_MESSAGE_VALUES} values`, REFUSED],
    ['metrics of `search_metrics`', says`${MAX_ENTRIES}`, REFUSED],
    ['metrics and values of `report`', says`${MAX_METRICS}; ${MAX_SERIES_VALUES} values of series`, REFUSED],
    ['lines of a series in a text', says`${MAX_LINES_OF_SERIES}`, 'the others stand in the structured answer'],
    ['dimensions that `explain_change` splits by where none is named', says`${MAX_SPLITS}`, 'the first ones'],
    ['notes of `explain_change`', says`${MAX_NOTES}`, 'the newest'],
    ['values of a dimension in `describe_metric`', says`${MAX_VALUES_SHOWN}`, '`has_more`'],
    [
      'rows of `sql` and `run_saved_query`',
      says`${MAX_ROWS_SHOWN} (default: ${DEFAULT_ROWS_SHOWN}), ${MAX_ANSWER_LENGTH} characters`,
      '`has_more`',
    ],
    ['data of `call_source`', says`${MAX_ANSWER_LENGTH} characters`, REFUSED],
    ['reasons of a refusal', says`${MAX_REFUSALS}`, 'counted'],
    ['names that a wrong one is compared with', says`${MAX_NAMES_SEARCHED}`, 'no suggestion'],
    ['resources of a page', says`${RESOURCES_PER_PAGE}`, '`nextCursor`'],
  ],
}
