/**
 * What clients of the External API send. `{widget}`, `{metric}` ... stand for ids of things made before; `path` is below /api/external.
 */
export interface ExternalCase {
  readonly name: string
  readonly path: string
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of the administrator's token as `apptoken`. */
  readonly token?: 'none' | 'wrong' | 'reader' | 'pusher'
  readonly method?: string
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const list = (name: string, path: string, body: object): ExternalCase => ({ name, path, body })

export const successes: readonly ExternalCase[] = [
  {
    name: 'create-widget',
    path: '/create/widget',
    body: { title: 'Signups', chart_type: 'COLUMN', key_kind: 'DATE', tags: ['growth'], owner: 'Ada' },
  },
  { name: 'create-widget-as-form', path: '/create/widget', headers: form, body: 'title=A+form&tags[]=a&tags[]=b' },
  {
    name: 'create-widget-json-as-form',
    path: '/create/widget',
    headers: form,
    body: { title: 'JSON whatever the content type' },
  },
  {
    name: 'update-widget',
    path: '/update/widget',
    body: { id: '{widget}', title: 'Another title', owner: null, default_period: 'LAST_7_DAYS' },
  },
  { name: 'info-widget', path: '/info/widget', body: { id: '{widget}' } },
  { name: 'info-widget-by-reader', path: '/info/widget', body: { id: '{widget}' }, token: 'reader' },
  list('list-widget', '/list/widget', { condition: [['id', '=', '{widget}']] }),
  list('list-widget-selected', '/list/widget', {
    select: ['id', 'title'],
    condition: {
      operator: 'AND',
      0: ['id', '=', '{widget}'],
      1: { operator: 'OR', 0: ['title', '=', 'x'], 1: [['tags', '=', 'golden']] },
    },
    order: ['id DESC', 'title'],
    limit: 1,
    offset: 0,
  }),
  {
    name: 'list-widget-as-form',
    path: '/list/widget',
    headers: form,
    body: 'select[]=title&condition[0][0]=id&condition[0][1]==&condition[0][2]={widget}&limit=5',
  },
  {
    name: 'push-widget',
    path: '/push/widget',
    body: { id: '{widget}', data: [{ Date: '20261120', Users: '0.5' }] },
    token: 'pusher',
  },
  {
    name: 'push-widget-replace',
    path: '/push/widget',
    body: {
      id: '{widget}',
      data: [{ Date: '20261118', Users: 5 }],
      onduplicate: { Users: 'replace' },
      color: { Users: '#FF0000' },
    },
  },
  {
    name: 'push-widget-with-key',
    path: '/push/widget',
    headers: { 'idempotency-key': 'golden-1' },
    body: { id: '{widget}', data: [{ Date: '20261120', Users: 1 }] },
  },
  { name: 'delete-widget', path: '/delete/widget', body: { id: '{widget}' } },
  {
    name: 'create-metric',
    path: '/create/metric',
    body: { widget_id: '{widget}', name: 'Rate', formula: '[Signups] / [Users] * 100', unit: '%' },
  },
  {
    name: 'create-metric-of-events',
    path: '/create/metric',
    body: { widget_id: '{times}', name: 'Orders', event: 'order', aggregate: 'SUM', property: 'cart.total' },
  },
  {
    name: 'update-metric',
    path: '/update/metric',
    body: { id: '{metric}', color: '#52FF7F', y_axis_min: '-0.10', reverse: true },
  },
  { name: 'info-metric', path: '/info/metric', body: { id: '{metric}' } },
  list('list-metric', '/list/metric', { condition: [['widget_id', '=', '{widget}']], order: ['name DESC'] }),
  {
    name: 'push-metric',
    path: '/push/metric',
    body: {
      id: '{metric}',
      data: [
        { key: '2026-11-19', value: 0.25 },
        { key: '2026-11-20', value: '9007199254740993' },
      ],
    },
  },
  { name: 'delete-metric', path: '/delete/metric', body: { id: '{calculated}' } },
  {
    name: 'push-point',
    path: '/push/point',
    body: {
      widget_id: '{widget}',
      points: [{ metric: 'Users', key: '2026-11-20', value: '12.5' }],
      onduplicate: 'MAX',
    },
  },
  list('list-point', '/list/point', { widget_id: '{widget}' }),
  list('list-point-of-days', '/list/point', {
    widget_id: '{widget}',
    select: ['metric', 'key', 'value'],
    condition: [
      ['key', '>', '2026-11-17'],
      ['metric', 'IN', ['Users', 'Nobody']],
      ['value', '<=', 31.5],
    ],
    order: ['value DESC'],
  }),
  {
    name: 'delete-point',
    path: '/delete/point',
    body: { widget_id: '{widget}', from: '2026-11-18', through: '20261118' },
  },
  {
    name: 'delete-point-by-key',
    path: '/delete/point',
    body: { widget_id: '{widget}', keys: ['20261117'], metrics: ['Users'] },
  },
  {
    name: 'hit-event',
    path: '/hit/event',
    token: 'pusher',
    body: {
      event: 'purchase',
      user_id: 7,
      value: 12.5,
      timestamp: '2026-11-20 11:36:00 +01:00',
      user_attributes: { plan: { name: 'pro' } },
    },
  },
  {
    name: 'hit-event-batch',
    path: '/hit/event',
    body: {
      events: [
        { event: 'a', user_id: 'ada', id: 'golden' },
        { event: 'b', anonymous_id: 'device', timestamp: '2026-11-20 11:36:00' },
        { event: 'a', user_id: 'ada', id: 'golden' },
      ],
    },
  },
  {
    name: 'hit-event-as-form',
    path: '/hit/event',
    headers: form,
    body: 'event=form&user_id=ada&user_attributes[plan]=pro',
  },
  list('list-event', '/list/event', {
    select: ['event', 'timestamp', 'user_id', 'user_attributes'],
    condition: [
      ['event', '=', 'before'],
      ['timestamp', '>=', '2026-11-20T00:00:00Z'],
    ],
    order: ['timestamp DESC'],
    limit: 1,
  }),
  {
    name: 'import-event',
    path: '/import/event',
    body: {
      columns: ['event', 'user_id', 'timestamp', 'plan'],
      rows: [
        ['signup', 'ada', '2026-11-20 08:00:00', 'pro'],
        ['signup', 'bob', '', null],
      ],
    },
  },
  {
    name: 'import-event-as-task',
    path: '/import/event',
    body: { columns: ['event', 'user_id'], rows: [['signup', 'ada']], async: true },
  },
  {
    name: 'import-point',
    path: '/import/point',
    body: {
      widget_id: '{widget}',
      columns: ['key', 'metric', 'value'],
      rows: [
        ['20261120', 'Users', '0.1'],
        ['20261120', 'Users', 0.2],
      ],
    },
  },
  {
    name: 'import-point-as-task',
    path: '/import/point',
    body: {
      widget_id: '{widget}',
      columns: ['metric', 'key', 'value'],
      rows: Array.from({ length: 100 }, (_, n) => ['Users', '2026-11-20', n]),
    },
  },
  {
    name: 'import-point-at-once',
    path: '/import/point',
    body: {
      widget_id: '{widget}',
      async: false,
      onduplicate: 'REPLACE',
      columns: ['metric', 'key', 'value'],
      rows: Array.from({ length: 100 }, (_, n) => ['Users', '2026-11-20', n]),
    },
  },
  { name: 'info-task', path: '/info/task', body: { id: '{task}' } },
  list('list-task', '/list/task', {
    condition: [
      ['id', '=', '{task}'],
      ['progress', '<=', 1],
    ],
  }),
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
    name: 'create-query',
    path: '/create/query',
    body: {
      name: 'Titles',
      sql: 'select title from widgets where title = @{title} limit @{n}',
      variables: [
        { name: 'title', type: 'STRING' },
        { name: 'n', type: 'INTEGER', default: 10 },
      ],
    },
  },
  { name: 'update-query', path: '/update/query', body: { id: '{query}', name: 'Other', cache_minutes: 5 } },
  { name: 'info-query', path: '/info/query', body: { id: '{query}' } },
  list('list-query', '/list/query', {
    condition: [
      ['id', '=', '{query}'],
      ['version', '>=', 1],
    ],
    order: ['saved_at DESC'],
  }),
  {
    name: 'execute-query',
    path: '/execute/query',
    body: { id: '{query}', variables: { title: 'Golden', n: 1 } },
    token: 'reader',
  },
  { name: 'delete-query', path: '/delete/query', body: { id: '{query}' } },
  {
    name: 'create-token',
    path: '/create/token',
    body: {
      name: 'nightly',
      scopes: ['push', 'read'],
      allowed_ips: ['127.0.0.0/8'],
      expires_at: '2027-01-01T00:00:00Z',
    },
  },
  { name: 'info-token', path: '/info/token', body: { id: '{token}' } },
  list('list-token', '/list/token', {
    select: ['name', 'scopes', 'revoked_at'],
    condition: [
      ['name', 'IN', ['reader', 'pusher']],
      ['revoked_at', '=', null],
      ['scopes', '!=', 'admin'],
    ],
    order: ['name'],
  }),
  { name: 'delete-token', path: '/delete/token', body: { id: '{token}' } },
  {
    name: 'create-project',
    path: '/create/project',
    body: { name: 'Shop', time_zone: 'Europe/Berlin', week_start: 7 },
  },
  { name: 'update-project', path: '/update/project', body: { name: 'Default' } },
  { name: 'info-project', path: '/info/project', body: {} },
  list('list-project', '/list/project', { limit: 1 }),
]

