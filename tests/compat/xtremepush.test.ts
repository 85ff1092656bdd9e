// Request and exact reply of every case lie in golden/xtremepush; what a client relies on is asserted here besides.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { insertFiring } from '../_kit/firing-alert.ts'
import { createToken, widgetMetrics } from '../_kit/operations.ts'
import { type ExternalCase, successes } from './xtremepush.cases.ts'
import { alertRefusals, alertSuccesses } from './xtremepush-alerts.cases.ts'
import { refusals } from './xtremepush-refusals.cases.ts'
import { reportSuccesses } from './xtremepush-reports.cases.ts'
import { sourceRefusals, sourceSuccesses } from './xtremepush-sources.cases.ts'

let it: TestApp
const tokens = { none: undefined, wrong: 'nobody', reader: '', pusher: '' }
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  for (const [name, scope] of [
    ['reader', 'READ'],
    ['pusher', 'PUSH'],
  ] as const) {
    tokens[name] = (await it.ask(createToken, { input: { name, scopes: [scope] } })).createToken.secret
  }
})
let taskId = ''
beforeAll(async () => {
  await call('/hit/event', { event: 'before', user_id: 'ada', user_attributes: { n: 9007199254740993n.toString() } })
  const accepted = await call('/import/event', { columns: ['event', 'user_id'], rows: [['x', 'ada']], async: true })
  taskId = (accepted as unknown as { model: { task_id: string } }).model.task_id
  const state = async () => ((await call('/info/task', { id: taskId })) as { model?: { state: string } }).model?.state
  await vi.waitUntil(async () => (await state()) === 'DONE', { timeout: 20_000 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function call(path: string, body: object): Promise<Record<string, never>> {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, ...body }),
  })
  return (await response.json()) as Record<string, never>
}

