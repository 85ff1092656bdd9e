// Points as the list of the REST API gives them: GraphQL has reports, which are of many points each.
import { type JsonValue, readJson } from '../../../base/json-text.ts'
import type { DeletePointsInput, PushInput } from '../gql/graphql.ts'

export interface Point {
  readonly metricId: string
  readonly metric: string
  /** As it is pushed; of a value of a period its first and its last day, `2026-11-01/2026-11-30`. */
  readonly key: string
  /** Values by the names of dimensions; those without one are left out. */
  readonly dimensions: Readonly<Record<string, string>>
  /** Every digit as it is stored. */
  readonly value: string
}

export interface PointFilter {
  readonly metricId: string | null
  readonly from: string | null
  readonly through: string | null
}

export const POINTS_OF_A_PAGE = 50

/** The body of `POST /api/external/list/point`; one more than a page, which says whether there is another. */
export function toListBody(
  widgetId: string,
  { metricId, from, through }: PointFilter,
  offset: number,
  isNewestFirst: boolean,
) {
  const condition = [
    ...(metricId ? [['metric_id', '=', metricId]] : []),
    ...(from ? [['key', '>=', from]] : []),
    ...(through ? [['key', '<=', through]] : []),
  ]
  return {
    widget_id: widgetId,
    limit: POINTS_OF_A_PAGE + 1,
    offset,
    order: [`key ${isNewestFirst ? 'DESC' : 'ASC'}`, 'metric ASC'],
    ...(condition.length > 0 && { condition }),
  }
}

/** The points of a reply. Throws an Error with what the gateway said instead. */
export function readPoints(text: string): Point[] {
  const reply = readJson(text)
  const data = reply instanceof Map ? reply.get('data') : null
  if (!Array.isArray(data)) throw new Error(messageOf(reply))
  return data.flatMap(row => (row instanceof Map ? toPoint(row) : []))
}

function toPoint(row: ReadonlyMap<string, JsonValue>): Point {
  const key = textIn(row, 'key')
  const lastDay = row.get('last_day')
  const dimensions = row.get('dimensions')
  return {
    metricId: textIn(row, 'metric_id'),
    metric: textIn(row, 'metric'),
    key: typeof lastDay === 'string' && lastDay !== key ? `${key}/${lastDay}` : key,
    dimensions:
      dimensions instanceof Map
        ? Object.fromEntries([...dimensions].map(([name, value]) => [name, String(value)]))
        : {},
    value: textIn(row, 'value'),
  }
}

const textIn = (row: ReadonlyMap<string, JsonValue>, column: string) => String(row.get(column) ?? '')

function messageOf(reply: JsonValue): string {
  const message = reply instanceof Map ? reply.get('message') : null
  return typeof message === 'string' ? message : 'The gateway did not answer with points.'
}

/** Writes one value as it stands, whatever the metric does by default. */
export function toPush(widgetId: string, { metric, key, dimensions, value }: Omit<Point, 'metricId'>): PushInput {
  const values = Object.entries(dimensions).map(([dimension, each]) => ({ dimension, value: each }))
  return {
    widgetId,
    onDuplicate: 'REPLACE',
    rows: [{ key, values: [{ metric, value }], ...(values.length > 0 && { dimensions: values }) }],
  }
}

/** Exactly this point: with its values of dimensions, and without those that it has none of. */
export function toDeletion(widgetId: string, point: Point, declared: readonly string[]): DeletePointsInput {
  const where = declared.map(dimension => {
    const value = point.dimensions[dimension]
    return value === undefined ? { dimension, isSet: false } : { dimension, in: [value] }
  })
  return { widgetId, keys: [point.key], metricIds: [point.metricId], ...(where.length > 0 && { where }) }
}

/** Its dimensions in the order in which the widget declares them. */
export const dimensionsText = (point: Point, declared: readonly string[]) =>
  declared
    .flatMap(name => (point.dimensions[name] === undefined ? [] : `${name}: ${point.dimensions[name]}`))
    .join(', ')
