// The one way in for pushed rows, whatever door they came through: check, grow the definition, commit with others.
import { assertRoom } from '../annotations/annotation.service.ts'
import type { Annotation } from '../annotations/annotation.ts'
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { SingleFlight } from '../base/single-flight.ts'
import { within } from '../base/tracing.ts'
import type { Gateway, Platform, RequestContext } from '../request/context.ts'
import { applyDefinition } from '../widgets/definition.service.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KnownSeries } from '../widgets/series.ts'
import { metricNamed, pushedMetricName, type Widget } from '../widgets/widget.ts'
import { callerOf } from './caller.ts'
import { DefinitionTurns } from './definition-turns.ts'
import { NamedWidgets } from './named-widget.service.ts'
import { type PushPlan, planPush } from './plan.ts'
import { MAX_IDEMPOTENCY_KEY_LENGTH, type PushOutcome, type PushRequest } from './push.ts'
import type { PushWriter } from './push-writer.service.ts'
import { toPushedAnnotation } from './pushed-annotation.ts'
import type { PushQuota } from './quota.service.ts'
import { selectClaim, selectReceipts } from './receipt.store.ts'
import { keyReused } from './round.service.ts'
import type { WeightPartners } from './round.ts'

declare module '../request/context.ts' {
  interface Services {
    push: PushService
  }
}

export interface PushService {
  readonly writer: PushWriter
  readonly quota: PushQuota
  readonly named: NamedWidgets
  readonly turns: DefinitionTurns
  /** Changes of definitions under way, by widget: later pushes of the widget wait, so that their order is kept. */
  readonly pendingChanges: SingleFlight<string, QueuedWrite>
}

export function createPushService(
  { meters }: Pick<Platform, 'meters'>,
  writer: PushWriter,
  quota: PushQuota,
): PushService {
  meters.gauge('push_queue', 'Pushes that wait for their transaction.', () => writer.waiting)
  return { writer, quota, named: new NamedWidgets(), turns: new DefinitionTurns(), pendingChanges: new SingleFlight() }
}

/**
 * Writes the rows, all or nothing, and resolves after the commit. Throws PushRefused (what is wrong, by row and metric),
 * CONFLICT (idempotency key with another body), RATE_LIMITED (quota) or UNAVAILABLE (nothing was written, or with a lost
 * connection perhaps: an idempotency key makes the retry safe).
 */
export async function pushRows(
  ctx: RequestContext,
  widgetId: WidgetId,
  projectId: ProjectId,
  request: PushRequest,
): Promise<PushOutcome> {
  checkIdempotencyKey(request.idempotencyKey)
  const ids = { projectId, widgetId }
  const annotation = toPushedAnnotation(ctx, ids, request)
  const earlier = annotation && (await earlierIfFull(ctx, ids, request))
  if (earlier) return earlier
  const { quota } = ctx.services.push
  if (!request.batch) await quota.take(projectId)
  const giveBack = () => (request.batch ? undefined : quota.giveBack(projectId))
  try {
    const { outcome } = await enqueue(ctx, ids, { ...request, made: annotation })
    const pushed = await outcome
    if (pushed.replayed) giveBack()
    // Keys that were known by their blanks may be gone.
    else if (request.replacedMetrics) ctx.services.catalogue.changed(projectId, widgetId)
    return pushed
  } catch (error) {
    giveBack()
    throw error
  }
}

/** With the annotation that is made of its note. */
interface CheckedPush extends PushRequest {
  readonly made: Annotation | null
}

interface PlannedPush {
  readonly widget: Widget
  readonly plan: PushPlan
  /** As `plan.series`. */
  readonly series: readonly KnownSeries[]
  readonly newMetrics: readonly string[]
}

const NONE: readonly string[] = []

/** In the writer's queue; the outcome comes after the commit. */
interface QueuedWrite {
  readonly outcome: Promise<PushOutcome>
}

/**
 * Plans the push against a definition that needs no more change, series that are known included, and queues it. Between looking whether the widget is changing and
 * queueing the push (or beginning a change) nothing is awaited, and a push that changes it is queued before those that waited for it look
 * again: so pushes of one widget are written in the order of their calls.
 */
async function enqueue(
  ctx: RequestContext,
  { projectId, widgetId }: { projectId: ProjectId; widgetId: WidgetId },
  request: CheckedPush,
): Promise<QueuedWrite> {
  const { pendingChanges, turns } = ctx.services.push
  const { timeZone } = await ctx.services.auth.project(projectId)
  const place = `${projectId}/${widgetId}`
  for (;;) {
    const widget = found(await ctx.services.catalogue.widget(projectId, widgetId))
    const underWay = pendingChanges.get(place)
    if (underWay) {
      await underWay.catch(() => {})
      continue
    }
    let plan: PushPlan
    try {
      plan = planPush(widget, request, timeZone)
    } catch (error) {
      // What was accepted once is answered with its receipt, though the widget or the rules are not as they were then.
      const earlier = await replayOf(ctx, widget, request)
      if (earlier) return { outcome: Promise.resolve(earlier) }
      throw error
    }
    const series = plan.definitionChange ? null : ctx.services.series.known(widget, plan.series)
    if (series) return { outcome: write(ctx, { widget, plan, series, newMetrics: NONE }, request) }
    const grown = turns
      .run(projectId, () => applyAndPlan(ctx, { widget, plan, timeZone }, request))
      .then(
        (ready): QueuedWrite => ({ outcome: 'receipt' in ready ? Promise.resolve(ready) : write(ctx, ready, request) }),
      )
    return pendingChanges.begin(place, grown)
  }
}

