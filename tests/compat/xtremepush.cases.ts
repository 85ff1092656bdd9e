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
const multipart = (fields: Record<string, string>) => {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
  )
  return `${[...parts, '--x--'].join('\r\n')}\r\n`
}
const list = (name: string, path: string, body: object): ExternalCase => ({ name, path, body })

export const successes: readonly ExternalCase[] = [
  {
    name: 'create-widget',
    path: '/create/widget',
    body: { title: 'Signups', chart_type: 'COLUMN', key_kind: 'DATE', tags: ['growth'], owner: 'Ada' },
  },
  { name: 'create-widget-as-form', path: '/create/widget', headers: form, body: 'title=A+form&tags[]=a&tags[]=b' },
  {
    name: 'create-widget-as-multipart',
    path: '/create/widget',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: multipart({ apptoken: '{apptoken}', title: 'Multipart', 'tags[]': 'ä', chart_type: 'BAR' }),
  },
  {
    name: 'list-point-of-no-push',
    path: '/list/point',
    body: { widget_id: '{empty}', condition: [['key', '>', 'a']] },
  },
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
  { name: 'info-widget-selected', path: '/info/widget', body: { id: '{widget}', select: ['title', 'tags'] } },
  {
    name: 'info-widget-selected-as-form',
    path: '/info/widget',
    headers: form,
    body: 'id={widget}&select[]=title&select[]=default_period',
  },
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
  {
    name: 'update-metric-format',
    path: '/update/metric',
    body: { id: '{metric}', format: { style: 'CURRENCY', currency: 'EUR', maximum_fraction_digits: 0 } },
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
  {
    name: 'hit-event-of-two-words',
    path: '/hit/event',
    body: { event: 'Page View', user_id: 'ada', timestamp: 1_763_638_560, session_id: 'visit-1', id: 'two-words' },
  },
  list('list-event-by-unix-time', '/list/event', {
    select: ['event', 'timestamp', 'session_id', 'device_data'],
    condition: [
      ['timestamp', '>=', 1_763_638_560],
      ['timestamp', '<=', '2025-11-20 12:36:00 +01:00'],
      ['event', 'IN', ['Page View', 'nothing']],
    ],
  }),
  {
    name: 'import-profile',
    path: '/import/profile',
    body: {
      columns: ['user_id', 'email', 'email_subscription', 'first_name'],
      rows: [
        ['golden-ada', 'ada@example.org', 1, 'Ada'],
        ['golden-bob', 'bob@example.org', 0, null],
        ['golden-ada', '', 0, ''],
      ],
    },
  },
  {
    name: 'import-profile-as-task',
    path: '/import/profile',
    body: { columns: ['user_id', 'plan'], rows: [['golden-cyd', 'pro']], async: true },
  },
  list('list-profile', '/list/profile', {
    select: ['user_id', 'anonymous_id', 'properties', 'device_data'],
    condition: [['user_id', 'IN', ['golden-ada', 'golden-bob']]],
    order: ['user_id'],
  }),
  { name: 'delete-profile', path: '/delete/profile', body: { user_id: 'golden-bob' } },
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
  {
    name: 'create-view-token',
    path: '/create/view-token',
    body: { widget_ids: ['{widget}'], valid_minutes: 30, name: 'Portal' },
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
