// Makes, changes, lists and deletes widgets, and changes their metrics.
import { randomText } from '../auth/token.ts'
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { sha256 } from '../base/seal.ts'
import type { PeriodPreset } from '../core/preset.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page, PageEntry } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import type { ChartType } from './chart-type.ts'
import { updateDeclared } from './dimension.service.ts'
import { dimensionsIssue, toDimensionNames } from './dimension.ts'
import { changeKeyKind } from './key-change.service.ts'
import { lateLimits } from './lateness.service.ts'
import { lockWidgetKey, selectAggregations, updateMetricRow } from './metric.store.ts'
import { changesAcross, type Metric, type MetricChange, weightsIssue } from './metric.ts'
import { optionsIssue } from './metric-options.service.ts'
import { openPushKey } from './push-key.service.ts'
import { checkRetention, namedRetention, noRetention, type RetentionInput } from './retention.ts'
import { deleteWidgetRow, insertWidget, replacePushKey, type WidgetPatch } from './widget.store.ts'
import { type KeyKind, MAX_NAME_LENGTH, MAX_TAGS, MAX_TEXT_LENGTH, pushKeyPlace, type Widget } from './widget.ts'
import {
  namedOptions,
  noWidgetOptions,
  type WidgetOptionsInput,
  widgetOptionNames,
  widgetOptions,
} from './widget-option.ts'
import { type MetricSearch, selectMetricIds, selectWidgetIds, type WidgetSearch } from './widget-search.store.ts'

/** 190 bits, as a token has. */
const PUSH_KEY_LENGTH = 32

export interface CreateWidget extends WidgetOptionsInput, RetentionInput {
  readonly title: string
  readonly chartType: ChartType | null
  readonly keyKind: KeyKind | null
  readonly defaultPeriod: PeriodPreset | null
  readonly tags: readonly string[] | null
  readonly dimensions: readonly string[] | null
}

export async function createWidget(gateway: Gateway, projectId: ProjectId, input: CreateWidget): Promise<Widget> {
  checkTexts(input)
  const dimensions = checkDimensions(input.keyKind, input.dimensions ?? [])
  const retention = { ...noRetention, ...namedRetention(input) }
  checkRetention(retention, { keyKind: input.keyKind, dimensions, metrics: [] })
  const widgetId = gateway.makeId<WidgetId>()
  const key = makePushKey(gateway, projectId, widgetId)
  const widget = {
    projectId,
    widgetId,
    title: input.title.trim(),
    ...noWidgetOptions,
    ...namedOptions(input),
    tags: [...new Set(input.tags ?? [])],
    chartType: input.chartType ?? 'LINE',
    keyKind: input.keyKind,
    keyColumn: null,
    defaultPeriod: input.defaultPeriod ?? 'LAST_30_DAYS',
    dimensions,
    ...retention,
    pushKeySealed: key.sealed,
  }
  await named(insertWidget(gateway.db, widget, key.hash, gateway.clock()))
  return existing(await gateway.services.catalogue.widget(projectId, widgetId))
}

/** Throws NOT_FOUND. */
export async function getWidget(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<Widget> {
  return existing(await gateway.services.catalogue.widget(projectId, widgetId))
}

/** Throws NOT_FOUND. */
export async function getMetric(
  gateway: Gateway,
  projectId: ProjectId,
  { widgetId, metricId }: { readonly widgetId: WidgetId; readonly metricId: MetricId },
): Promise<Metric> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  const metric = widget?.metrics.find(it => it.metricId === metricId)
  if (!metric) throw notFound('metric')
  return metric
}

export async function updateWidget(
  gateway: Gateway,
  projectId: ProjectId,
  widgetId: WidgetId,
  { keyKind = null, ...patch }: WidgetPatch,
): Promise<Widget> {
  checkTexts(patch)
  checkDimensions(keyKind, patch.dimensions)
  assertVisible(gateway, widgetId)
  if (keyKind !== null) await changeKeyKind(gateway, { projectId, widgetId }, keyKind)
  const found = await named(updateDeclared(gateway, { projectId, widgetId }, patch))
  return changed(gateway, projectId, widgetId, found)
}

export async function deleteWidget(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  assertVisible(gateway, widgetId)
  const found = await deleteWidgetRow(gateway.db, projectId, widgetId, gateway.clock())
  gateway.services.catalogue.changed(projectId, widgetId)
  if (!found) existing(null)
}

/** The old push key stops working at once, in every gateway. */
export async function rotatePushKey(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<Widget> {
  assertVisible(gateway, widgetId)
  const key = makePushKey(gateway, projectId, widgetId)
  const found = await replacePushKey(gateway.db, projectId, widgetId, key, gateway.clock())
  return changed(gateway, projectId, widgetId, found)
}

export async function updateMetric(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
  change: MetricChange,
): Promise<Metric> {
  const { widgetId, metricId } = ids
  const before = await gateway.services.catalogue.widget(projectId, widgetId)
  const known = before?.metrics.find(it => it.metricId === metricId)
  if (!known) throw notFound('metric')
  if (change.cadence && known.calculation)
    throw badInput('cadence', 'A calculated metric is as fresh as its operands: set the cadence of those.')
  await updateOptions(gateway, projectId, ids, change)
  const widget = await changed(gateway, projectId, widgetId, true)
  const metric = widget.metrics.find(it => it.metricId === metricId)
  if (!metric) throw notFound('metric')
  return metric
}

/** Two changes at once may not leave together what neither of them would have set. */
async function updateOptions(
  { db, clock }: Gateway,
  projectId: ProjectId,
  { widgetId, metricId }: { widgetId: WidgetId; metricId: MetricId },
  change: MetricChange,
): Promise<void> {
  if (!changesAcross(change)) return updateMetricRow(db, projectId, widgetId, metricId, change, clock())
  await db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    const metrics = await selectAggregations(trx, projectId, widgetId)
    const stored = metrics.find(metric => metric.metricId === metricId)
    const place = { projectId, widgetId, keyKind: key?.keyKind ?? null }
    const issue = stored ? await optionsIssue(trx, place, stored, { ...stored, ...change }) : null
    if (issue) throw badInput('across' in change ? 'across' : 'aggregation', issue)
    const weight = weightsIssue(metrics.map(metric => (metric === stored ? { ...metric, ...change } : metric)))
    if (weight) throw badInput('weightMetric' in change ? 'weightMetric' : 'aggregation', weight)
    await updateMetricRow(trx, projectId, widgetId, metricId, change, clock())
  })
}

