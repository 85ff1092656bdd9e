import type { ExternalCase } from './xtremepush.cases.ts'

const rule = { metric_id: '{metric}', granularity: 'DAY', condition: { above: 30 } }
const days = { days: { from: '2026-11-16', through: '2026-11-19' } }

export const alertSuccesses: readonly ExternalCase[] = [
  {
    name: 'create-alert',
    path: '/create/alert',
    body: { name: 'Users are many', ...rule, cron: '0 6 * * *', recover_at: '28.50', channel_ids: ['{channel}'] },
  },
  {
    name: 'create-alert-of-groups',
    path: '/create/alert',
    body: {
      name: 'A country falls',
      metric_id: '{salesMetric}',
      granularity: 'DAY',
      by: ['country'],
      where: [{ dimension: 'plan', not_in: ['free'] }],
      condition: { change: { below: -20, shift: { count: 1, unit: 'WEEK' } } },
      for_buckets: 2,
      when_missing: 'KEEP',
      on_push: true,
      time_zone: 'Europe/Berlin',
      mute: [{ weekdays: [6, 7], from: '00:00', until: '00:00' }],
    },
  },
  {
    name: 'update-alert',
    path: '/update/alert',
    body: { id: '{alert}', condition: { unusual: { seasons: 5 } }, cron: null, on_push: true, annotate: true },
  },
  {
    name: 'update-alert-snoozed',
    path: '/update/alert',
    body: { id: '{alert}', paused: true, snoozed_until: '2026-11-21T06:00:00Z' },
  },
  { name: 'info-alert', path: '/info/alert', body: { id: '{alert}' }, token: 'reader' },
  { name: 'list-alert', path: '/list/alert', body: { condition: [['id', '=', '{alert}']] } },
  { name: 'delete-alert', path: '/delete/alert', body: { id: '{alert}' } },
  { name: 'create-alert-acknowledgement', path: '/create/alert-acknowledgement', body: { alert_id: '{alert}' } },
  { name: 'info-alert-event', path: '/info/alert-event', body: { id: '{change}' } },
  { name: 'list-alert-event', path: '/list/alert-event', body: { condition: [['alert_id', '=', '{alert}']] } },
  {
    name: 'execute-alert-simulation',
    path: '/execute/alert-simulation',
    body: { ...rule, over: days },
    token: 'reader',
  },
  { name: 'info-alert-band', path: '/info/alert-band', body: { id: '{alert}', over: days } },
  {
    name: 'create-report-schedule-after-alert',
    path: '/create/report-schedule',
    body: {
      name: 'What lies around it',
      channel_ids: ['{channel}'],
      after_alert_id: '{alert}',
      document: { title: 'Users', blocks: [{ kind: 'TEXT', text: 'Look at {{ project.name }}.' }] },
    },
  },
]

export const alertRefusals: readonly ExternalCase[] = [
  { name: 'create-alert-twice', path: '/create/alert', body: { name: '{alertName}', ...rule, on_push: true } },
  {
    name: 'create-alert-wrong',
    path: '/create/alert',
    body: {
      name: 'x',
      metric_id: '{metric}',
      granularity: 'MONTH',
      condition: { goal_pace: { unit: 'YEAR' } },
      for_buckets: 0,
      mute: [{ weekdays: [8], from: '22', until: '06:00' }],
      recover_at: 1,
    },
  },
  {
    name: 'create-alert-of-two-conditions',
    path: '/create/alert',
    body: { name: 'x', ...rule, condition: { above: 1, below: 0 }, on_push: true },
  },
  {
    name: 'create-alert-of-unknown-words',
    path: '/create/alert',
    body: { name: 'x', ...rule, condition: { change: { above: 'much', against: 'BEFORE' } }, granularity: 'FORTNIGHT' },
  },
  {
    name: 'update-alert-snoozed-into-the-past',
    path: '/update/alert',
    body: { id: '{alert}', name: 'not kept', snoozed_until: '2026-11-19T06:00:00Z' },
  },
  {
    name: 'create-alert-acknowledgement-of-other-groups',
    path: '/create/alert-acknowledgement',
    body: { alert_id: '{alert}', group: ['DE'] },
  },
  {
    name: 'execute-alert-simulation-without-a-beginning',
    path: '/execute/alert-simulation',
    body: { ...rule, over: { preset: 'ALL_TIME' } },
  },
  { name: 'info-alert-unknown', path: '/info/alert', body: { id: 'alert_0000000000000' } },
  { name: 'info-alert-event-unknown', path: '/info/alert-event', body: { id: '{alert}' } },
]
