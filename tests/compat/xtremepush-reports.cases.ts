import type { ExternalCase } from './xtremepush.cases.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

export const reportSuccesses: readonly ExternalCase[] = [
  {
    name: 'info-report',
    path: '/info/report',
    token: 'reader',
    body: {
      widget_id: '{widget}',
      period: { days: { from: '2026-11-17', through: '2026-11-19' } },
      compare: ['PREVIOUS_PERIOD', { shift: { count: 1, unit: 'YEAR' } }],
      fill: 'ZERO',
      metrics: ['Users', 'Half'],
    },
  },
  {
    name: 'info-report-of-the-issue',
    path: '/info/report',
    body: {
      widget_id: '{widget}',
      period: { preset: 'LAST_7_DAYS' },
      compare: ['PREVIOUS_PERIOD'],
      metrics: ['Signups'],
    },
  },
  {
    name: 'info-report-as-form',
    path: '/info/report',
    headers: form,
    body: 'widget_id={widget}&period[last][count]=2&period[last][unit]=DAY&compare[]=SAME_PERIOD_LAST_YEAR&metrics[]=Users',
  },
  {
    name: 'info-report-by-dimensions',
    path: '/info/report',
    token: 'reader',
    body: {
      widget_id: '{sales}',
      period: { days: { from: '2026-11-18', through: '2026-11-19' } },
      compare: [],
      by: ['country'],
      top: 2,
    },
  },
  {
    name: 'info-report-where',
    path: '/info/report',
    body: {
      widget_id: '{sales}',
      period: { days: { from: '2026-11-18', through: '2026-11-19' } },
      compare: [],
      where: [
        { dimension: 'country', in: ['DE', null] },
        { dimension: 'plan', not_in: ['free'], starts_with: 'p', is_set: true },
      ],
    },
  },
  {
    name: 'info-report-where-as-form',
    path: '/info/report',
    headers: form,
    body: 'widget_id={sales}&period[last][count]=2&compare[]=PREVIOUS_PERIOD&period[last][unit]=DAY&where[0][dimension]=country&where[0][in][]=FR&where[0][is_set]=true&by[]=plan',
  },
]
