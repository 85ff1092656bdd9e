import type { ExternalCase } from './xtremepush.cases.ts'

const requests = [{ method: 'GET', url: 'https://api.example.com/orders', headers: { 'X-Key': '{{ secrets.key }}' } }]
const secrets = { key: 'a-secret-of-theirs' }
const metrics = [{ name: 'Orders', value: 'total' }]

/** Calls that succeed need an upstream: tests/scenarios/external-sources.test.ts. */
export const sourceSuccesses: readonly ExternalCase[] = [
  { name: 'create-source', path: '/create/source', body: { name: 'golden orders', requests, secrets } },
  { name: 'update-source', path: '/update/source', body: { id: '{source}', requests, secrets, description: null } },
  { name: 'info-source', path: '/info/source', body: { id: '{source}' }, token: 'reader' },
  { name: 'list-source', path: '/list/source', body: { condition: [['id', '=', '{source}']] } },
  { name: 'delete-source', path: '/delete/source', body: { id: '{source}' } },
  {
    name: 'create-feed',
    path: '/create/feed',
    body: { name: 'golden feed', widget_id: '{widget}', metrics, rows: 'data', key: 'day', hook: 'TOKEN' },
  },
  { name: 'update-feed', path: '/update/feed', body: { id: '{feed}', filter: '= total > 0', paused: true } },
  { name: 'info-feed', path: '/info/feed', body: { id: '{feed}' }, token: 'reader' },
  { name: 'list-feed', path: '/list/feed', body: { condition: [['id', 'IN', ['{feed}']]] } },
  { name: 'delete-feed', path: '/delete/feed', body: { id: '{feed}' } },
]

export const sourceRefusals: readonly ExternalCase[] = [
  { name: 'create-source-twice', path: '/create/source', body: { name: '{sourceName}', requests } },
  {
    name: 'create-source-wrong',
    path: '/create/source',
    body: {
      name: 'wrong',
      requests: [
        { method: 'GET', url: 'http://localhost/', timeoutMs: 1 },
        { method: 'BREW', url: '' },
      ],
      secrets: { short: 'x' },
    },
  },
  {
    name: 'create-source-wrong-host',
    path: '/create/source',
    body: { name: 'wrong', requests: [{ method: 'GET', url: 'http://localhost/{{ nobody.data }}', timeoutMs: 1 }] },
  },
  { name: 'update-source-of-nobody', path: '/update/source', body: { id: 'source_1', requests } },
  { name: 'info-source-of-nobody', path: '/info/source', body: { id: 'source_1' } },
  { name: 'delete-source-of-nobody', path: '/delete/source', body: { id: 'source_1' } },
  { name: 'execute-source-of-nobody', path: '/execute/source', body: { id: 'source_1' } },
  { name: 'execute-source-by-reader', path: '/execute/source', body: { id: '{source}' }, token: 'reader' },
  {
    name: 'create-feed-wrong',
    path: '/create/feed',
    body: { name: 'x', widget_id: '{widget}', metrics: [], cron: 'often' },
  },
  {
    name: 'create-feed-of-no-source',
    path: '/create/feed',
    body: { name: 'x', widget_id: '{widget}', metrics, source: 'nobody' },
  },
  { name: 'create-feed-of-no-widget', path: '/create/feed', body: { name: 'x', widget_id: 'widget_1', metrics } },
  { name: 'update-feed-of-nobody', path: '/update/feed', body: { id: 'feed_1' } },
  { name: 'info-feed-of-nobody', path: '/info/feed', body: { id: 'feed_1' } },
  { name: 'delete-feed-of-nobody', path: '/delete/feed', body: { id: 'feed_1' } },
  { name: 'execute-feed-without-source', path: '/execute/feed', body: { id: '{feed}' } },
]
