// What a client sent before an upgrade and sends again after it: the hashes and keys by which it is known have to stay what they were.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { sha256 } from '../../src/base/seal.ts'
import type { PushInput } from '../../src/cli/gql/graphql.ts'
import { pushFile } from '../../src/cli/push.ts'
import { runKey } from '../../src/feeds/feed-write.service.ts'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'

/** Ids are part of what is hashed: these stay the same in every run. */
const WIDGET = '8000000000000001'
const METRIC = '8000000000000002'
const widgetId = encodeId('Widget', WIDGET)
const metricId = encodeId('Metric', `${WIDGET}/${METRIC}`)

let it: TestApp
let pushUrl: string
const directory = mkdtempSync(join(tmpdir(), 'pushgraph-upgrade-'))

beforeAll(async () => {
  it = await startTestApp()
  const widget = await it.widget({ keyKind: 'DATE' })
  pushUrl = widget.pushUrl
  await it.ask(push, {
    input: { widgetId: widget.id, rows: [{ key: '2026-11-01', values: [{ metric: 'Users', value: '0' }] }] },
  })
  const made = idOf('Widget', widget.id)
  const { pool } = it.app.gateway
  for (const table of ['widgets', 'push_key_hashes', 'metrics', 'points'])
    await pool.query(`update ${table} set widget_id = $1 where widget_id = $2`, [WIDGET, made])
  for (const table of ['metrics', 'points'])
    await pool.query(`update ${table} set metric_id = $1 where widget_id = $2`, [METRIC, WIDGET])
  it.app.gateway.services.catalogue.changed(DEFAULT_PROJECT_ID, made)
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

/** What the database knows a push by. */
async function claimOf(idempotencyKey: string): Promise<string | undefined> {
  const { rows } = await it.app.gateway.pool.query(
    `select encode(body_hash, 'hex') as hash from idempotency_keys where widget_id = $1 and idempotency_key = $2`,
    [WIDGET, idempotencyKey],
  )
  return rows[0]?.hash
}

async function rest(path: string, body: object, idempotencyKey: string) {
  const response = await fetch(`${it.url}/api/external/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'idempotency-key': idempotencyKey },
    body: JSON.stringify(body),
  })
  expect(response.status).toBeLessThan(300)
  return (await response.json()) as { model: { task_id?: string } }
}

const values = [{ metric: 'Users', value: '0.25' }]
const rows = [{ key: '2026-11-20', values }]

const graphql = {
  plain: { widgetId, rows },
  'with options': {
    widgetId,
    rows,
    onDuplicate: 'REPLACE' as const,
    metrics: [{ name: 'Users', onDuplicate: 'MAX' as const, color: '#ff0000' }],
  },
}

test.each([
  ['plain', 'd38632343ac1a920480bc66e18bf960d7062b704acdc01f3af61b7929b1e732e'],
  ['with options', '2e2dca16fbedbfdf7b609951eb078a04e5903bd5cdda555952e85ef005dfcdde'],
] as const)('a GraphQL push %s has the body hash that it had', async (name, hash) => {
  await it.ask(push, { input: { ...graphql[name], idempotencyKey: `graphql ${name}` } })
  expect(await claimOf(`graphql ${name}`)).toBe(hash)
})

test.each([
  [
    'a body',
    '{"data":[{"Date":"20261120","Users":"12.5"}]}',
    '0f292f0a24817f899bea6a8138eea52876fa6ef7791b9a98483ed03f09bcd314',
  ],
  [
    'a body with options',
    '{ "data": [{"Date":"20261120","Users":"5%"}], "onduplicate":{"Users":"replace"}, "color":{"Users":"#00ff00"} }',
    '165874580df105959cc8c01802d36deaad9081e2c13a6af4645ecb13f388dc90',
  ],
])('%s of a push URL has the hash that it had', async (name, body, hash) => {
  expect((await it.cyfe(pushUrl, body, { 'idempotency-key': `cyfe ${name}` })).status).toBe(200)
  expect(await claimOf(`cyfe ${name}`)).toBe(hash)
})

const data = [{ Date: '20261120', Users: '12.5' }]
const table = { columns: ['metric', 'key', 'value'], rows: [['Users', '2026-11-20', '12.5']] }

test.each<[string, string, object, string]>([
  ['rows', 'push/widget', { id: widgetId, data }, 'a4b8406af544ab589ac880e75b8a1acbb787fa4057eee56f0581226a005699e2'],
  [
    'rows with an option',
    'push/widget',
    { id: widgetId, data, onduplicate: { Users: 'replace' } },
    'a3687ec7acbf9b681b947f40265c1b21b63d88067057df1a3475a76c683320be',
  ],
  [
    'values',
    'push/metric',
    { id: metricId, data: [{ key: '2026-11-20', value: 12.5 }], onduplicate: 'MAX' },
    '0744b07f9ec6a917c98215baf826eaf3112558ccef697bbc5b08cdc09d7e764f',
  ],
  [
    'points',
    'push/point',
    { widget_id: widgetId, points: [{ metric: 'Users', key: '20261120', value: '1' }] },
    '7541bcbd0ac8544b415822cc4eac662bc0a3584152f4c336c771575580b13c27',
  ],
  [
    'an import',
    'import/point',
    { widget_id: widgetId, ...table, onduplicate: 'REPLACE' },
    '996c25e62ad9b6e88d79f811802ef24a8a180e30011350d3824cf511abe34125',
  ],
])('REST: %s pushed have the body hash that they had', async (name, path, body, hash) => {
  await rest(path, body, `rest ${name}`)
  expect(await claimOf(`rest ${name}`)).toBe(hash)
})

test('a task and its parts are known by what they were known by', async () => {
  const { model } = await rest('import/point', { widget_id: widgetId, ...table, async: true }, 'a task')
  const { pool } = it.app.gateway
  const taskId = idOf('Task', model.task_id ?? '0')
  const { rows: tasks } = await pool.query(
    `select encode(body_hash, 'hex') as hash from tasks where task_id = $1 and idempotency_key = 'a task'`,
    [taskId],
  )
  expect(tasks[0]?.hash).toBe('030b302881a9c21810729796fff7770825edcbcd5089617674454e8b0a863b4c')
  await expect
    .poll(() => claimOf(`task ${taskId} chunk 0`), { timeout: 20_000 })
    .toBe('ab7a8523bba12c17c1eade9326e1e438a6bca3596e9dbd1db7bd05c8be040c9e')
})

test.each([
  [
    'added',
    'a.csv',
    'date,Users,Signups\n2026-11-17,28,1\n2026-11-18,35,\n',
    [],
    'file-aClJ0AKkdweTozv8L0Fwg5IU6oS2MpdV2FQeqovg0Ag 03dbb46ea657bcca8fbafbaabb30081ce3d9e58a979d5f7990859a64b37b9980',
  ],
  [
    'replaced',
    'b.csv',
    'date,Users\n20261117,28\n',
    ['--replace'],
    'file-H9GLb2z6KU1VNrwuZ7n4hAuuDmvPRvrsMipro4GCgGo 8ccdf558379b6b50326da0b25d9750da94641a12f8a569248891cff4dd15aeef',
  ],
  [
    'of JSON lines',
    'c.ndjson',
    '{"date":"2026-11-17","Users":28.50}\n',
    [],
    'file-MsmrmtVC2G3oyBsJVM4zdWGsRbHOkyJ4iNGVhZcfCR8 a9f46176acdc244a3a9c1107b76611a28d2dc81cab24d41430f065b0c3934813',
  ],
] as const)('a part of a file that is %s is known by what it was known by', async (_what, name, content, args, key) => {
  const file = join(directory, name)
  writeFileSync(file, content)
  const before = await fileKeys()
  const settings = { url: it.url, token: ADMIN }
  expect(await pushFile(settings, [file, '--widget', widgetId, ...args], () => {})).toBe(0)
  const [added] = (await fileKeys()).filter(row => !before.some(it => it.idempotency_key === row.idempotency_key))
  expect(`${added?.idempotency_key} ${added?.hash}`).toBe(key)
})

/** The parts that the command sends, without sending them. */
async function partsOf(name: string, content: string, args: readonly string[]): Promise<PushInput[]> {
  const file = join(directory, name)
  writeFileSync(file, content)
  const inputs: PushInput[] = []
  const sending = vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
    const { input } = JSON.parse(String(init?.body)).variables
    // The command asks first which dimensions the widget has.
    if (!input) return Response.json({ data: { widget: { dimensions: [] } } })
    inputs.push(input)
    const receipt = { replayed: false, keyKind: null, onDuplicate: [], warnings: [], newMetrics: [] }
    return Response.json({ data: { push: { receipt } } })
  })
  await pushFile({ url: it.url, token: ADMIN }, [file, '--widget', widgetId, ...args], () => {})
  sending.mockRestore()
  return inputs
}

// The keys are those that the command of version 0.1 made of these files.
test.each([
  [
    'columns called by numbers',
    'd.csv',
    'date,10,Users,7\n2026-11-17,1,2,3\n2026-11-18,4,,6\n',
    ['--key', 'date'],
    ['file-iKvYHZrWGm1DadqrymJEcyWTjPiNE_VwC_TyPDzGHiM'],
  ],
  [
    'cells in quotes',
    'd.csv',
    'date,Users,"Sign, ups"\r\n"2026-11-17","28","1"\r\n2026-11-18 , 5% ,\t3\r\n',
    [],
    ['file-p3gTV9OVAXYqRytqHhl8nDHPKRZy2E76YADee4SZulg'],
  ],
  [
    'cells with line breaks and blanks of other kinds',
    'd.csv',
    'city,Users\n"Zü\nrich",1\n\u00a0Bern\u00a0,2\n\n"say ""hi""",3\n',
    ['--rows', '2'],
    ['file-kcheMq62SUIPcPOw-UX0tEzI4tz9YbWfr4-A47MbVMg', 'file-aE5mxsJsxlttBMY7iWgihhKlm19nZNAxHJuzuSVkONs'],
  ],
  [
    'a byte order mark, and a comma at the end of lines',
    'd.csv',
    '\ufeffdate,Users,\n2026-11-17,28,\n',
    [],
    ['file-hOVon9e7r2wq1esNApNBLzIP1iC36uaHLRIm7g7pqbE'],
  ],
  [
    'JSON lines with null and empty texts',
    'd.ndjson',
    '{"date":"2026-11-17","10":null,"Users":2.50,"7":"5%","B":""}\r\n\r\n{"date":20261118,"Users":1e2}\n',
    [],
    ['file-B4Q4s18f1ht5CVkVH9Emj1u9EmScrRiQbkyLyNP3umw'],
  ],
])('the parts of a file with %s are known by what they were known by', async (_what, name, content, args, keys) => {
  expect((await partsOf(name, content, args)).map(it => it.idempotencyKey)).toEqual(keys)
})

test('what is new in the options is in the key of a part only where it is said', async () => {
  const keyOf = async (...args: string[]) =>
    (await partsOf('e.csv', 'date,Users\n2026-11-17,28\n', args))[0]?.idempotencyKey
  const plain = await keyOf()
  for (const same of [
    ['--decimal', '.'],
    ['--delimiter', ','],
    ['--encoding', 'utf-8'],
    ['--key', 'date'],
  ])
    expect(await keyOf(...same)).toBe(plain)
  const zone = await keyOf('--zone', 'Asia/Tokyo')
  expect(new Set([plain, zone, await keyOf('--key-kind', 'DATE'), await keyOf('--zone', 'UTC')]).size).toBe(4)
})

test('a file that version 0.1 pushed by two thirds is finished, and counts once', async () => {
  const keys = ['file-sq8AVgVRWBGksKz2lbygwA6om0yPf1DV3KcEeIk5zeY', 'file-JVU2zzf2YvU4_fV-uAScpuxeZ-r2iXnG9W9Pfm6CaNA']
  for (const [index, idempotencyKey] of keys.entries()) {
    const values = [
      { metric: '7', value: `${index + 1}` },
      { metric: 'Resumed', value: `${index + 1}0` },
    ]
    await it.ask(push, { input: { widgetId, rows: [{ key: `2026-09-0${index + 1}`, values }], idempotencyKey } })
  }
  const file = join(directory, 'resumed.csv')
  writeFileSync(file, 'date,7,Resumed\n2026-09-01,1,10\n2026-09-02,2,20\n2026-09-03,3,30\n')
  const run = async () => {
    const lines: string[] = []
    const args = [file, '--widget', widgetId, '--key', 'date', '--rows', '1']
    await pushFile({ url: it.url, token: ADMIN }, args, line => lines.push(line))
    return lines
  }
  expect(await run()).toEqual(['3 rows pushed, 2 of them by an earlier run; new metrics: "7", "Resumed"'])
  expect(await run()).toEqual(['3 rows pushed, 3 of them by an earlier run; new metrics: "7", "Resumed"'])
  const { rows: sums } = await it.app.gateway.pool.query(
    `select name, sum(value)::int as sum from points join metrics using (widget_id, metric_id)
      where widget_id = $1 and name in ('7', 'Resumed') group by name order by name`,
    [WIDGET],
  )
  expect(sums).toEqual([
    { name: '7', sum: 6 },
    { name: 'Resumed', sum: 60 },
  ])
})

async function fileKeys(): Promise<{ idempotency_key: string; hash: string }[]> {
  const { rows } = await it.app.gateway.pool.query(
    `select idempotency_key, encode(body_hash, 'hex') as hash from idempotency_keys where idempotency_key like 'file-%'`,
  )
  return rows
}

test('a push that was accepted before is answered with its receipt, though its keys are refused now', async () => {
  const { id } = await it.widget({ keyKind: 'TIME' })
  const input = (key: string) => ({
    input: { widgetId: id, rows: [{ key, values }], idempotencyKey: 'seconds' },
  })
  const first = await it.ask(push, input('2026-11-20T10:00:00Z'))
  // As a gateway of before has written it: 17 was 17 milliseconds since 1970.
  await it.app.gateway.pool.query(
    `update idempotency_keys set body_hash = $1 where widget_id = $2 and idempotency_key = 'seconds'`,
    [sha256(JSON.stringify([id, [{ key: '17', values }], 'ADD', []])), idOf('Widget', id)],
  )
  const { receipt } = (await it.ask(push, input('17'))).push
  expect(receipt).toMatchObject({ id: first.push.receipt.id, replayed: true })
})

test('a run of a feed that is repeated after a crash is the same run', () => {
  expect(runKey('17')).toBe('feed-run/17')
})
