import { describe, expect, test } from 'vitest'
import { plainMetric } from '../../../pictures/chart/chart-report.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'
import { windowName, withAverageLines } from './average-lines.ts'

const sales = {
  metric: { ...plainMetric, id: 'metric_1', name: 'Sales', chartType: 'COLUMN', color: '#112233', yAxis: 1 },
  headline: 6,
  values: [1, 2, 3],
  movingAverage: [null, 1.5, 2.5],
}

// What lines are made from.
const report = (change: object = {}) =>
  ({ granularity: 'DAY', groups: [], metrics: [sales], ...change }) as unknown as GroupedReportFragment

describe('lines of averages', () => {
  test('stand behind their metrics, on the same axis, in a colour of their own', () => {
    const { metrics } = withAverageLines(report(), 2)
    expect(metrics.map(({ metric, values }) => [metric.name, metric.chartType, metric.yAxis, values])).toEqual([
      ['Sales', 'COLUMN', 1, [1, 2, 3]],
      ['Sales, average of 2 days', 'LINE', 1, [null, 1.5, 2.5]],
    ])
    expect(metrics[1]?.metric.color).toBeNull()
  })

  test.each([
    ['are not asked for', report(), null],
    ['have no number', report({ metrics: [{ ...sales, movingAverage: [null, null, null] }] }), 2],
    ['would be of groups', report({ groups: [{}] }), 2],
    ['would be of categories', report({ granularity: null }), 2],
  ])('are not there where they %s', (_, asked, count) => {
    expect(withAverageLines(asked, count).metrics).toHaveLength(1)
  })

  test('say how long their windows are in the words of the buckets', () => {
    expect(windowName(7, 'DAY')).toBe('7 days')
    expect(windowName(28, 'FISCAL_QUARTER')).toBe('28 fiscal quarters')
  })
})
