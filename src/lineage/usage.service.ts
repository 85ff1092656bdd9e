// Where metrics are used.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { listBoards } from '../boards/board.service.ts'
import { type Board, FIRST_BOARD_NAME } from '../boards/board.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { listCalculations, type StoredCalculation } from '../widgets/calculations.service.ts'
import type { Metric } from '../widgets/metric.ts'
import type { Widget } from '../widgets/widget.ts'
import { type OpenLink, type QueryMention, selectMentions, selectOpenLinks } from './lineage.store.ts'
import { type LineageEntry, limitUses, readsMetric, type Usage } from './lineage.ts'

/** Mentions that are read for one page: a query may name many metrics. */
const MAX_MENTIONS = 10_000

interface Downstream {
  readonly calculations: readonly StoredCalculation[]
  readonly boards: readonly Board[]
  /** Names of boards are not for those who see some widgets only. */
  readonly namesBoards: boolean
  readonly links: readonly OpenLink[]
  readonly widgets: ReadonlyMap<WidgetId, Widget>
  readonly mentions: ReadonlyMap<Id, readonly QueryMention[]>
  readonly hasAllMentions: boolean
}

/** Of each metric in its order: a statement each for formulas, boards, links and saved queries, whatever the number of metrics. */
export async function usagesOf(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
): Promise<readonly Usage[]> {
  const downstream = await readDownstream(ctx, projectId, metrics)
  return metrics.map(metric => usageOf(metric, downstream))
}

async function readDownstream(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
): Promise<Downstream> {
  const { visible } = ctx.services.catalogue
  const widgetIds = [...new Set(metrics.map(({ widgetId }) => widgetId))]
  const found = await ctx.services.catalogue.widgets(projectId, widgetIds)
  const widgets = new Map(found.flatMap(widget => (widget ? [[widget.widgetId, widget] as const] : [])))
  const texts = [...widgets.values()].flatMap(widget => [
    encodeId('Widget', widget.widgetId),
    widget.title,
    ...widget.metrics.flatMap(metric => [globalIdOf(metric), metric.name]),
  ])
  // Links and saved queries are of the project: who sees some widgets only sees none of them.
  const [calculations, boards, links, mentions] = await Promise.all([
    listCalculations(ctx, projectId),
    listBoards(ctx, projectId),
    visible ? [] : selectOpenLinks(ctx.db, projectId, widgetIds, new Date(ctx.now)),
    visible ? [] : selectMentions(ctx.db, projectId, [...new Set(texts)], MAX_MENTIONS + 1),
  ])
  return {
    calculations,
    boards,
    namesBoards: !visible,
    links,
    widgets,
    mentions: Map.groupBy(mentions.slice(0, MAX_MENTIONS), mention => mention.queryId),
    hasAllMentions: mentions.length <= MAX_MENTIONS,
  }
}

const globalIdOf = ({ widgetId, metricId }: Metric) => encodeId('Metric', `${widgetId}/${metricId}`)

/** By an id; else, as SQL does it, by the title of the widget, and by its name where it names some metric of the widget. */
function mentionsMetric(texts: ReadonlySet<string>, widget: Widget, metric: Metric): boolean {
  if (texts.has(globalIdOf(metric)) || texts.has(encodeId('Widget', widget.widgetId))) return true
  if (!texts.has(widget.title)) return false
  return texts.has(metric.name) || !widget.metrics.some(({ name }) => texts.has(name))
}

function usageOf(metric: Metric, downstream: Downstream): Usage {
  const { calculations, widgets, mentions, hasAllMentions } = downstream
  const formulas = calculations
    .filter(({ calculation }) => readsMetric(calculation, metric))
    .map(({ widgetId, metricId, name }): LineageEntry => ({ kind: 'METRIC', id: `${widgetId}/${metricId}`, name }))
  const widget = widgets.get(metric.widgetId)
  const weighed = (widget?.metrics ?? [])
    .filter(({ weightMetric }) => weightMetric === metric.metricId)
    .map(({ widgetId, metricId, name }): LineageEntry => ({ kind: 'METRIC', id: `${widgetId}/${metricId}`, name }))
  const queries = [...mentions].flatMap(([id, own]): LineageEntry[] => {
    const texts = new Set(own.map(({ text }) => text))
    return widget && mentionsMetric(texts, widget, metric)
      ? [{ kind: 'SAVED_QUERY', id, name: own[0]?.name ?? '' }]
      : []
  })
  const usage = limitUses([[...formulas, ...weighed], ...boardsAndLinks(metric, downstream), queries])
  return { ...usage, isComplete: usage.isComplete && hasAllMentions }
}

function boardsAndLinks({ widgetId: own }: Metric, { boards, namesBoards, links }: Downstream): LineageEntry[][] {
  const showing = boards.filter(board => board.cards.some(({ widgetId }) => widgetId === own))
  const ids = new Set(showing.map(board => board.boardId))
  const entries = showing.map(({ boardId, name }): LineageEntry => ({ kind: 'BOARD', id: boardId, name }))
  const unnamed: LineageEntry[] = showing.length > 0 ? [{ kind: 'BOARD', id: null, name: FIRST_BOARD_NAME }] : []
  const shares = links
    .filter(({ widgetId, boardId }) => (widgetId === null ? ids.has(boardId) : widgetId === own))
    .map(({ shareId, widgetId, createdBy }): LineageEntry => {
      const what = widgetId === null ? 'the board' : 'the widget'
      return { kind: 'SHARE', id: shareId, name: `Link to ${what}, made by ${createdBy}` }
    })
  return [namesBoards ? entries : unnamed, shares]
}
