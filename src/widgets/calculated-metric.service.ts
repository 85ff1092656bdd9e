// Saves calculated metrics: reads the formula, finds what its names stand for, and refuses what leads back to itself.

import { badInput, notFound } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { FormulaError, parseFormula, referencesOf } from '../core/formula.ts'
import { checkFormulaGraph, MAX_FORMULA_DEPTH } from '../core/formula-graph.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import {
  lockFormulas,
  replaceGoal,
  type StoredCalculation,
  selectCalculations,
  updateCalculation,
} from './calculated-metric.store.ts'
import { type Calculation, MAX_CALCULATED_METRICS, type Operand } from './calculation.ts'
import { assertNoDimension } from './dimension.ts'
import { filtersText } from './filters-text.ts'
import type { MetricGoal } from './goal.ts'
import { assertGoalFilters, MAX_PART_GOALS } from './goal-filters.ts'
import { insertMetrics, lockWidgetKey, selectMetricNames } from './metric.store.ts'
import { assertUnweighted, defaultMetricOptions, type Metric, type MetricChange } from './metric.ts'
import { deleteMetric } from './metric-deletion.service.ts'
import { metricIdsOf } from './metric-id.ts'
import { nameIssue, nameTaken } from './name.ts'
import { periodicIssue } from './periodic-metric.ts'
import { MAX_METRICS_PER_WIDGET, MAX_NAME_LENGTH, metricNamed, type Widget } from './widget.ts'

export interface NewCalculatedMetric {
  readonly widgetId: WidgetId
  readonly name: string
  readonly formula: string
  readonly change: MetricChange
}

/** Throws BAD_USER_INPUT that names `name` or `formula`, or NOT_FOUND for the widget. */
export async function createCalculatedMetric(
  gateway: Gateway,
  projectId: ProjectId,
  input: NewCalculatedMetric,
): Promise<Metric> {
  const { widgetId } = input
  const widget = await widgetOf(gateway, projectId, widgetId)
  const name = input.name.normalize('NFC').trim()
  const issue = name === '' ? 'cannot be blank.' : nameIssue(name, MAX_NAME_LENGTH)
  if (issue) throw badInput('name', `Name ${issue}`)
  assertUnweighted(name, input.change)
  const calculation = await toCalculation(gateway, widget, input.formula)
  const metricId = gateway.makeId<MetricId>()
  await gateway.db.transaction().execute(async trx => {
    await lockFormulas(trx, projectId)
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) throw notFound('widget')
    const { names, nextPosition } = await selectMetricNames(trx, projectId, widgetId)
    if (names.has(name)) throw nameTaken(name)
    assertNoDimension(key, name)
    if (names.size >= MAX_METRICS_PER_WIDGET)
      throw badInput('widgetId', `A widget has at most ${MAX_METRICS_PER_WIDGET} metrics.`)
    await checkGraph(trx, gateway, projectId, { widgetId, metricId, name, calculation })
    const issue = periodicIssue({ ...defaultMetricOptions, ...input.change, name, isComputed: true }, key.keyKind)
    if (issue) throw badInput('aggregation', issue)
    const metric = { metricId, name, position: nextPosition, change: input.change, calculation }
    await insertMetrics(trx, projectId, widgetId, [metric], gateway.clock())
  })
  return changed(gateway, projectId, { widgetId, metricId })
}

/** Gives a calculated metric another formula. Throws as `createCalculatedMetric` does. */
export async function changeFormula(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
  formula: string,
): Promise<Metric> {
  const widget = await widgetOf(gateway, projectId, ids.widgetId)
  const metric = metricIn(widget, ids.metricId)
  if (!metric.calculation) throw badInput('formula', `${JSON.stringify(metric.name)} is pushed: it has no formula.`)
  const calculation = await toCalculation(gateway, widget, formula)
  await gateway.db.transaction().execute(async trx => {
    await lockFormulas(trx, projectId)
    await checkGraph(trx, gateway, projectId, { ...ids, name: metric.name, calculation })
    await updateCalculation(trx, { projectId, ...ids }, calculation, gateway.clock())
  })
  return changed(gateway, projectId, ids)
}

/** Formulas that refer to it are not changed: their reports say what they have lost. */
export async function deleteCalculatedMetric(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
): Promise<void> {
  const metric = metricIn(await widgetOf(gateway, projectId, ids.widgetId), ids.metricId)
  if (!metric.calculation) {
    throw badInput('id', `${JSON.stringify(metric.name)} is pushed: delete it with deleteMetric.`)
  }
  await deleteMetric(gateway, projectId, ids)
}

