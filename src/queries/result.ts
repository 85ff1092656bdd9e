// From the server's texts to JSON: exact numbers, RFC 3339 instants, names as the caller spelled them.
import { JsonNumber, readJson, toPlain } from '../base/json-text.ts'

/** What a column holds, in words that the same reader can use for variables. */
export type ColumnType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'interval'
  | 'json'
  | 'list'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** `eventsTable.timestamp` as it is stored, not computed from. */
  readonly isEventTime: boolean
}

/** A result as a whole. Rows are objects by column name. */
export interface QueryResult {
  readonly columns: readonly Column[]
  readonly rows: readonly Record<string, unknown>[]
  /** There were more rows than were read. */
  readonly truncated: boolean
  /** Epoch milliseconds at which the rows were read. */
  readonly readAt: number
  readonly cached: boolean
  readonly durationMs: number
  /** Until when the same answer is given. */
  readonly freshUntil: number | null
}

/** `iso`: RFC 3339; `epoch`: milliseconds for `eventsTable.timestamp`, as the UserFlux dialect has it. */
export type TimeStyle = 'iso' | 'epoch'

const types: Readonly<Record<number, ColumnType>> = {
  16: 'boolean',
  20: 'integer',
  21: 'integer',
  23: 'integer',
  700: 'number',
  701: 'number',
  1700: 'number',
  1082: 'date',
  1083: 'time',
  1266: 'time',
  1114: 'datetime',
  1184: 'datetime',
  1186: 'interval',
  114: 'json',
  3802: 'json',
}
const TIMESTAMPTZ = 1184
/** Lists of text, whole numbers, decimals ...: the OIDs of the array types that the allow-list can make. */
const LISTS = new Set([
  199, 1000, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1115, 1182, 1183, 1185, 1231, 2951, 3807,
])

export interface RawField {
  readonly name: string
  readonly typeOid: number
  readonly tableOid: number
}

/** Columns in their order; a name that came before gets a number: `n`, `n_2`. */
export function toColumns(
  fields: readonly RawField[],
  names: readonly (string | null)[],
  spelled: ReadonlyMap<string, string>,
  eventViews: ReadonlySet<number>,
): Column[] {
  const taken = new Set<string>()
  return fields.map(({ name: fieldName, typeOid, tableOid }, index) => {
    const preferred = names[index] ?? spelled.get(fieldName) ?? fieldName
    let name = preferred
    for (let n = 2; taken.has(name); n++) name = `${preferred}_${n}`
    taken.add(name)
    return {
      name,
      type: LISTS.has(typeOid) ? 'list' : (types[typeOid] ?? 'string'),
      isEventTime: typeOid === TIMESTAMPTZ && eventViews.has(tableOid),
    }
  })
}

export type CellReader = (text: string | null) => unknown

/** One reader a column, made once for all rows. */
export function cellReaders(fields: readonly RawField[], columns: readonly Column[], times: TimeStyle): CellReader[] {
  return fields.map(({ typeOid }, index) => {
    const column = columns[index]
    const read = readerOf(typeOid, column, times)
    return text => (text === null ? null : read(text))
  })
}

function readerOf(typeOid: number, column: Column | undefined, times: TimeStyle): (text: string) => unknown {
  if (column?.isEventTime && times === 'epoch') return text => Date.parse(instant(text))
  switch (column?.type) {
    case 'boolean':
      return text => text === 't'
    case 'integer':
    case 'number':
      return toNumber
    case 'datetime':
      return typeOid === TIMESTAMPTZ ? instant : text => text.replace(' ', 'T')
    case 'json':
      return text => toPlain(readJson(text))
    case 'list': {
      const isNumber = [1005, 1007, 1016, 1021, 1022, 1231].includes(typeOid)
      return text => readList(text, isNumber ? toNumber : each => each)
    }
    default:
      return text => text
  }
}

const ITEM = /([{},])|"((?:[^"\\]|\\.)*)"|([^{},"]+)/g

/** PostgreSQL's text of an array, `{1,NULL,"a \"b\""}`, also of more dimensions. */
function readList(text: string, map: (item: string) => unknown): unknown {
  const open: unknown[][] = [[]]
  // `[0:1]={...}` tells bounds other than 1.
  for (const [, sign, quoted, plain] of text.slice(text.indexOf('{')).matchAll(ITEM)) {
    if (sign === '{') {
      const list: unknown[] = []
      open.at(-1)?.push(list)
      open.push(list)
    } else if (sign === '}') open.pop()
    else if (quoted !== undefined) open.at(-1)?.push(map(quoted.replace(/\\(.)/gs, '$1')))
    else if (plain !== undefined) open.at(-1)?.push(plain === 'NULL' ? null : map(plain))
  }
  return open[0]?.[0]
}

/** A number where a double says the same decimal value, else the text: no digit is lost, NaN and Infinity stay readable. */
function toNumber(text: string): number | string {
  if (!Number.isFinite(Number(text))) return text
  const plain = toPlain(new JsonNumber(text))
  return typeof plain === 'number' ? plain : text
}

/** `2026-11-20 09:30:00.5+00` -> `2026-11-20T09:30:00.5Z`. Infinity and years before 1 stay as they are. */
function instant(text: string): string {
  return /^\d{4,}-/.test(text) ? text.replace(' ', 'T').replace(/\+00$/, 'Z') : text
}

export function toRow(cells: readonly (string | null)[], columns: readonly Column[], readers: readonly CellReader[]) {
  // A column may have any name, `__proto__` too.
  const row: Record<string, unknown> = Object.create(null)
  for (const [index, { name }] of columns.entries()) row[name] = readers[index]?.(cells[index] ?? null)
  return row
}
