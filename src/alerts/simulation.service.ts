// What an alert would have done over a past period, and the band that it goes by: the same evaluation, without a memory and without messages.
import { rulesOf } from '../auth/project.ts'
import { badInput, notFound } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { CalendarError } from '../core/calendar.ts'
import { type PeriodInput, resolvePeriod } from '../core/period.ts'
import type { RequestContext } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { checkDraft } from './alert.service.ts'
import { type Alert, alertLimits } from './alert.ts'
import type { AlertDraft } from './alert-draft.ts'
import { createBucketClock } from './bucket-clock.ts'
import { type EvaluatedBucket, evaluateBuckets } from './evaluate.ts'
import { advance, noMemory, type Transition } from './machine.ts'
import { readAlerts } from './reading.service.ts'
import type { SimulatedGroup, Simulation } from './simulation.ts'
import { windowDays } from './window.ts'

export async function simulateSaved(ctx: RequestContext, alert: Alert, over: PeriodInput): Promise<Simulation> {
  const widget = await ctx.services.catalogue.widget(alert.projectId, alert.widgetId)
  if (!widget) throw notFound('widget')
  return simulate(ctx, alert.projectId, alert, { widget, over })
}

/** Of an alert that need not be saved; who would be notified, and when it would be evaluated, does not matter. */
export async function simulateDraft(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: AlertDraft,
  over: PeriodInput | null,
): Promise<Simulation> {
  const { widget, ...checked } = await checkDraft(ctx, projectId, {
    ...draft,
    channelIds: [],
    cron: null,
    onPush: true,
  })
  if (over === null) throw badInput('over', 'Give a period.')
  return simulate(ctx, projectId, checked, { widget, over })
}

/** Throws BAD_USER_INPUT that names `over`, and what the report throws. */
async function simulate(
  ctx: RequestContext,
  projectId: ProjectId,
  alert: Pick<Alert, 'widgetId' | 'metricId' | 'timeZone' | 'rule'>,
  { widget, over }: { readonly widget: Widget; readonly over: PeriodInput },
): Promise<Simulation> {
  const { rule, timeZone } = alert
  const rules = rulesOf(await ctx.services.auth.project(projectId))
  const period = resolve(over, { now: ctx.now, timeZone, rules })
  const last = Math.min(period.before, ctx.now) - 1
  if (last < period.from) throw badInput('over', 'The period begins after now: only what has been can be simulated.')
  const days = windowDays(rule, period.from, last, { now: ctx.now, timeZone, rules })
  const [reading] = await readAlerts(ctx, [{ alert, widget, days }])
  if (!reading || reading instanceof Error) throw reading
  const { buckets, groups, hasMore } = reading
  const clock = createBucketClock(buckets, { granularity: rule.granularity, timeZone, rules })
  const first = buckets.findIndex(({ before }) => before > period.from)
  const isOver = ({ from, before }: (typeof buckets)[number]) => (rule.includeRunning ? from : before) <= ctx.now
  const end = 1 + buckets.findLastIndex(bucket => bucket.from <= last && isOver(bucket))
  if (end - first > alertLimits.simulatedBuckets)
    throw badInput('over', `The period has more than ${alertLimits.simulatedBuckets} buckets.`)
  const simulated = groups.map(({ values, series }) => {
    const evaluated = evaluateBuckets({ rule, buckets, clock, series }, first, Math.max(first, end))
    return { values, ...runThrough(evaluated, rule.forBuckets) }
  })
  const keys = buckets.slice(first, Math.max(first, end)).map(({ key }) => key)
  return { rule, keys, groups: simulated, hasMore }
}

function resolve(over: PeriodInput, calendar: Parameters<typeof resolvePeriod>[1]) {
  if ('preset' in over && over.preset === 'ALL_TIME') throw badInput('over', 'Give a period with a beginning.')
  if ('of' in over) throw badInput('over', 'Give a preset, the last days, days or instants.')
  try {
    return resolvePeriod(over, calendar)
  } catch (error) {
    throw error instanceof CalendarError ? badInput(`over.${error.field}`, error.message) : error
  }
}

function runThrough(buckets: readonly EvaluatedBucket[], forBuckets: number): Omit<SimulatedGroup, 'values'> {
  let memory = noMemory
  const transitions: Transition<EvaluatedBucket>[] = []
  const withStates = buckets.map(bucket => {
    const reached = advance(memory, [bucket], forBuckets)
    memory = reached.memory
    transitions.push(...reached.transitions)
    return { ...bucket, state: memory.after.state }
  })
  return { buckets: withStates, transitions }
}
