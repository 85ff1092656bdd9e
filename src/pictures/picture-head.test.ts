import { expect, test } from 'vitest'
import { plainFormat } from '../core/number-format.ts'
import { categories, days, metric } from './chart/chart.cases.ts'
import type { ChartReport } from './chart/chart-report.ts'
import { drawSvg } from './drawing.ts'

const euros = { ...plainFormat, style: 'CURRENCY' as const, currency: 'EUR' }
const revenue: ChartReport = {
  ...days(metric('Revenue', [1_000, 1_500, 2_000], { format: euros })),
  period: { label: 'Last 3 days' },
}

/** What is written in the picture, besides what is for those who do not see it. */
function textsOf(report: ChartReport, own: Partial<Parameters<typeof drawSvg>[0]> = {}): string[] {
  const drawing = {
    title: 'Sales',
    type: 'LINE',
    report,
    compare: false,
    width: 480,
    height: 300,
    theme: 'light',
  } as const
  const svg = drawSvg({ ...drawing, ...own })
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

test('a picture carries its title, its period and its headlines', () => {
  expect(textsOf(revenue)).toEqual(expect.arrayContaining(['Sales', 'Last 3 days · Revenue €4,500']))
  expect(textsOf(categories(metric('Users', [1, 2, 3])), { type: 'PIE' })).toEqual(
    expect.arrayContaining(['Sales', 'Users 6']),
  )
})

test('a long title is cut, and a picture that is too small has none', () => {
  const [title] = textsOf(revenue, { title: 'Long '.repeat(40) }).filter(text => text.startsWith('Long'))
  expect(title?.length).toBeLessThan(70)
  expect(title).toMatch(/…$/)
  expect(textsOf(revenue, { width: 200, height: 100 })).not.toContain('Sales')
})

test('where nothing was pushed in the period, the picture says so', () => {
  const empty = {
    ...days({ ...metric('Revenue', [null, null, null]), headline: null }),
    period: { label: 'Last 3 days' },
  }
  expect(textsOf(empty)).toEqual(expect.arrayContaining(['No data in this period', 'Last 3 days']))
  expect(textsOf(revenue)).not.toContain('No data in this period')
})

test('a table has as many rows as it has room for, and says how many there are beside them', () => {
  const keys = Array.from({ length: 40 }, (_, at) => `Campaign ${at}`)
  const many = {
    keys,
    granularity: null,
    metrics: [
      metric(
        'Clicks',
        keys.map((_, at) => at),
      ),
    ],
  }
  const texts = textsOf(many, { type: 'TABLE', height: 200 })
  const rows = texts.filter(text => text.startsWith('Campaign'))
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.length * 24).toBeLessThan(200 - 48)
  expect(texts).toContain(`${40 - rows.length} more`)
})
