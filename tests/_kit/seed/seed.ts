// What the seed board is made of: widgets as declarations, and numbers that are the same in every run.
import type { TestApp } from '../app.ts'
import type { CreateWidgetInput, UpdateMetricInput } from '../gql/graphql.ts'
import { updateMetric, widgetMetrics } from '../operations.ts'

/** The way in to a gateway: that of a test, or of the script that takes pictures. */
export type SeedDoor = Pick<TestApp, 'url' | 'ask' | 'widget' | 'cyfe'>

/** Now of the gateway and of the browser, a Friday. */
export const SEED_NOW = Date.UTC(2026, 10, 20, 12)
export const DAY_MS = 86_400_000
/** Three years. */
export const ALL_DAYS = 1_096

export type SeedRow = Readonly<Record<string, string | number>>

export interface SeedWidget {
  readonly title: string
  readonly input?: Partial<CreateWidgetInput>
  readonly rows: readonly SeedRow[]
  /** Maps of Cyfe's push: `average`, `yaxis`, `type` ... */
  readonly options?: Readonly<Record<string, unknown>>
  /** By metric. */
  readonly metrics?: Readonly<Record<string, Omit<UpdateMetricInput, 'metricId'>>>
}

/** Numbers from 0 to 1, by the name of what they are for: one widget more changes no other. */
export function numbersOf(name: string): () => number {
  let state = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 17)
  return () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** `20261120` for 0, the day before for 1. */
export const dayOf = (back: number) => new Date(SEED_NOW - back * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')

/** A row for each day up to today, oldest first; `back` is how many days ago it is. */
export function days(count: number, valuesOf: (back: number) => SeedRow): SeedRow[] {
  return Array.from({ length: count }, (_, at) => count - 1 - at).map(back => ({
    Date: dayOf(back),
    ...valuesOf(back),
  }))
}

/** How much of a working day is done on that day. */
export function workload(back: number): number {
  const weekday = new Date(SEED_NOW - back * DAY_MS).getUTCDay()
  return weekday === 0 || weekday === 6 ? 0.55 : 1
}

const ROWS_PER_PUSH = 500

/** Its id. Throws where a push is refused. */
export async function makeSeedWidget(door: SeedDoor, seed: SeedWidget): Promise<string> {
  const { title, input = {}, rows, options = {}, metrics = {} } = seed
  const { id, pushUrl } = await door.widget({ title, ...input })
  for (let from = 0; from < rows.length; from += ROWS_PER_PUSH) {
    const { status, body } = await door.cyfe(pushUrl, { data: rows.slice(from, from + ROWS_PER_PUSH), ...options })
    if (status !== 200) throw new Error(`${title}: ${JSON.stringify(body)}`)
  }
  if (Object.keys(metrics).length === 0) return id
  const { widget } = await door.ask(widgetMetrics, { id })
  for (const metric of widget?.metrics ?? []) {
    const change = metrics[metric.name]
    if (change) await door.ask(updateMetric, { input: { metricId: metric.id, ...change } })
  }
  return id
}

export const currency = (code: string) => ({ format: { style: 'CURRENCY' as const, currency: code } })
