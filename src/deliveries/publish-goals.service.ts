// GOAL_REACHED: goals of this unit and of the one before are looked at, and each that is reached is noted and told in one transaction.
import type { WidgetId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { dayToText } from '../core/day.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { formatNumber } from '../core/number-format.ts'
import { ratioOf, subtractRatios } from '../core/ratio.ts'
import { type GoalReport, goalOf, type MetricReport } from '../reports/metric-report.ts'
import { answerReports } from '../reports/report.service.ts'
import type { ReportQuery } from '../reports/report-query.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { ownPrincipal } from '../request/own-principal.ts'
import { filtersText } from '../widgets/filters-text.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import type { Widget } from '../widgets/widget.ts'
import { insertReachedGoal, selectGoalWidgets, selectPosition, upsertPosition } from './data-event.store.ts'
import { goalQueries } from './goal-queries.ts'
import { type Listeners, toDrafts } from './listeners.ts'
import type { Message } from './message.ts'
import { enqueue } from './outbox.service.ts'

export const GOALS_EVERY_MS = 60_000
const WIDGETS_AT_ONCE = 50

/** Nothing is remembered but what was told: a look that was cut off is made again. */
export async function publishGoals(
  gateway: Gateway,
  listeners: Listeners,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const { projectId, channels } = listeners
  const position = await selectPosition(gateway.db, projectId, 'GOAL_REACHED')
  if (position !== null && position.getTime() + GOALS_EVERY_MS > now) return
  const hasListener = (id: WidgetId) =>
    channels.some(({ eventWidgetIds }) => eventWidgetIds === null || eventWidgetIds.includes(id))
  const ids = (await selectGoalWidgets(gateway.db, projectId)).filter(hasListener)
  for (let from = 0; from < ids.length && !signal.aborted; from += WIDGETS_AT_ONCE) {
    const widgets = await gateway.services.catalogue.widgets(projectId, ids.slice(from, from + WIDGETS_AT_ONCE))
    await publishReached(
      gateway,
      listeners,
      widgets.filter(widget => widget !== null),
      now,
      signal,
    )
  }
  if (!signal.aborted) await upsertPosition(gateway.db, projectId, 'GOAL_REACHED', new Date(now))
}

async function publishReached(
  gateway: Gateway,
  listeners: Listeners,
  widgets: readonly Widget[],
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const { projectId } = listeners
  const project = await gateway.services.auth.project(projectId)
  const ctx = createContext(gateway, {
    requestId: 'goals',
    principal: ownPrincipal(projectId, 'goals', ['read']),
    signal,
  })
  const queries: ReportQuery[] = widgets.flatMap(widget => goalQueries(widget, project, now))
  for (const answer of await answerReports(ctx, queries)) {
    // What a definition of now cannot answer is looked at again when it can.
    if (answer instanceof Error) continue
    for (const report of answer.flatMap(({ metrics }) => metrics)) {
      const goal = goalOf(report)
      if (goal && isReached(goal) && goal.period.before > listeners.since)
        await publishGoal(gateway, listeners, report, goal, now)
    }
  }
}

/** Compared exactly. A budget is kept, not reached. */
const isReached = ({ goal, exactAttained }: GoalReport): boolean =>
  goal.direction === 'AT_LEAST' &&
  exactAttained !== null &&
  subtractRatios(exactAttained, ratioOf(decimalFromNumeric(goal.target))).numerator >= 0n

async function publishGoal(
  gateway: Gateway,
  listeners: Listeners,
  report: MetricReport,
  goal: GoalReport,
  now: number,
) {
  const { projectId } = listeners
  const { widgetId, metricId } = report.metric
  const { unit, where } = goal.goal
  const firstDay = dayToText(goal.period.firstDay)
  const partHash = sha256(filtersText(where))
  await gateway.db.transaction().execute(async trx => {
    const key = { widgetId, metricId, unit, partHash, firstDay }
    if (!(await insertReachedGoal(trx, projectId, key, new Date(now)))) return
    const name = `goal ${metricId} ${unit} ${firstDay} ${partHash.toString('base64url').slice(0, 12)}`
    await enqueue(trx, gateway, projectId, toDrafts(listeners, widgetId, name, messageOf(report, goal, now)))
  })
}

function messageOf({ metric }: MetricReport, { goal, period, attained }: GoalReport, now: number): Message {
  const widgetId = encodeId('Widget', metric.widgetId)
  const write = (value: number | null) => formatNumber(value, numberFormatOf(metric), 'en')
  return {
    type: 'pushgraph.goal.reached',
    subject: `metrics/${encodeId('Metric', `${metric.widgetId}/${metric.metricId}`)}`,
    time: new Date(now).toISOString(),
    title: `${metric.name} has reached its goal of ${period.label}`,
    link: `/widgets/${widgetId}`,
    severity: 'INFO',
    blocks: [
      {
        kind: 'metrics',
        items: [
          { label: metric.name, value: write(attained), change: null },
          { label: 'Goal', value: write(Number(goal.target)), change: null },
        ],
      },
    ],
    data: {
      widgetId,
      metricId: encodeId('Metric', `${metric.widgetId}/${metric.metricId}`),
      metric: metric.name,
      unit: goal.unit,
      from: dayToText(period.firstDay),
      through: dayToText(period.lastDay),
      target: goal.target,
      attained: attained === null ? null : String(attained),
    },
  }
}
