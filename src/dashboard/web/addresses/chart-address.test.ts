import { expect, test } from 'vitest'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { chartQuestionOf, snippetOf } from './chart-address.ts'

const widget = {
  keyKind: 'DATE',
  defaultPeriod: 'LAST_30_DAYS',
  metrics: [],
} as unknown as WidgetSettingsFragment

test.each([
  ['', { preset: null, days: null, compare: null, by: null, where: null }, 'Last 30 days'],
  [
    'period=THIS_YEAR&compare=SAME_PERIOD_LAST_YEAR&only_days=WORKING',
    { preset: 'THIS_YEAR', days: null, compare: 'SAME_PERIOD_LAST_YEAR', onlyDays: 'WORKING', by: null, where: null },
    'This year; compared with: Same period last year; working days alone',
  ],
  [
    'from=2026-11-01&through=2026-11-20&by=country&top=3&where.plan=pro',
    {
      preset: null,
      days: { from: '2026-11-01', through: '2026-11-20' },
      compare: null,
      by: ['country'],
      top: 3,
      where: [expect.objectContaining({ dimension: 'plan', in: ['pro'] })],
    },
    '2026-11-01 to 2026-11-20; by country; plan: pro',
  ],
  // An address has no named calendars: it is of the widget's own period, and says so.
  ['period=THIS_PERIOD:Retail', { preset: null, days: null, compare: null, by: null, where: null }, 'Last 30 days'],
])('%s', (text, variables, words) => {
  const question = chartQuestionOf(widget, new URLSearchParams(text))
  expect(question).toEqual({ variables, words })
})

test('names have neither a period nor a comparison', () => {
  const names = { ...widget, keyKind: 'CATEGORY' } as WidgetSettingsFragment
  const { variables, words } = chartQuestionOf(names, new URLSearchParams('period=TODAY&compare=PREVIOUS_PERIOD'))
  expect([variables.preset, variables.compare, words]).toEqual([null, null, 'all names'])
})

test('what is pasted is one element, whatever the title is', () => {
  const snippet = { url: 'https://a.example/x?a=1&b=2', title: 'A "big" <b>', width: 800, height: 400 }
  expect(snippetOf('EMBED', snippet)).toBe(
    '<iframe src="https://a.example/x?a=1&amp;b=2" title="A &quot;big&quot; &lt;b>" width="800" height="400" style="border: 0" loading="lazy"></iframe>',
  )
  expect(snippetOf('PNG', snippet)).toMatch(/^<img src="https:\/\/a\.example\/x\?a=1&amp;b=2" alt=/)
})
