// Every limit that users can meet: a list of names, in the order of docs/limits.md.

import { addressLimits } from './addresses/addresses.limits.ts'
import { alertLimitSection } from './alerts/alerts.limits.ts'
import { annotationLimits } from './annotations/annotations.limits.ts'
import { authLimits } from './auth/auth.limits.ts'
import { boardLimits } from './boards/boards.limits.ts'
import { calendarLimits } from './calendars/calendars.limits.ts'
import type { LimitSection } from './core/limit.ts'
import { deliveryLimitSection } from './deliveries/deliveries.limits.ts'
import { eventLimits } from './events/events.limits.ts'
import { feedLimitSection } from './feeds/feeds.limits.ts'
import { graphqlLimits } from './graphql/graphql.limits.ts'
import { httpLimits } from './http/http.limits.ts'
import { lineageLimits } from './lineage/lineage.limits.ts'
import { mcpLimits } from './mcp/mcp.limits.ts'
import { pictureLimits } from './pictures/pictures.limits.ts'
import { pushLimits } from './push/push.limits.ts'
import { queryLimits } from './queries/queries.limits.ts'
import { reportLimits } from './reports/reports.limits.ts'
import { restLimits } from './rest/rest.limits.ts'
import { scheduleLimits } from './schedule/schedule.limits.ts'
import { reportScheduleLimits } from './schedules/schedules.limits.ts'
import { shareLimits } from './shares/shares.limits.ts'
import { sourceLimitSection } from './sources/sources.limits.ts'
import { taskLimits } from './tasks/tasks.limits.ts'
import { widgetLimits } from './widgets/widgets.limits.ts'

const sections: readonly LimitSection[] = [
  ...[
    httpLimits,
    authLimits,
    widgetLimits,
    calendarLimits,
    annotationLimits,
    pushLimits,
    reportLimits,
    graphqlLimits,
    restLimits,
    taskLimits,
  ],
  ...[
    eventLimits,
    queryLimits,
    sourceLimitSection,
    feedLimitSection,
    pictureLimits,
    boardLimits,
    shareLimits,
    addressLimits,
  ],
  lineageLimits,
  deliveryLimitSection,
  reportScheduleLimits,
  alertLimitSection,
  mcpLimits,
  scheduleLimits,
]

const introduction = `# Limits

What is bounded, how far, and what is answered beyond it. Figures with a name in capitals are set in the
[configuration](configuration.md). \`npm run docs\` writes this page: its numbers are those that the code goes by.
`

function toTable({ title, limits }: LimitSection): string {
  const rows = [['what', 'limit', 'beyond it'], ['---', '---', '---'], ...limits]
  return `\n## ${title}\n\n${rows.map(cells => `| ${cells.join(' | ')} |\n`).join('')}`
}

/** docs/limits.md as it is committed. */
export function limitsText(): string {
  return introduction + sections.map(toTable).join('')
}
