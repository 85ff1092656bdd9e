// Metrics that are counted from events, by the properties of the events, held against a count in plain JavaScript.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  type Answer,
  ask,
  before,
  countedBy,
  type Filter,
  made,
  numbersFrom,
  own,
  passes,
  type Question,
  shopOf,
  valueIn,
} from '../_kit/event-reports.ts'
import { addEvents, type StoredEvent } from '../_kit/tables.ts'

let it: TestApp
let shop: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  shop = await shopOf(it, 'order')
  await addEvents(it, DEFAULT_PROJECT_ID, made)
})
afterAll(() => it?.[Symbol.asyncDispose]())

function groupsOf(events: readonly StoredEvent[], by: readonly string[]): Map<string, StoredEvent[]> {
  return Map.groupBy(events, event => JSON.stringify(by.map(path => valueIn(event, path)))) as Map<
    string,
    StoredEvent[]
  >
}

function compareValues(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? null
    if (value === other) continue
    return value === null ? 1 : other === null ? -1 : Buffer.compare(Buffer.from(value), Buffer.from(other))
  }
  return 0
}

/** The groups that are shown, the largest in the metric first, and all others. */
function expectedGroups(events: readonly StoredEvent[], by: readonly string[], top: number, metric: number) {
  const inPeriod = [...groupsOf(events, by)].map(([key, found]) => {
    const all = countedBy(found, own)
    return {
      key,
      values: JSON.parse(key) as (string | null)[],
      size: all[metric]?.headline ?? null,
      isFound: all.some(it => it.headline !== null),
    }
  })
  const sorted = inPeriod
    .filter(group => group.isFound)
    .sort(
      (a, b) =>
        Number(a.size === null) - Number(b.size === null) ||
        (b.size ?? 0) - (a.size ?? 0) ||
        compareValues(a.values, b.values),
    )
  const shown = sorted.slice(0, top)
  const keys = new Set(shown.map(({ key }) => key))
  const rest = events.filter(event => !keys.has(JSON.stringify(by.map(path => valueIn(event, path)))))
  const inGroup = (key: string) => groupsOf(events, by).get(key) ?? []
  return [
    ...shown.map(({ key, values }) => ({ values, isOther: false, events: inGroup(key) })),
    { values: by.map(() => null), isOther: true, events: rest },
  ]
}

function assertNumbers(found: Answer['metrics'], events: readonly StoredEvent[], what: string): void {
  const [now, then] = [countedBy(events, own), countedBy(events, before)]
  for (const [index, metric] of found.entries()) {
    const { headline, values, runningTotals } = metric
    expect({ headline, values, runningTotals }, `${what}, metric ${index}`).toEqual(now[index])
    expect(metric.comparison?.previous, `${what}, metric ${index} before`).toBe(then[index]?.headline)
  }
}

test('80 questions: every group, the others and the whole are what a count of the events says', async () => {
  const next = numbersFrom(11)
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value
  const paths = ['country', 'cart.plan', 'ufProperties.urlPath', 'nothing.there']
  const filters: Filter[] = [
    { dimension: 'country', in: ['DE', '\u00d6', null] },
    { dimension: 'country', in: ['DE', 'true', '7'] },
    { dimension: 'country', notIn: ['DE'] },
    { dimension: 'country', notIn: ['DE', null] },
    { dimension: 'cart.plan', isSet: true },
    { dimension: 'cart.plan', isSet: false },
    { dimension: 'ufProperties.urlPath', startsWith: '/' },
    { dimension: 'ufProperties.urlPath', in: ['/1', '/2'] },
    { dimension: 'country', in: [] },
    { dimension: 'nothing', isSet: false, startsWith: 'x' },
  ]
  for (let count = 0; count < 80; count++) {
    const by = [...new Set(Array.from({ length: next(4) }, () => pick(paths)))]
    const where = Array.from({ length: by.length === 0 ? 1 + next(2) : next(2) }, () => pick(filters))
    const [top, metric] = [1 + next(6), next(6)]
    const names = ['Orders', 'Revenue', 'Mean', 'Dearest', 'Buyers', 'Paid']
    const question: Question = { where, by, top, orderBy: { metric: names[metric] } }
    const args = JSON.stringify(question)
    const report = await ask(it, shop, question)
    const events = made.filter(event => passes(event, where))
    assertNumbers(report.metrics, events, args)
    if (by.length === 0) {
      expect(report.groups).toEqual([])
      continue
    }
    const expected = expectedGroups(events, by, top, metric).filter(
      ({ isOther, events: found }) =>
        !isOther || [own, before].some(from => countedBy(found, from).some(it => it.headline !== null)),
    )
    expect(
      report.groups.map(({ isOther, values }) => ({ isOther, values: values.map(({ value }) => value) })),
      args,
    ).toEqual(expected.map(({ isOther, values }) => ({ isOther, values })))
    for (const [index, group] of expected.entries()) {
      const found = report.groups[index]?.metrics ?? []
      assertNumbers(found, group.events, `${args}, group ${index}`)
      const [orders, all] = [countedBy(group.events, own)[0]?.headline, report.metrics[0]?.headline]
      expect(found[0]?.share).toBe(typeof orders === 'number' && all ? orders / all : null)
      // Means, extremes and users do not add up.
      expect([found[2]?.share, found[3]?.share, found[4]?.share]).toEqual([null, null, null])
    }
  }
})