/** Things that cases speak of, anew for each. */
async function known(one: ExternalCase): Promise<Record<string, string>> {
  const { id, pushUrl } = await it.widget({ title: 'Golden', tags: ['golden'] })
  await it.cyfe(pushUrl, {
    data: [
      { Date: '20261117', Users: '28', Signups: '1' },
      { Date: '20261118', Users: '31.50', Signups: '2' },
    ],
  })
  const { widget } = await it.ask(widgetMetrics, { id })
  const sales = await it.widget({ title: 'Sales', dimensions: ['country', 'plan'] })
  await it.cyfe(sales.pushUrl, {
    data: [
      { Date: '20261118', country: 'DE', plan: 'pro', Sales: '20' },
      { Date: '20261118', country: 'FR', plan: 'pro', Sales: '10' },
      { Date: '20261119', country: 'DE', plan: 'free', Sales: '5' },
      { Date: '20261119', country: '', plan: 'free', Sales: '5' },
    ],
  })
  const made = await call('/create/metric', { widget_id: id, name: 'Half', formula: '[Users] / 2' })
  const times = await it.widget({ title: 'Times', keyKind: 'TIME' })
  const saved = await call('/create/query', {
    name: 'Golden',
    sql: 'select title from widgets where title = @{title} order by title limit @{n}',
    variables: [
      { name: 'title', type: 'STRING' },
      { name: 'n', type: 'INTEGER', default: 1 },
    ],
  })
  const sourceName = `source ${id}`
  const source = await call('/create/source', {
    name: sourceName,
    requests: [{ method: 'GET', url: 'https://api.example.com/' }],
  })
  const metrics = [{ name: 'Orders', value: 'total' }]
  const feed = await call('/create/feed', { name: `feed ${id}`, widget_id: id, metrics, hook: 'TOKEN' })
  const token = await call('/create/token', { name: 'golden', scopes: ['read'] })
  const idIn = (reply: object) => (reply as { model: { id: string } }).model.id
  const metric = widget?.metrics[0]?.id ?? ''
  return {
    // A project has so many channels: only who names one gets it.
    ...(/\{(alert|channel|change|salesMetric)/.test(JSON.stringify(one.body)) &&
      (await knownAlert(id, metric, sales.id))),
    query: idIn(saved),
    token: idIn(token),
    sourceName,
    source: idIn(source),
    feed: idIn(feed),
    empty: (await it.widget({ title: 'Empty' })).id,
    widget: id,
    sales: sales.id,
    metric,
    calculated: idIn(made),
    times: times.id,
    task: taskId,
  }
}

/** An alert that fires, the event that led to it, and a channel that is notified. */
async function knownAlert(widgetId: string, metric: string, salesId: string): Promise<Record<string, string>> {
  const idOf = async (path: string, body: object) =>
    (((await call(path, body)) as Record<string, unknown>).model as { id: string }).id
  const url = 'https://hooks.example.com/golden'
  const channel = await idOf('/create/channel', { name: `channel ${widgetId}`, kind: 'WEBHOOK', url, paused: true })
  const alertName = `alert ${widgetId}`
  const rule = { metric_id: metric, granularity: 'DAY', condition: { above: 30 }, cron: '0 6 * * *', paused: true }
  const alert = await idOf('/create/alert', { name: alertName, ...rule, channel_ids: [channel] })
  const { widget: sales } = await it.ask(widgetMetrics, { id: salesId })
  const salesMetric = sales?.metrics[0]?.id ?? ''
  return { channel, alertName, alert, change: await insertFiring(it, alert), salesMetric }
}

const fill = (text: string, ids: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (all, name) => (name === 'apptoken' ? ADMIN : (ids[name] ?? all)))

function toBody(one: ExternalCase, ids: Record<string, string>): string | Buffer {
  if (Buffer.isBuffer(one.body)) return one.body
  const token = one.token ? tokens[one.token] : ADMIN
  if (typeof one.body === 'object') return fill(JSON.stringify({ apptoken: token, ...one.body }), ids)
  const text = fill(String(one.body), ids)
  return /^\w+(\[\])?=/.test(text) ? `${text.replaceAll('==', '=%3D')}&apptoken=${token}` : text
}

/** Ids and secrets differ from run to run. */
function readable(text: string, ids: Record<string, string>): string {
  let shown = text
  for (const [name, id] of Object.entries(ids).sort(([, a], [, b]) => b.length - a.length))
    shown = shown.replaceAll(id, `{${name}}`)
  for (const token of [ADMIN, tokens.reader, tokens.pusher]) if (token) shown = shown.replaceAll(token, '(token)')
  return shown
    .replace(
      /\b(widget|metric|pushreceipt|savedquery|token|task|event|project|source|feed|channel|alert|alertevent|reportschedule)(_[0-9a-z]{9,13})+/g,
      '(id of a $1)',
    )
    .replace(/"push_url":"[^"]+"/g, '"push_url":"(secret)"')
    .replace(/"secret":"[^"]+"/g, '"secret":"(secret)"')
    .replace(/"hook_url":"[^"]+"/g, '"hook_url":"(secret)"')
    .replace(/"hint":"[^"]+"/g, '"hint":"(hint)"')
}

const shownHeaders = ['content-type', 'allow', 'www-authenticate', 'retry-after', 'idempotent-replayed']

async function run(one: ExternalCase) {
  const ids = await known(one)
  const sent = toBody(one, ids)
  const response = await fetch(`${it.url}/api/external${one.path}`, {
    method: one.method ?? 'POST',
    body: sent as BodyInit,
    ...(one.headers && { headers: one.headers }),
  })
  const text = await response.text()
  const headers = shownHeaders.flatMap(name =>
    response.headers.has(name) ? [`${name}: ${response.headers.get(name)}`] : [],
  )
  const shown = Buffer.isBuffer(sent) ? `(bytes) ${sent.toString('latin1')}` : sent
  const golden = [
    `${one.method ?? 'POST'} /api/external${one.path}`,
    ...Object.entries(one.headers ?? {}).map(([name, value]) => `${name}: ${value.slice(0, 80)}`),
    '',
    shown.length > 3000 ? `${shown.slice(0, 40)}… (${shown.length} characters)` : readable(shown, ids),
    '',
    `HTTP ${response.status}`,
    ...headers,
    '',
    readable(text, ids),
    '',
  ].join('\n')
  await expect(golden).toMatchFileSnapshot(`golden/xtremepush/${one.name}.txt`)
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> }
}

describe('a request that succeeds is 200 in the envelope', () => {
  test.each([...successes, ...reportSuccesses, ...sourceSuccesses, ...alertSuccesses])('$name', async one => {
    const { status, body } = await run(one)
    expect(body).toMatchObject({ code: status, success: true })
    expect([200, 202]).toContain(status)
    expect(Object.keys(body).every(key => ['code', 'success', 'message', 'data', 'model'].includes(key))).toBe(true)
  })
})

describe('a request that is refused says why, in the envelope', () => {
  test.each([...refusals, ...sourceRefusals, ...alertRefusals])('$name', async one => {
    const { status, body } = await run(one)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toMatchObject({ code: status, success: false, message: expect.any(String) })
    const sentences = Object.values((body.errors ?? {}) as Record<string, string[]>).flat()
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
    expect(body.errors === undefined || sentences.length > 0).toBe(true)
  })
})
