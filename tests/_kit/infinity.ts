// What Grafana and its Infinity data source do with a query: macros, one request, the backend parser, and a frame. It reads the parts of a
// query that ops/grafana and docs/grafana.md use.
import { parse } from 'csv-parse/sync'
import jsonata from 'jsonata'

export interface InfinityQuery {
  readonly type: 'json' | 'csv' | 'graphql'
  readonly url: string
  readonly url_options: { readonly method: string; readonly body_graphql_query?: string }
  readonly root_selector: string
  readonly columns: readonly { readonly selector: string; readonly text: string; readonly type: string }[]
}

interface Conversion {
  readonly targetField: string
  readonly destinationType: string
}

export interface Transformation {
  readonly id: string
  readonly options: { readonly conversions?: readonly Conversion[] }
}

export interface Dashboard {
  readonly annotations: { readonly list: readonly { readonly target: InfinityQuery }[] }
  readonly panels: readonly {
    readonly title: string
    readonly targets: readonly InfinityQuery[]
    readonly transformations: readonly Transformation[]
  }[]
}

/** What the dashboard is set to. */
export interface Board {
  /** Epoch milliseconds. */
  readonly from: number
  readonly to: number
  readonly variables: Readonly<Record<string, string>>
  /** Of the data source. */
  readonly token: string
}

/** A column by its name; times are epoch milliseconds. */
export type Frame = Readonly<Record<string, readonly unknown[]>>

/** `${name}`, `$name`, and the range as epoch milliseconds or in ISO 8601. */
export function interpolate(text: string, { from, to, variables }: Board): string {
  return text.replaceAll(/\$\{(\w+)(?::([\w:]+))?\}|\$(\w+)/g, (all, braced, format, plain) => {
    const name: string = braced ?? plain
    const range = name === '__from' ? from : name === '__to' ? to : null
    if (range !== null) return format === 'date:iso' ? new Date(range).toISOString() : String(range)
    return Object.hasOwn(variables, name) ? (variables[name] ?? '') : all
  })
}

export async function runInfinity(
  query: InfinityQuery,
  board: Board,
  transformations: readonly Transformation[] = [],
): Promise<Frame> {
  const document = query.url_options.body_graphql_query
  const response = await fetch(interpolate(query.url, board), {
    method: query.url_options.method,
    ...(document !== undefined && {
      headers: { 'content-type': 'application/json', authorization: `Bearer ${board.token}` },
      body: JSON.stringify({ query: interpolate(document, board), variables: {} }),
    }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  const rows = query.type === 'csv' ? csvRows(text) : await jsonRows(text, query.root_selector)
  const frame = toFrame(rows, query.columns)
  return transformations.reduce(transformed, frame)
}

const csvRows = (text: string) => parse(text, { columns: true, bom: false, relaxColumnCount: false }) as Row[]

type Row = Readonly<Record<string, unknown>>

async function jsonRows(text: string, selector: string): Promise<Row[]> {
  const root = JSON.parse(text)
  const found = selector === '' ? root : await jsonata(selector).evaluate(root)
  return JSON.parse(JSON.stringify(found)) as Row[]
}

/** Without columns all members as they are, else those that are named, in their types: what is of another type is nothing. */
function toFrame(rows: readonly Row[], columns: InfinityQuery['columns']): Frame {
  if (columns.length === 0) {
    const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
    return Object.fromEntries(names.map(name => [name, rows.map(row => row[name] ?? null)]))
  }
  return Object.fromEntries(
    columns.map(({ selector, text, type }) => [text || selector, rows.map(row => typed(row[selector], type))]),
  )
}

function typed(value: unknown, type: string): unknown {
  if (type === 'timestamp') return typeof value === 'string' && value !== '' ? timeOf(value) : null
  if (type === 'number') return typeof value === 'string' ? (value === '' ? null : Number(value)) : (value ?? null)
  return value === null || value === undefined ? null : String(value)
}

function timeOf(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new Error(`${text} is no time for Grafana`)
  return time
}

function transformed(frame: Frame, { id, options }: Transformation): Frame {
  if (id !== 'convertFieldType') throw new Error(`the transformation ${id} is not known here`)
  const times = new Set((options.conversions ?? []).map(({ targetField }) => targetField))
  return Object.fromEntries(
    Object.entries(frame).map(([name, values]) => [
      name,
      times.has(name) ? values.map(value => timeOf(String(value))) : values,
    ]),
  )
}
