import { expect, test } from 'vitest'
import { toBlock, toBlockDraft } from './block-draft.ts'
import { NEW_REPORT, toReportDraft, toReportInput } from './report-draft.ts'

const blocks = [
  { kind: 'HEADING', text: 'Sales' },
  { kind: 'TEXT', text: 'Two\n\nparagraphs' },
  {
    kind: 'HEADLINE',
    name: 'sales',
    widget_id: 'widget_1',
    period: { preset: 'LAST_WEEK' },
    metrics: ['Revenue', 'Orders'],
  },
  {
    kind: 'TABLE',
    ...{ title: 'By region', widget_id: 'widget_1', by: ['region'], top: 5, attach: true, compare: null },
    where: [{ dimension: 'region', in: ['{{ row.region }}'] }],
  },
  {
    kind: 'PICTURE',
    widget_id: 'widget_1',
    period: { days: { from: '2026-11-01', through: '2026-11-20' } },
    theme: 'dark',
  },
  {
    kind: 'SAVED_QUERY',
    query_id: 'savedquery_1',
    columns: [{ label: 'Customer', value: 'customer.name' }, { value: 'total' }],
    variables: { day: '{{ row.day }}' },
  },
  { kind: 'SOURCE', source: 'orders', rows: 'data.items', max_rows: 3, hidden: true },
  { kind: 'GRAPHQL', document: '{ widgets { nodes { title } } }', rows: 'widgets.nodes' },
]

test('every block comes out of the editor as it went in', () => {
  for (const [id, block] of blocks.entries()) {
    const draft = toBlockDraft(block, id)
    expect(draft && toBlock(draft)).toEqual(block)
  }
})

test('what has no control, or what its control cannot show, is kept as JSON', () => {
  expect(toBlockDraft(blocks[4], 1)).toEqual({
    id: 1,
    kind: 'PICTURE',
    values: { widget_id: 'widget_1', theme: 'dark' },
    options: JSON.stringify({ period: { days: { from: '2026-11-01', through: '2026-11-20' } } }, null, 2),
  })
  const odd = { kind: 'TABLE', widget_id: 'widget_1', metrics: ['Revenue, net'] }
  const draft = toBlockDraft(odd, 2)
  expect(draft?.values).toEqual({ widget_id: 'widget_1' })
  expect(draft && toBlock(draft)).toEqual(odd)
  expect(toBlockDraft({ kind: 'NOVELTY' }, 3)).toBeNull()
})

test('a report comes out of the editor as it went in', () => {
  const document = { title: 'Sales of {{ row.region }}', locale: 'de-CH', blocks }
  const merge = { queryId: 'savedquery_2', source: null, variables: { a: 1 }, rows: null, recipient: '{{ row.email }}' }
  const shared = {
    name: 'Sales',
    channelIds: ['channel_1'],
    skipIfEmpty: true,
    cron: '0 7 1 * *',
    timeZone: 'Europe/Zurich',
    afterAlertId: 'alert_1',
  }
  const saved = { ...shared, id: 'reportschedule_1', document, merge, paused: false, nextRunAt: null, afterAlert: null }
  const draft = toReportDraft(saved)
  expect(draft && toReportInput(draft, saved.id)).toEqual({
    ...shared,
    id: saved.id,
    document,
    merge: { queryId: 'savedquery_2', variables: { a: 1 }, rows: null, recipient: '{{ row.email }}' },
  })
})

test('what cannot be read is told by its place', () => {
  const block = { id: 1, kind: 'SAVED_QUERY' as const, values: { variables: '[1]' }, options: '' }
  expect(toReportInput({ ...NEW_REPORT, blocks: [block] }, null)).toBe('Block 1: Variables has to be a JSON object.')
  const options = { ...block, values: {}, options: '{ "where": ' }
  expect(toReportInput({ ...NEW_REPORT, blocks: [options] }, null)).toBe(
    'Block 1: Other members have to be a JSON object.',
  )
  const merge = { ...NEW_REPORT.merge, from: 'source:orders', variables: 'day' }
  expect(toReportInput({ ...NEW_REPORT, merge }, null)).toBe(
    'The variables of the mail-merge have to be a JSON object.',
  )
})
