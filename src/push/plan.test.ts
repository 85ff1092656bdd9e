import { describe, expect, test } from 'vitest'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { defaultMetricOptions, type Metric, type MetricChange } from '../widgets/metric.ts'
import { noStanding } from '../widgets/metric-status.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { Widget } from '../widgets/widget.ts'
import { planPush as planIn } from './plan.ts'
import type { PushRequest } from './push.ts'

const planPush = (widget: Widget, pushed: PushRequest) => planIn(widget, pushed, 'UTC')

const metric = (name: string, more: Partial<Metric> = {}): Metric => ({
  ...defaultMetricOptions,
  ...noStanding,
  projectId: '1' as ProjectId,
  widgetId: '2' as WidgetId,
  metricId: name as MetricId,
  name,
  position: 0,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
  calculation: null,
  eventCount: null,
  goals: [],
  ...more,
})

const widgetWith = (...metrics: Metric[]) =>
  ({ keyKind: 'DATE', keyColumn: null, dimensions: [], metrics }) as unknown as Widget

const request = (values: Record<string, string>, more: Partial<PushRequest> = {}): PushRequest => ({
  rows: [{ key: '2026-11-20', values: Object.entries(values).map(([name, value]) => ({ metric: name, value })) }],
  keyKind: null,
  timeZone: null,
  keyColumn: null,
  onDuplicate: null,
  metricOnDuplicate: new Map(),
  pathOfOnDuplicate: name => `onduplicate.${name}`,
  options: new Map(),
  idempotencyKey: null,
  bodyHash: null,
  pathOf: (row, name) => `${row}.${name}`,
  ...more,
})

const options = (changes: Record<string, MetricChange>) => ({ options: new Map(Object.entries(changes)) })
const ways = (more: Record<string, OnDuplicate>) => ({ metricOnDuplicate: new Map(Object.entries(more)) })

describe('what a push that does not say it does with values that exist', () => {
  const cases: [string, Partial<Metric>, OnDuplicate][] = [
    ['a sum', {}, 'ADD'],
    ['a snapshot', { aggregation: 'LATEST' }, 'REPLACE'],
    ['a running total of Cyfe', { cumulative: true }, 'REPLACE'],
    ['a mean', { aggregation: 'AVERAGE' }, 'REPLACE'],
    ['a percentage', { percent: true }, 'REPLACE'],
    ['a percentage by its name', { name: 'CTR %' }, 'REPLACE'],
    ['a minimum', { aggregation: 'MIN' }, 'MIN'],
    ['a maximum', { aggregation: 'MAX' }, 'MAX'],
    ['a percentage that is summed', { percent: true, aggregation: 'SUM' }, 'ADD'],
    ['what was set', { aggregation: 'LATEST', defaultOnDuplicate: 'ADD' }, 'ADD'],
    ['what was set for a sum', { defaultOnDuplicate: 'REPLACE' }, 'REPLACE'],
  ]
  test.each(cases)('%s', (_what, { name = 'm', ...more }, expected) => {
    const { writes, onDuplicate } = planPush(widgetWith(metric(name, more)), request({ [name]: '1' }))
    expect(onDuplicate).toEqual([{ onDuplicate: expected, metrics: [name] }])
    expect([...(writes.get(name)?.values() ?? [])]).toEqual([{ how: expected, value: '1' }])
  })

  test('is said by the options of the push itself, also where the percent sign comes in a later row', () => {
    const rows = ['1', '2%'].map(value => ({ key: '2026-11-20', values: [{ metric: 'new', value }] }))
    const { writes, points } = planPush(widgetWith(), request({}, { rows }))
    expect([...(writes.get('new')?.values() ?? [])]).toEqual([{ how: 'REPLACE', value: '2' }])
    expect(points).toBe(1)
    const plan = planPush(
      widgetWith(metric('old')),
      request({ old: '1', new: '1' }, options({ old: { aggregation: 'MAX' }, new: { defaultOnDuplicate: 'MIN' } })),
    )
    expect(plan.onDuplicate).toEqual([
      { onDuplicate: 'MAX', metrics: ['old'] },
      { onDuplicate: 'MIN', metrics: ['new'] },
    ])
  })

  test('gives way to what the push says, and that to what it says of the metric', () => {
    const plan = planPush(
      widgetWith(metric('a', { aggregation: 'LATEST' })),
      request({ a: '1', b: '1' }, { onDuplicate: 'ADD', ...ways({ b: 'MIN' }) }),
    )
    expect(plan.onDuplicate).toEqual([
      { onDuplicate: 'ADD', metrics: ['a'] },
      { onDuplicate: 'MIN', metrics: ['b'] },
    ])
  })
})