/** Sets or, with a target of null, removes what a metric should reach in each unit of the kind. */
export async function setGoal(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
  goal: Omit<MetricGoal, 'target'> & { target: string | null },
): Promise<Metric> {
  const widget = await widgetOf(gateway, projectId, ids.widgetId)
  const metric = metricIn(widget, ids.metricId)
  // A dimension that is gone is no reason to keep a goal.
  if (goal.target !== null) assertGoalFilters(goal.where, widget)
  const text = filtersText(goal.where)
  const parts = metric.goals.filter(({ where }) => where.length > 0)
  const isKnown = parts.some(it => it.unit === goal.unit && filtersText(it.where) === text)
  if (goal.target !== null && text !== '[]' && !isKnown && parts.length >= MAX_PART_GOALS)
    throw badInput(
      'where',
      `The metric ${JSON.stringify(metric.name)} has ${MAX_PART_GOALS} goals of parts, as many as it may have.`,
    )
  await replaceGoal(gateway.db, { projectId, ...ids }, goal, gateway.clock())
  return changed(gateway, projectId, ids)
}

async function toCalculation(gateway: Gateway, widget: Widget, text: string): Promise<Calculation> {
  const names = readNames(text)
  const others = new Map<string, { widgetId: WidgetId; metricId: MetricId }>()
  for (const name of names) {
    const ids = metricNamed(widget, name.normalize('NFC')) ? null : operandIdsOf(name)
    if (ids) others.set(name, ids)
  }
  const found = await gateway.services.catalogue.widgets(
    widget.projectId,
    [...others.values()].map(ids => ids.widgetId),
  )
  const widgets = new Map(found.flatMap(it => (it ? [[it.widgetId, it] as const] : [])))
  const operands: Record<string, Operand> = Object.create(null)
  for (const name of names) {
    const ids = others.get(name)
    const owner = ids ? widgets.get(ids.widgetId) : widget
    const metric = ids
      ? owner?.metrics.find(it => it.metricId === ids.metricId)
      : metricNamed(widget, name.normalize('NFC'))
    if (!owner || !metric) throw badInput('formula', unknownMetric(widget, name))
    if (owner.keyKind && widget.keyKind && (owner.keyKind === 'CATEGORY') !== (widget.keyKind === 'CATEGORY')) {
      const message = `[${name}] cannot be lined up with this widget: the keys of one are names, of the other days or instants.`
      throw badInput('formula', message)
    }
    const label = owner === widget ? metric.name : `${metric.name} of ${owner.title}`
    operands[name] = { widgetId: metric.widgetId, metricId: metric.metricId, label }
  }
  return { text, operands }
}

function readNames(text: string): string[] {
  try {
    const names = referencesOf(parseFormula(text))
    if (names.length === 0) throw badInput('formula', 'The formula refers to no metric: write one as [Users].')
    return names
  } catch (error) {
    if (error instanceof FormulaError) throw badInput('formula', `${error.message}.`)
    throw error
  }
}

/** The global id of a metric between the brackets; `null` where it is none. */
function operandIdsOf(name: string): { widgetId: WidgetId; metricId: MetricId } | null {
  try {
    return metricIdsOf(name)
  } catch {
    return null
  }
}

const NAMES_SHOWN = 10

function unknownMetric(widget: Widget, name: string): string {
  const names = widget.metrics.slice(0, NAMES_SHOWN).map(metric => `[${metric.name}]`)
  const known = names.length === 0 ? 'It has none yet' : `It has ${names.join(', ')}`
  return `The widget has no metric [${name.slice(0, 60)}]. ${known}; metrics of other widgets are written by their id, as [metric_...].`
}

/** The formulas of the project as they would be. */
async function checkGraph(
  trx: Database,
  { services }: Gateway,
  projectId: ProjectId,
  metric: StoredCalculation,
): Promise<void> {
  const stored = await selectCalculations(trx, projectId)
  const all = new Map(stored.map(it => [it.metricId, it]))
  if (!all.has(metric.metricId) && all.size >= MAX_CALCULATED_METRICS)
    throw badInput('formula', `A project has at most ${MAX_CALCULATED_METRICS} calculated metrics.`)
  all.set(metric.metricId, metric)
  const issue = checkFormulaGraph(
    new Map([...all].map(([id, { calculation }]) => [id, Object.values(calculation.operands).map(it => it.metricId)])),
  )
  if (!issue) return
  const { visible } = services.catalogue
  const nameOf = (metricId: MetricId) => {
    const known = all.get(metricId)
    return known && visible?.has(known.widgetId) === false
      ? 'a metric of another widget'
      : JSON.stringify(known?.name ?? metricId)
  }
  const path = issue.path.map(nameOf).join(' -> ')
  throw badInput(
    'formula',
    issue.kind === 'CYCLE'
      ? `The formula leads back to itself: ${path}.`
      : `At most ${MAX_FORMULA_DEPTH} formulas may rest on each other: ${path}.`,
  )
}

async function changed(
  gateway: Gateway,
  projectId: ProjectId,
  ids: { widgetId: WidgetId; metricId: MetricId },
): Promise<Metric> {
  gateway.services.catalogue.changed(projectId, ids.widgetId)
  return metricIn(await widgetOf(gateway, projectId, ids.widgetId), ids.metricId)
}

async function widgetOf(gateway: Gateway, projectId: ProjectId, widgetId: WidgetId): Promise<Widget> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
  return widget
}

function metricIn(widget: Widget, metricId: MetricId): Metric {
  const metric = widget.metrics.find(it => it.metricId === metricId)
  if (!metric) throw notFound('metric')
  return metric
}