/** The URL to push to: its holder may push to this widget. `null`: it was lost with a secret key. */
export function pushUrlOf(gateway: Gateway, widget: Widget): string | null {
  if (widget.points) throw new AppError('CONFLICT', 'The widget is made of a query: nothing is pushed to it.')
  const key = openPushKey(gateway, widget)
  return key === null ? null : `${gateway.publicUrl()}/api/push/${key}`
}

export async function listWidgets(gateway: Gateway, projectId: ProjectId, page: WidgetSearch): Promise<Page<Widget>> {
  const ids = await selectWidgetIds(gateway.db, projectId, page, gateway.services.catalogue.visible)
  const widgets = await gateway.services.catalogue.widgets(
    projectId,
    ids.entries.map(({ node }) => node),
  )
  return { ...ids, entries: withNodes(ids, widgets) }
}

export async function listMetrics(
  gateway: Gateway,
  projectId: ProjectId,
  page: Omit<MetricSearch, 'limits'>,
): Promise<Page<Metric>> {
  const limits = page.isLate === null ? {} : await lateLimits(gateway, projectId)
  const ids = await selectMetricIds(gateway.db, projectId, { ...page, limits }, gateway.services.catalogue.visible)
  const widgets = await gateway.services.catalogue.widgets(
    projectId,
    ids.entries.map(({ node }) => node.widgetId),
  )
  const metrics = ids.entries.map(({ node }, index) =>
    widgets[index]?.metrics.find(it => it.metricId === node.metricId),
  )
  return { ...ids, entries: withNodes(ids, metrics) }
}

/** The nodes at the positions of the page's ids, without those that went in the meantime. */
function withNodes<Node>(ids: Page<unknown>, nodes: readonly (Node | null | undefined)[]): PageEntry<Node>[] {
  return ids.entries.flatMap(({ position }, index) => {
    const node = nodes[index]
    return node ? [{ node, position }] : []
  })
}

function makePushKey(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): { hash: Buffer; sealed: Buffer } {
  const pushKey = randomText(PUSH_KEY_LENGTH)
  return { hash: sha256(pushKey), sealed: gateway.sealer.seal(pushKey, pushKeyPlace(projectId, widgetId)) }
}

async function changed(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId, found: boolean): Promise<Widget> {
  gateway.services.catalogue.changed(projectId, widgetId)
  return existing(found ? await gateway.services.catalogue.widget(projectId, widgetId) : null)
}

/** Throws BAD_USER_INPUT where another widget has the push name. */
function named<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch(error => {
    throw isUniqueViolation(error, 'widgets_push_name_key')
      ? badInput('pushName', 'Another widget of the project has this push name.')
      : error
  })
}

/** Before a row is written that was not read through the catalogue. Throws NOT_FOUND. */
function assertVisible({ services }: Gateway, widgetId: WidgetId): void {
  const { visible } = services.catalogue
  if (visible && !visible.has(widgetId)) existing(null)
}

function existing(widget: Widget | null): Widget {
  if (!widget) throw notFound('widget')
  return widget
}

const maxLengths = { name: MAX_NAME_LENGTH, text: MAX_TEXT_LENGTH }

interface Texts extends WidgetOptionsInput {
  readonly title?: string | undefined
  readonly tags?: readonly string[] | null | undefined
}

function checkTexts(input: Texts): void {
  const issues = new Issues()
  const check = (name: string, text: string | null | undefined, maxLength: number) => {
    const message = typeof text === 'string' ? textIssue(text, maxLength) : null
    if (message) issues.add(name, `${name[0]?.toUpperCase()}${name.slice(1)} ${message}`)
  }
  if (input.title?.trim() === '') issues.add('title', 'Title cannot be blank.')
  if (input.pushName?.trim() === '') issues.add('pushName', 'PushName cannot be blank.')
  check('title', input.title, MAX_NAME_LENGTH)
  for (const name of widgetOptionNames) check(name, input[name], maxLengths[widgetOptions[name].length])
  const isBadTag = (tag: string) => tag.trim() === '' || textIssue(tag, MAX_NAME_LENGTH) !== null
  if (input.tags?.some(isBadTag)) issues.add('tags', `A tag is 1 to ${MAX_NAME_LENGTH} characters.`)
  if ((input.tags?.length ?? 0) > MAX_TAGS) issues.add('tags', `A widget has at most ${MAX_TAGS} tags.`)
  issues.throwIfAny()
}

/** What they are called in the end; none of them where none are declared. */
function checkDimensions(keyKind: KeyKind | null, dimensions: readonly string[] = []): readonly string[] {
  const names = toDimensionNames(dimensions)
  const issue = dimensionsIssue(keyKind, names)
  if (issue) throw badInput('dimensions', issue)
  return names
}

function textIssue(text: string, maxLength: number): string | null {
  if ([...text].length > maxLength) return `cannot be longer than ${maxLength} characters.`
  return text.includes('\0') || !text.isWellFormed() ? 'cannot hold NUL or half of a surrogate pair.' : null
}
