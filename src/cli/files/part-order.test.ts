import { expect, test } from 'vitest'
import type { FileRow } from '../../push/file/file-rows.ts'
import { PartOrder, type PartOutcome } from './part-order.ts'

/** Rows of one metric; `key country` is a row of a widget with dimensions. */
const rowsAt = (keys: readonly string[], metric = 'Users'): FileRow[] =>
  keys.map((text, index) => {
    const [key = '', country] = text.split(' @')
    const dimensions = country === undefined ? [] : [{ dimension: 'country', value: country }]
    return { line: index + 2, keyColumn: 'at', key, dimensions, values: [{ metric, value: '1' }], issues: [] }
  })

type Way = PartOutcome['onDuplicate'][number]['onDuplicate']
const outcomeOf = (keyKind: PartOutcome['keyKind'], way: Way, metrics = ['Users'], replayed = false): PartOutcome => ({
  replayed,
  keyKind,
  onDuplicate: [{ onDuplicate: way, metrics }],
})

/** Whether the second part goes beside the first, where a part with all of their metrics and series was written before. */
function areTogether(outcome: PartOutcome, one: FileRow[], other: FileRow[], zone: string | null = null): boolean {
  const order = new PartOrder(zone)
  order.end(order.footprintOf([...one, ...other]), outcome)
  order.begin(order.footprintOf(one))
  return order.admits(order.footprintOf(other))
}

test('the first part goes alone, and what comes behind it waits for its receipt', () => {
  const order = new PartOrder(null)
  const [first, second] = [rowsAt(['2026-11-20']), rowsAt(['2026-11-21'])]
  const footprint = order.footprintOf(first)
  expect(order.admits(footprint)).toBe(true)
  order.begin(footprint)
  expect(order.admits(order.footprintOf(second))).toBe(false)
  order.end(footprint, outcomeOf('DATE', 'ADD'))
  expect(order.admits(order.footprintOf(second))).toBe(true)
})

test.each<[string, PartOutcome, string[], string[], string | null, boolean]>([
  ['adds of one key', outcomeOf('DATE', 'ADD'), ['2026-11-20'], ['2026-11-20'], null, true],
  ['smallest values of one key', outcomeOf('TIME', 'MIN'), ['2026-11-20'], ['2026-11-20'], null, true],
  ['replaced values of other days', outcomeOf('DATE', 'REPLACE'), ['2026-11-20'], ['2026-11-21'], null, true],
  ['replaced values of one day', outcomeOf('DATE', 'REPLACE'), ['2026-11-20'], ['2026-11-20'], null, false],
  [
    'replaced values of one day in two spellings',
    outcomeOf('DATE', 'REPLACE'),
    ['2026-11-20'],
    ['20261120'],
    null,
    false,
  ],
  [
    'the day of an instant, in a zone that nobody knows',
    outcomeOf('DATE', 'REPLACE'),
    ['2026-11-20T23:00:00Z'],
    ['2026-11-22'],
    null,
    false,
  ],
  [
    'the day of an instant that is another one',
    outcomeOf('DATE', 'REPLACE'),
    ['2026-11-20T23:00:00Z'],
    ['2026-11-20'],
    'Asia/Tokyo',
    true,
  ],
  [
    'the day of an instant that is the same',
    outcomeOf('DATE', 'REPLACE'),
    ['2026-11-20T23:00:00Z'],
    ['2026-11-21'],
    'Asia/Tokyo',
    false,
  ],
  [
    'one instant at two offsets',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20T10:00:00Z'],
    ['2026-11-20T12:00:00+02:00'],
    null,
    false,
  ],
  [
    'an instant as a number',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20T10:00:00Z'],
    [String(Date.UTC(2026, 10, 20, 10))],
    null,
    false,
  ],
  ['times of a clock', outcomeOf('TIME', 'REPLACE'), ['2026-11-20 10:00:00'], ['2026-11-20T10:00:01'], null, true],
  [
    'one time of a clock in two spellings',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20 10:00'],
    ['2026-11-20T10:00:00.000'],
    null,
    false,
  ],
  [
    'a clock beside an instant, in a zone that nobody knows',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20 10:00:00'],
    ['2026-11-20T08:00:00Z'],
    null,
    false,
  ],
  [
    'a clock beside another instant',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20 10:00:00'],
    ['2026-11-20T08:00:00Z'],
    'Europe/Berlin',
    true,
  ],
  [
    'a clock beside its instant',
    outcomeOf('TIME', 'REPLACE'),
    ['2026-11-20 10:00:00'],
    ['2026-11-20T09:00:00Z'],
    'Europe/Berlin',
    false,
  ],
  ['values of periods', outcomeOf('DATE', 'REPLACE'), ['2026-11'], ['2026-12'], null, false],
  ['names', outcomeOf('CATEGORY', 'ADD'), ['Berlin'], ['Bern'], null, false],
  ['one day of other series', outcomeOf('DATE', 'REPLACE'), ['2026-11-20 @DE'], ['2026-11-20 @FR'], null, true],
  ['one day of one series', outcomeOf('DATE', 'REPLACE'), ['2026-11-20 @DE'], ['2026-11-20 @DE'], null, false],
  ['what an earlier run added', outcomeOf('DATE', 'ADD', ['Users'], true), ['2026-11-20'], ['2026-11-20'], null, false],
])('%s', (_what, outcome, one, other, zone, expected) => {
  expect(areTogether(outcome, rowsAt(one), rowsAt(other), zone)).toBe(expected)
})

test('metrics and series that are new go alone, and nothing goes beside them', () => {
  const order = new PartOrder(null)
  order.end(order.footprintOf(rowsAt(['2026-11-20 @DE'])), outcomeOf('DATE', 'ADD'))
  const known = () => order.footprintOf(rowsAt(['2026-11-21 @DE']))
  for (const fresh of [rowsAt(['2026-11-21 @DE'], 'Visits'), rowsAt(['2026-11-21 @FR'])]) {
    const [one, other] = [known(), order.footprintOf(fresh)]
    order.begin(one)
    expect(order.admits(known())).toBe(true)
    expect(order.admits(other)).toBe(false)
    order.end(one, outcomeOf('DATE', 'ADD'))
    order.begin(other)
    expect(order.admits(known())).toBe(false)
    order.end(other, outcomeOf('DATE', 'ADD', ['Users', 'Visits']))
    expect(order.admits(order.footprintOf(fresh))).toBe(true)
  }
})

test('a metric that replaces keeps parts apart that have a metric that adds, too', () => {
  const order = new PartOrder(null)
  const both = (key: string) => [...rowsAt([key]), ...rowsAt([key], 'Rate')]
  const first = order.footprintOf(both('2026-11-19'))
  const onDuplicate = [...outcomeOf('DATE', 'ADD').onDuplicate, ...outcomeOf('DATE', 'REPLACE', ['Rate']).onDuplicate]
  order.end(first, { replayed: false, keyKind: 'DATE', onDuplicate })
  order.begin(order.footprintOf(both('2026-11-20')))
  expect(order.admits(order.footprintOf(both('2026-11-20')))).toBe(false)
  expect(order.admits(order.footprintOf(both('2026-11-21')))).toBe(true)
  expect(order.admits(order.footprintOf(rowsAt(['2026-11-20'])))).toBe(true)
})