describe('a metric that an option map names and nobody has', () => {
  test('is refused where its values would be written in another way than was meant', () => {
    for (const onDuplicate of ['ADD', null] as const) {
      const misspelt = request({ Users: '1' }, { onDuplicate, ...ways({ Users: 'REPLACE', Usrs: 'REPLACE' }) })
      expect(() => planPush(widgetWith(metric('Visits')), misspelt)).toThrow(
        expect.objectContaining({
          code: 'BAD_USER_INPUT',
          fields: {
            'onduplicate.Usrs': [
              'Option "onduplicate" names the metric "Usrs", which neither the push nor the widget has. The push has "Users".',
            ],
          },
        }),
      )
    }
  })

  test('is a warning for other options, of which there are 20 at most', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`m${n}`, { reverse: true }]))
    const { warnings, definitionChange } = planPush(widgetWith(metric('Users')), request({ Users: '1' }, options(many)))
    expect(definitionChange).toBeNull()
    expect(warnings).toHaveLength(20)
    expect(warnings[0]).toBe('The options of "m0" were ignored: neither the push nor the widget has this metric.')
    expect(warnings[19]).toBe('11 more warnings.')
  })

  test('is none where the push has its column without a value, or the widget has it', () => {
    const more = {
      emptyColumns: new Set(['Empty']),
      ...ways({ Empty: 'REPLACE', Visits: 'REPLACE', ' Users ': 'MAX' }),
    }
    const plan = planPush(
      widgetWith(metric('Visits')),
      request({ Users: '1' }, { ...more, ...options({ Empty: { reverse: true } }) }),
    )
    expect(plan.warnings).toEqual([])
    expect(plan.onDuplicate).toEqual([{ onDuplicate: 'MAX', metrics: ['Users'] }])
  })
})

describe('blanks at the ends of a name', () => {
  test('are no part of a new metric, nor of what options say of it', () => {
    const sent = request({ ' Users\u00a0': '1' }, options({ 'Users\t': { reverse: true } }))
    const { definitionChange, writes, warnings } = planPush(widgetWith(), sent)
    expect([...writes.keys()]).toEqual(['Users'])
    expect(definitionChange?.newMetrics).toMatchObject([{ name: 'Users', change: { reverse: true } }])
    expect(warnings).toEqual([])
  })

  const cases: [stored: string[], sent: string, takes: string][] = [
    [['Users'], 'Users ', 'Users'],
    [['Users '], 'Users', 'Users '],
    [['Users '], ' Users', 'Users '],
    [['Users ', 'Users'], 'Users ', 'Users '],
    [['Users ', 'Users'], 'Users', 'Users'],
    [['Users ', 'Users'], '  Users', 'Users'],
    [[' '], ' ', ' '],
  ]
  test.each(cases)('stored %j, sent %j', (stored, sent, takes) => {
    const plan = planPush(widgetWith(...stored.map(name => metric(name))), request({ [sent]: '1' }))
    expect([...plan.writes.keys()]).toEqual([takes])
    expect(plan.definitionChange).toBeNull()
    expect(plan.warnings).toHaveLength(takes === takes.trim() ? 0 : 1)
  })

  test('leave nothing where there is nothing else, and no two columns of a row', () => {
    expect(() => planPush(widgetWith(), request({ ' ': '1' }))).toThrow("the metric's name is empty.")
    expect(() => planPush(widgetWith(), request({ Users: '1', 'Users ': '2' }))).toThrow(
      'Row 1, metric "Users ": "Users" and "Users " are one metric: names have no blanks at their ends.',
    )
    const rows = ['Users', 'Users '].map((name, n) => ({
      key: `2026-11-2${n}`,
      values: [{ metric: name, value: '1' }],
    }))
    expect(planPush(widgetWith(), request({}, { rows })).points).toBe(2)
    // Composed and decomposed they are one text, as before.
    expect(planPush(widgetWith(), request({ Caf\u00e9: '1', 'Cafe\u0301': '2' })).writes.size).toBe(1)
  })
})

describe('a percent sign', () => {
  test('says that the metric is of percents, at whatever door', () => {
    const { definitionChange, writes } = planPush(widgetWith(metric('old')), request({ old: '-5.50%', new: '.5%' }))
    expect(definitionChange?.changes).toEqual([{ metricId: 'old', change: { percent: true } }])
    expect(definitionChange?.newMetrics).toMatchObject([{ name: 'new', change: { percent: true } }])
    expect([...writes.values()].map(byKey => [...byKey.values()][0]?.value)).toEqual(['-5.5', '0.5'])
  })

  test.each(['%', '5 %', '5%%', '%5', 'x%'])('%j is no number', value => {
    expect(() => planPush(widgetWith(), request({ m: value }))).toThrow(`${JSON.stringify(value)} is not a number.`)
  })
})
