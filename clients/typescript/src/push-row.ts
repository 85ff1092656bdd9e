import { InputError } from './errors.js'

export interface PushRow {
  /** A day (`2026-11-20`), an instant or a name. */
  readonly key?: string
  /** Instead of a key: what the values are of. */
  readonly period?: PushPeriod
  /** By the name of their metric. Texts keep every digit. */
  readonly values: Readonly<Record<string, number | string | bigint | undefined>>
  /** By the name of their dimension. */
  readonly dimensions?: Readonly<Record<string, string | null | undefined>>
}

export type PushPeriod =
  | { readonly month: string }
  | { readonly week: string }
  | { readonly quarter: string }
  | { readonly year: string }
  | { readonly days: { readonly from: string; readonly through: string } }

export interface PushOptions {
  /** What happens to values that are there. Default: what each metric says. */
  readonly onDuplicate?: 'ADD' | 'REPLACE' | 'MIN' | 'MAX'
  readonly keyKind?: 'DATE' | 'TIME' | 'CATEGORY'
  readonly timeZone?: string
  /** Options of metrics, as `PushMetricInput` of the schema. */
  readonly metrics?: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[]
  /** A key of your own, such as a file and its line: the same rows under it count once, whoever pushes them. They are not batched with others. */
  readonly idempotencyKey?: string
}

/** What an accepted batch wrote. */
export interface PushReceipt {
  readonly id: string
  readonly acceptedAt: string
  readonly rows: number
  readonly points: number
  readonly created: number
  readonly changed: number
  /** The gateway had these rows already: an earlier attempt had arrived. */
  readonly replayed: boolean
  readonly keyKind: 'DATE' | 'TIME' | 'CATEGORY' | null
  readonly newMetrics: readonly string[]
  readonly warnings: readonly string[]
}

export const PUSH =
  'mutation ClientPush($input:PushInput!){push(input:$input){receipt{id acceptedAt rows points created changed replayed keyKind newMetrics warnings}}}'

/** A row as the schema has it. Throws InputError for numbers that JSON would turn into null. */
export function toRowInput({ key, period, values, dimensions }: PushRow, index: number): object {
  const numbers = Object.entries(values).filter(([, value]) => value !== undefined)
  for (const [metric, value] of numbers) {
    if (typeof value !== 'number' || Number.isFinite(value)) continue
    const message = `${value} is no number that can be stored; leave the metric out where there is no value.`
    const path = `input.rows.${index}.values.${metric}`
    throw new InputError('BAD_USER_INPUT', `${path}: ${message}`, { fields: { [path]: [message] } })
  }
  const texts = Object.entries(dimensions ?? {}).filter(([, value]) => value !== undefined && value !== null)
  return {
    ...(key !== undefined && { key }),
    ...(period !== undefined && { period }),
    values: numbers.map(([metric, value]) => ({ metric, value: typeof value === 'bigint' ? String(value) : value })),
    ...(texts.length > 0 && { dimensions: texts.map(([dimension, value]) => ({ dimension, value })) }),
  }
}