export const refusals: readonly ExternalCase[] = [
  { name: 'no-credential', path: '/create/widget', body: { title: 'x' }, token: 'none' },
  { name: 'wrong-credential', path: '/create/widget', body: { title: 'x' }, token: 'wrong' },
  { name: 'scope-is-missing', path: '/create/widget', body: { title: 'x' }, token: 'reader' },
  { name: 'title-is-blank', path: '/create/widget', body: { title: '' } },
  { name: 'title-is-missing', path: '/create/widget', body: {} },
  {
    name: 'several-fields',
    path: '/create/widget',
    body: { title: 7, chart_type: 'line', tags: 'a', default_period: 'EVER' },
  },
  { name: 'title-too-long', path: '/create/widget', body: { title: 'x'.repeat(201) } },
  { name: 'not-json', path: '/create/widget', body: '{"title":' },
  { name: 'not-an-object', path: '/create/widget', body: '[1]' },
  { name: 'empty-body', path: '/create/widget', body: '' },
  { name: 'not-utf-8', path: '/create/widget', body: Buffer.from([0x7b, 0xff, 0x7d]) },
  { name: 'too-large', path: '/create/widget', body: { title: 'x'.repeat(1_100_000) } },
  { name: 'wrong-method', path: '/create/widget', method: 'PUT', body: { title: 'x' } },
  { name: 'method-is-mistyped', path: '/creat/widget', body: { title: 'x' } },
  { name: 'model-is-unknown', path: '/create/gadget', body: { title: 'x' } },
  { name: 'path-is-unknown', path: '/create', body: { title: 'x' } },
  { name: 'update-widget-of-nobody', path: '/update/widget', body: { id: 'widget_1', title: 'x' } },
  { name: 'info-widget-of-nobody', path: '/info/widget', body: { id: 'widget_1' } },
  { name: 'info-widget-by-another-id', path: '/info/widget', body: { id: '{metric}' } },
  { name: 'info-widget-without-id', path: '/info/widget', body: {} },
  { name: 'delete-widget-of-nobody', path: '/delete/widget', body: { id: 'no id' } },
  {
    name: 'push-widget-of-wrong-rows',
    path: '/push/widget',
    body: {
      id: '{widget}',
      data: [
        { Date: '20261120', activeUsers: 'x' },
        { Date: 'x', Users: 1 },
      ],
    },
  },
  { name: 'push-widget-without-data', path: '/push/widget', body: { id: '{widget}' } },
  { name: 'push-widget-wrong-option', path: '/push/widget', body: { id: '{widget}', data: [], color: 'red' } },
  { name: 'push-widget-by-reader', path: '/push/widget', body: { id: '{widget}', data: [] }, token: 'reader' },
  {
    name: 'push-widget-wrong-key',
    path: '/push/widget',
    headers: { 'idempotency-key': 'x'.repeat(256) },
    body: { id: '{widget}', data: [] },
  },
  { name: 'create-metric-without-formula', path: '/create/metric', body: { widget_id: '{widget}', name: 'x' } },
  {
    name: 'create-metric-wrong-formula',
    path: '/create/metric',
    body: { widget_id: '{widget}', name: 'x', formula: '[Nobody] +' },
  },
  {
    name: 'update-metric-wrong-color',
    path: '/update/metric',
    body: { id: '{metric}', color: 'red', y_axis_min: 'low' },
  },
  { name: 'delete-metric-pushed', path: '/delete/metric', body: { id: '{metric}' } },
  { name: 'info-metric-of-nobody', path: '/info/metric', body: { id: 'metric_1_2' } },
  {
    name: 'push-metric-wrong-value',
    path: '/push/metric',
    body: {
      id: '{metric}',
      data: [
        { key: '2026-11-19', value: 'x' },
        { key: '', value: 1 },
      ],
    },
  },
  {
    name: 'push-point-wrong-day',
    path: '/push/point',
    body: { widget_id: '{widget}', points: [{ metric: 'Users', key: '20261131', value: 1 }] },
  },
  { name: 'delete-point-without-days', path: '/delete/point', body: { widget_id: '{widget}' } },
  {
    name: 'delete-point-with-both',
    path: '/delete/point',
    body: { widget_id: '{widget}', from: '20261118', through: '20261118', keys: ['x'] },
  },
  { name: 'list-point-without-widget', path: '/list/point', body: {} },
  { name: 'list-unknown-select', path: '/list/widget', body: { select: ['id', 'push_key_sealed'] } },
  { name: 'list-unknown-condition', path: '/list/widget', body: { condition: [['project_id', '=', 1]] } },
  { name: 'list-unknown-order', path: '/list/widget', body: { order: ['title; drop table widgets'] } },
  {
    name: 'list-all-wrong',
    path: '/list/widget',
    body: { select: ['x'], condition: [['title', 'LIKE', 'x']], order: ['x UP'] },
  },
  { name: 'list-limit-too-high', path: '/list/widget', body: { limit: 1_001, offset: -1 } },
  {
    name: 'list-wrong-operator-of-group',
    path: '/list/widget',
    body: { condition: { operator: 'XOR', 0: ['title', '=', 'x'] } },
  },
  { name: 'list-in-takes-a-list', path: '/list/widget', body: { condition: [['title', 'IN', 'x']] } },
  { name: 'list-condition-is-a-text', path: '/list/widget', body: { condition: 'title = 1' } },
  { name: 'hit-event-without-name', path: '/hit/event', body: { user_id: 'ada' } },
  {
    name: 'hit-event-batch-with-faults',
    path: '/hit/event',
    body: {
      events: [{ event: 'a b', user_id: 'x' }, { event: 'a' }, { event: 'a', user_id: 'x', timestamp: 'soon' }, 7],
    },
  },
  { name: 'hit-event-by-reader', path: '/hit/event', body: { event: 'a', user_id: 'x' }, token: 'reader' },
  { name: 'list-event-by-attribute', path: '/list/event', body: { condition: [['user_attributes', '=', 'x']] } },
  { name: 'import-event-without-column', path: '/import/event', body: { columns: ['user_id'], rows: [['x']] } },
  {
    name: 'import-event-with-faults',
    path: '/import/event',
    body: {
      columns: ['event', 'user_id'],
      rows: [
        ['a', 'x'],
        ['a b', ''],
      ],
      async: true,
    },
  },
  {
    name: 'import-point-unknown-column',
    path: '/import/point',
    body: { widget_id: '{widget}', columns: ['metric', 'key', 'value', 'x'], rows: [] },
  },
  {
    name: 'import-point-twice',
    path: '/import/point',
    body: { widget_id: '{widget}', columns: ['metric', 'key', 'value', 'key'], rows: [] },
  },
  {
    name: 'import-point-short-row',
    path: '/import/point',
    body: { widget_id: '{widget}', columns: ['metric', 'key', 'value'], rows: [['Users', '20261120']] },
  },
  {
    name: 'import-point-with-faults',
    path: '/import/point',
    body: {
      widget_id: '{widget}',
      async: true,
      columns: ['metric', 'key', 'value'],
      rows: [
        ['Users', '20261120', 1],
        ['Users', '20261131', 1],
        ['Users', '20261120', { a: 1 }],
        ['Half', '20261120', 1],
      ],
    },
  },
  {
    name: 'import-point-of-nobody',
    path: '/import/point',
    body: { widget_id: 'widget_1', columns: ['metric', 'key', 'value'], rows: [], async: true },
  },
  {
    name: 'import-point-row-is-no-list',
    path: '/import/point',
    body: { widget_id: '{widget}', columns: ['metric', 'key', 'value'], rows: [7] },
  },
  { name: 'import-too-large', path: '/import/event', body: { columns: ['event'], rows: [['x'.repeat(8_400_000)]] } },
  { name: 'info-task-of-nobody', path: '/info/task', body: { id: 'task_1' } },
  { name: 'create-task', path: '/create/task', body: {} },
  {
    name: 'info-report-two-periods',
    path: '/info/report',
    body: { widget_id: '{widget}', period: { preset: 'TODAY', last: { count: 1, unit: 'DAY' } } },
  },
  {
    name: 'info-report-wrong-words',
    path: '/info/report',
    body: { widget_id: '{widget}', period: { preset: 'EVER' }, compare: ['YESTERDAY'], time_zone: 'Mars', top: 0 },
  },
  {
    name: 'info-report-days-reversed',
    path: '/info/report',
    body: { widget_id: '{widget}', period: { days: { from: '2026-11-20', through: '2026-11-19' } } },
  },
  { name: 'info-report-unknown-metric', path: '/info/report', body: { widget_id: '{widget}', metrics: ['Nobody'] } },
  { name: 'info-report-of-nobody', path: '/info/report', body: { widget_id: 'widget_1' } },
  { name: 'create-query-wrong-sql', path: '/create/query', body: { name: 'x', sql: 'delete from widgets' } },
  {
    name: 'create-query-undeclared',
    path: '/create/query',
    body: { name: 'x', sql: 'select @{a}', cache_minutes: 1, variables: [{ name: '1a', type: 'TEXT' }] },
  },
  { name: 'update-query-of-nobody', path: '/update/query', body: { id: 'savedquery_1', name: 'x' } },
  { name: 'info-query-of-nobody', path: '/info/query', body: { id: 'savedquery_1' } },
  { name: 'delete-query-of-nobody', path: '/delete/query', body: { id: 'savedquery_1' } },
  { name: 'execute-query-without-variable', path: '/execute/query', body: { id: '{query}' } },
  { name: 'execute-query-of-nobody', path: '/execute/query', body: { id: 'savedquery_1' } },
  { name: 'create-token-wrong', path: '/create/token', body: { name: '', scopes: ['root'], expires_at: 'soon' } },
  {
    name: 'create-token-wrong-network',
    path: '/create/token',
    body: { name: 'x', scopes: ['read'], allowed_ips: ['10.0.0.0/33'] },
  },
  {
    name: 'create-token-expired',
    path: '/create/token',
    body: { name: 'x', scopes: ['read'], expires_at: '2020-01-01T00:00:00Z' },
  },
  { name: 'info-token-of-nobody', path: '/info/token', body: { id: 'token_zz' } },
  { name: 'delete-token-of-nobody', path: '/delete/token', body: { id: 'token_zz' } },
  { name: 'list-token-by-hash', path: '/list/token', body: { select: ['token_hash'] } },
  { name: 'create-project-wrong', path: '/create/project', body: { name: ' ', time_zone: 'Mars', week_start: 8 } },
  { name: 'create-project-blank-name', path: '/create/project', body: { name: ' ' } },
  { name: 'update-project-wrong-zone', path: '/update/project', body: { time_zone: '' } },
  { name: 'list-project-by-reader', path: '/list/project', body: {}, token: 'reader' },
]