function write(
  ctx: RequestContext,
  { widget, plan, series, newMetrics }: PlannedPush,
  request: CheckedPush,
): Promise<PushOutcome> {
  const span = ctx.span.child('push', { attributes: { 'pushgraph.rows': plan.rows, 'pushgraph.points': plan.points } })
  const push = {
    receiptId: ctx.makeId(),
    projectId: widget.projectId,
    widgetId: widget.widgetId,
    plan,
    metricIds: metricIdsOf(widget, plan),
    series,
    idempotencyKey: request.idempotencyKey,
    bodyHash: request.bodyHash,
    caller: request.caller ?? callerOf(ctx.principal),
    widgetKeyKind: widget.keyKind,
    widgetDimensions: widget.dimensions,
    weightPartners: partnersOf(widget.metrics),
    newMetrics,
    ...(request.replacedMetrics && { replacedMetricIds: idsOf(widget, request.replacedMetrics) }),
    annotation: request.made,
    isCounted: request.batch?.isFirst ?? true,
    ...(span.isRecording && { span }),
  }
  return within(span, () => ctx.services.push.writer.write(push))
}

const NO_PARTNERS: WeightPartners = new Map()

/** Which metrics weigh each other. */
function partnersOf(metrics: readonly Metric[]): WeightPartners {
  const weighed = metrics.filter(({ weightMetric }) => weightMetric !== null)
  if (weighed.length === 0) return NO_PARTNERS
  const partners = new Map<MetricId, MetricId[]>()
  const join = (from: MetricId, to: MetricId) => partners.set(from, [...(partners.get(from) ?? []), to])
  for (const { metricId, weightMetric } of weighed)
    if (weightMetric !== null) {
      join(metricId, weightMetric)
      join(weightMetric, metricId)
    }
  return partners
}

/** A push that was made before under the same key grows nothing: its options may have been overwritten since. */
async function applyAndPlan(
  ctx: Gateway,
  { widget, plan, timeZone }: Pick<PlannedPush, 'widget' | 'plan'> & { readonly timeZone: string },
  request: PushRequest,
): Promise<PushOutcome | PlannedPush> {
  const earlier = await replayOf(ctx, widget, request)
  if (earlier) return earlier
  let current = widget
  let planned = plan
  let series: readonly KnownSeries[] | null = null
  // The definition may have grown elsewhere meanwhile: plan again until nothing is left to add.
  for (let attempt = 0; !series && attempt < 6; attempt++) {
    const { definitionChange } = planned
    if (!definitionChange) series = await ctx.services.series.make(current, planned.series)
    if (series) break
    current = found(
      definitionChange ? await applyDefinition(ctx, current, definitionChange) : await reload(ctx, current),
    )
    planned = planPush(current, request, timeZone)
  }
  if (!series) throw new AppError('UNAVAILABLE', 'The widget changes too fast. Try again.', { retryAfter: 1 })
  const newMetrics = plan.definitionChange?.newMetrics.map(({ name }) => name) ?? NONE
  // The grown widget knows its keys and metrics: what is told of a first push, its first plan says.
  return { widget: current, plan: { ...planned, warnings: plan.warnings }, series, newMetrics }
}

/** As it is in the database now: another gateway has just changed it. */
function reload({ services }: Gateway, { projectId, widgetId }: Widget): Promise<Widget | null> {
  services.catalogue.changed(projectId, widgetId)
  return services.catalogue.widget(projectId, widgetId)
}

/** Where no annotation can be added, what was accepted before still is answered. Throws CONFLICT. */
async function earlierIfFull(
  ctx: RequestContext,
  ids: { readonly projectId: ProjectId; readonly widgetId: WidgetId },
  request: PushRequest,
): Promise<PushOutcome | null> {
  try {
    await assertRoom(ctx.db, ids.projectId)
    return null
  } catch (error) {
    const earlier = await replayOf(ctx, ids, request)
    if (earlier) return earlier
    throw error
  }
}

async function replayOf(
  ctx: Gateway,
  { projectId, widgetId }: Pick<Widget, 'projectId' | 'widgetId'>,
  request: PushRequest,
): Promise<PushOutcome | null> {
  const { idempotencyKey, bodyHash } = request
  if (idempotencyKey === null) return null
  const claim = await selectClaim(ctx.db, { projectId, widgetId, idempotencyKey })
  if (!claim) return null
  if (bodyHash && !claim.bodyHash.equals(bodyHash)) throw keyReused()
  const receipt = (await selectReceipts(ctx.db, projectId, [claim.receiptId]))[0]
  return receipt ? { receipt, replayed: true } : null
}

function idsOf(widget: Widget, names: readonly string[]): MetricId[] {
  return names.flatMap(name => metricNamed(widget, pushedMetricName(widget, name))?.metricId ?? [])
}

function metricIdsOf(widget: Widget, plan: PushPlan): Map<string, MetricId> {
  const ids = new Map<string, MetricId>()
  for (const name of plan.metrics) {
    const metric = metricNamed(widget, name)
    if (metric) ids.set(name, metric.metricId)
  }
  return ids
}

function found(widget: Widget | null): Widget {
  if (!widget) throw notFound('widget')
  return widget
}

function checkIdempotencyKey(key: string | null): void {
  if (key === null) return
  const message = `The idempotency key is 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} printable ASCII characters.`
  if (key.length > MAX_IDEMPOTENCY_KEY_LENGTH || !/^[\x20-\x7e]+$/.test(key)) throw badInput('idempotencyKey', message)
}
