// Every line of the tables of docs/inputs.md, pushed through every door.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pushFile } from '../../src/cli/push.ts'
import { keyText } from '../../src/push/key.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN } from '../_kit/app.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'
import { readText } from '../contract/tree.ts'

type KeyKind = 'DATE' | 'TIME' | 'CATEGORY'

const doc = readText('docs/inputs.md')
const tableOf = (section: string): string[][] =>
  (new RegExp(`^## ${section}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(doc)?.[1] ?? '')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .slice(2, -2)
        .split(' | ')
        .map(cell => cell.replaceAll('`', '').trim()),
    )

const directory = mkdtempSync(join(tmpdir(), 'pushgraph-inputs-'))
let kit: SourcesKit
let rowsOfUpstream: unknown = []
beforeAll(async () => {
  kit = await startSourcesKit()
  await graphql('mutation { updateProject(input: { timeZone: "America/New_York" }) { project { id } } }', {})
  kit.upstream.on('/rows', (_request, reply) => json(reply, JSON.stringify(rowsOfUpstream)))
  const request = { name: 'rows', method: 'GET', url: `${kit.upstream.url}/rows`, retry: { attempts: 1 } }
  await graphql('mutation ($i: SaveSourceInput!) { saveSource(input: $i) { source { name } } }', {
    i: { name: 'rows', requests: [request] },
  })
})
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

interface Target {
  readonly id: string
  readonly pushUrl: string
}

/** `refused`, or what the reply says besides. */
type Pushed = { readonly error: string } | { readonly keyKind?: string | null; readonly warnings?: readonly string[] }

async function graphql(query: string, variables: object): Promise<{ data: never; errors?: { message: string }[] }> {
  const response = await fetch(`${kit.it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as never
}

interface Envelope {
  readonly code: number
  readonly message: string
  readonly model?: { readonly key_kind?: string | null; readonly warnings?: string[] }
  /** Where Cyfe's words have them. */
  readonly warnings?: string[]
}

function pushedOf({ code, message, model, warnings = [] }: Envelope): Pushed {
  if (code >= 300) return { error: message }
  return { keyKind: model?.key_kind ?? null, warnings: model?.warnings ?? warnings }
}

async function rest(path: string, body: object): Promise<Pushed> {
  const response = await fetch(`${kit.it.url}/api/external/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify(body),
  })
  return pushedOf((await response.json()) as Envelope)
}

const PUSH = `mutation ($input: PushInput!) { push(input: $input) { receipt { keyKind newMetrics warnings } } }`

async function throughGraphql({ id }: Target, key: string, metric: string, value: string): Promise<Pushed> {
  const input = { widgetId: id, rows: [{ key, values: [{ metric, value }] }] }
  const { data, errors } = await graphql(PUSH, { input })
  if (errors) return { error: errors[0]?.message ?? '' }
  return (data as { push: { receipt: { keyKind: string; newMetrics: string[]; warnings: string[] } } }).push.receipt
}

let files = 0
async function throughFile({ id }: Target, key: string, metric: string, value: string): Promise<Pushed> {
  const file = join(directory, `${++files}.csv`)
  writeFileSync(file, `key,"${metric}"\n"${key}","${value}"\n`)
  try {
    await pushFile({ url: kit.it.url, token: ADMIN }, [file, '--widget', id], () => {})
    return {}
  } catch (error) {
    return { error: (error as Error).message }
  }
}

let feeds = 0
async function throughFeed({ id }: Target, key: string, metric: string, value: string): Promise<Pushed> {
  rowsOfUpstream = [{ key, value }]
  const name = `feed ${++feeds}`
  const input = { name, widgetId: id, source: 'rows', key: 'key', metrics: [{ name: metric, value: 'value' }] }
  await graphql('mutation ($i: SaveFeedInput!) { saveFeed(input: $i) { feed { name } } }', { i: input })
  const run = 'mutation ($n: String!) { runFeed(name: $n) { state error { message } } }'
  const { data } = await graphql(run, { n: name })
  const { state, error } = (data as { runFeed: { state: string; error: { message: string } | null } }).runFeed
  return state === 'SUCCEEDED' ? {} : { error: error?.message ?? state }
}

type Door = (target: Target, key: string, metric: string, value: string) => Promise<Pushed>

const cyfe =
  (column: string): Door =>
  async ({ pushUrl }, key, metric, value) =>
    pushedOf((await kit.it.cyfe(pushUrl, { data: [{ [column]: key, [metric]: value }] })).body as never)

const doors: Readonly<Record<string, Door>> = {
  GraphQL: throughGraphql,
  'REST points': ({ id }, key, metric, value) =>
    rest('push/point', { widget_id: id, points: [{ metric, key, value }] }),
  'a REST import': ({ id }, key, metric, value) =>
    rest('import/point', { widget_id: id, columns: ['metric', 'key', 'value'], rows: [[metric, key, value]] }),
  'a file': throughFile,
  'a feed': throughFeed,
}
const everyDoor: Readonly<Record<string, Door>> = {
  ...doors,
  'a push URL': cyfe('Key'),
  'REST rows': ({ id }, key, metric, value) => rest('push/widget', { id, data: [{ Key: key, [metric]: value }] }),
}

/** The key and the value at which a metric is stored; `refused`: none. */
async function stored({ id }: Target, metric: string): Promise<{ key: string; value: string } | 'refused'> {
  const { rows } = await kit.it.app.gateway.pool.query(
    `select w.key_kind as kind, coalesce(p.key::text, c.category) as key, trim_scale(coalesce(p.value, c.value))::text as value
       from metrics m join widgets w using (project_id, widget_id) left join points p using (project_id, widget_id, metric_id)
       left join category_points c using (project_id, widget_id, metric_id)
      where w.widget_id = $1 and m.name = $2 and coalesce(p.value, c.value) is not null`,
    [idOf('Widget', id), metric],
  )
  expect(rows.length).toBeLessThan(2)
  const [row] = rows as { kind: KeyKind; key: string; value: string }[]
  return row ? { key: keyText(row.kind, row.key), value: row.value } : 'refused'
}

const kinds: readonly KeyKind[] = ['DATE', 'TIME', 'CATEGORY']
const keys = tableOf('Keys').map(([written = '', DATE = '', TIME = '', CATEGORY = '', first = '']) => ({
  written,
  becomes: { DATE, TIME, CATEGORY },
  first,
}))

test('the tables are there', () => {
  expect(keys.length).toBeGreaterThan(25)
  expect(tableOf('The first push').length).toBeGreaterThan(5)
  expect(tableOf('Values').length).toBeGreaterThan(10)
})

/** All at once, but for feeds: their upstream gives one thing at a time. */
async function forEach<T>(door: Door, things: readonly T[], check: (thing: T) => Promise<void>): Promise<void> {
  if (door !== throughFeed) await Promise.all(things.map(check))
  else for (const thing of things) await check(thing)
}

describe.each(Object.entries(everyDoor))('through %s', (_name, door) => {
  test.each(kinds)('keys into a %s widget become what the table says', async keyKind => {
    const widget = await kit.it.widget({ keyKind })
    await forEach(door, keys, async ({ written, becomes }) => {
      const pushed = await door(widget, written, `of ${written}`, '1')
      const found = await stored(widget, `of ${written}`)
      const became = 'error' in pushed ? 'refused' : found === 'refused' ? 'lost' : found.key
      expect(`${written} -> ${became}`).toBe(`${written} -> ${becomes[keyKind]}`)
      if ('error' in pushed) expect(found).toBe('refused')
    })
  })
})

test.each(kinds)('lists and deletions find points of a %s widget by the keys of the table', async keyKind => {
  const widget = await kit.it.widget({ keyKind })
  const listed = (key: string) =>
    fetch(`${kit.it.url}/api/external/list/point`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ widget_id: widget.id, condition: [['key', '=', key]] }),
    }).then(response => response.json() as Promise<{ data?: unknown[] }>)
  const query = 'mutation ($i: DeletePointsInput!) { deletePoints(input: $i) { deleted } }'
  for (const { written, becomes } of keys) {
    await throughGraphql(widget, written, 'm', '1')
    const { data: found } = await listed(written)
    const { data } = await graphql(query, { i: { widgetId: widget.id, keys: [written] } })
    const deleted = (data as { deletePoints: { deleted: number } | null } | null)?.deletePoints?.deleted ?? 'refused'
    const count = becomes[keyKind] === 'refused' ? 'refused' : 1
    expect(`${written}: ${found?.length ?? 'refused'} ${deleted}`).toBe(`${written}: ${count} ${count}`)
  }
})

describe.each(Object.entries(doors))('the first push through %s', (_name, door) => {
  test('decides what the table says', async () => {
    await forEach(door, keys, async ({ written, first }) => {
      const widget = await kit.it.widget()
      const pushed = await door(widget, written, 'm', '1')
      expect(`${written} -> ${'error' in pushed ? 'refused' : await kindOf(widget)}`).toBe(`${written} -> ${first}`)
      if ('error' in pushed) expect(await kindOf(widget)).toBe(null)
      else if (pushed.keyKind !== undefined) expect(pushed.keyKind).toBe(first)
    })
  })
})

async function kindOf({ id }: Target): Promise<KeyKind | null> {
  const { data } = await graphql('query ($id: ID!) { widget(id: $id) { keyKind } }', { id })
  return (data as { widget: { keyKind: KeyKind | null } }).widget.keyKind
}

test.each([
  ['Date', 1],
  ['Shop', 2],
])("in Cyfe's words a first push in the column %s decides what the table says", async (column, cell) => {
  for (const line of tableOf('The first push')) {
    const widget = await kit.it.widget()
    const pushed = await cyfe(column)(widget, line[0] ?? '', 'm', '1')
    const warning = 'error' in pushed || pushed.warnings?.length === 0 ? '' : ', with a warning'
    const became = 'error' in pushed ? 'refused' : `${pushed.keyKind}${warning}`
    expect(`${line[0]} -> ${became}`).toBe(`${line[0]} -> ${line[cell]}`)
  }
})

describe.each(Object.entries(everyDoor))('values through %s', (_name, door) => {
  test('become what the table says', async () => {
    const widget = await kit.it.widget({ keyKind: 'CATEGORY' })
    await forEach(door, tableOf('Values'), async ([written = '', becomes]) => {
      const pushed = await door(widget, 'k', `of ${written}`, written)
      const found = await stored(widget, `of ${written}`)
      const became = 'error' in pushed || found === 'refused' ? 'refused' : found.value
      expect(`${written} -> ${became}`).toBe(`${written} -> ${becomes}`)
    })
  })
})

describe('keys become of another kind', () => {
  const change = async ({ id }: Target, keyKind: KeyKind) => {
    const query = 'mutation ($i: UpdateWidgetInput!) { updateWidget(input: $i) { widget { keyKind } } }'
    return (await graphql(query, { i: { id, keyKind } })).errors?.[0]?.message ?? keyKind
  }
  /** `key value`, in order. */
  const all = async ({ id }: Target) => {
    const { rows } = await kit.it.app.gateway.pool.query(
      `select w.key_kind as kind, p.key, p.value from widgets w, lateral (
         select key::text, trim_scale(value)::text as value from points where widget_id = w.widget_id
         union all select category, trim_scale(value)::text from category_points where widget_id = w.widget_id) p
       where w.widget_id = $1`,
      [idOf('Widget', id)],
    )
    return (rows as { kind: KeyKind; key: string; value: string }[])
      .map(({ kind, key, value }) => `${keyText(kind, key)} ${value}`)
      .sort()
  }
  const pushAll = async (widget: Target, keys: readonly string[]) => {
    for (const [index, key] of keys.entries()) expect(await throughGraphql(widget, key, 'm', `${index}`)).toBeDefined()
  }

  test('where each becomes a key of its own, and back', async () => {
    const widget = await kit.it.widget({ keyKind: 'CATEGORY' })
    await pushAll(widget, ['20261120', '2026-11-21'])
    expect(await change(widget, 'DATE')).toBe('DATE')
    expect(await all(widget)).toEqual(['2026-11-20 0', '2026-11-21 1'])
    expect(await change(widget, 'TIME')).toBe('TIME')
    expect(await all(widget)).toEqual(['2026-11-20T05:00:00Z 0', '2026-11-21T05:00:00Z 1'])
    expect(await throughGraphql(widget, '2026-11-20T05:00:00Z', 'm', '7')).toMatchObject({ keyKind: 'TIME' })
    expect(await rest('update/widget', { id: widget.id, key_kind: 'DATE' })).toMatchObject({ keyKind: 'DATE' })
    expect(await all(widget)).toEqual(['2026-11-20 7', '2026-11-21 1'])
    expect(await change(widget, 'CATEGORY')).toBe('CATEGORY')
    expect(await all(widget)).toEqual(['2026-11-20 7', '2026-11-21 1'])
  })

  test('and nothing is changed where keys would be lost: the error says how many', async () => {
    const widget = await kit.it.widget({ keyKind: 'CATEGORY' })
    await pushAll(widget, ['20261120', 'Total', '2026-11-20'])
    expect(await change(widget, 'DATE')).toContain('2 of 3 keys would be lost as days: "20261120" is not')
    const instants = await kit.it.widget({ keyKind: 'TIME' })
    await pushAll(instants, ['2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z'])
    expect(await change(instants, 'DATE')).toContain('1 of 2 keys would be lost as days: "2026-11-20T06:00:00Z" is not')
    expect([await kindOf(widget), await kindOf(instants)]).toEqual(['CATEGORY', 'TIME'])
    expect(await all(instants)).toEqual(['2026-11-20T05:00:00Z 0', '2026-11-20T06:00:00Z 1'])
  })

  test('while rows are pushed: each push counts once at its key, or is refused', async () => {
    const widget = await kit.it.widget({ keyKind: 'DATE' })
    await throughGraphql(widget, '2026-11-20', 'm', '0')
    let accepted = 0
    let isOver = false
    const client = async () => {
      while (!isOver) if (!('error' in (await throughGraphql(widget, '2026-11-20', 'm', '1')))) accepted++
    }
    const clients = Array.from({ length: 8 }, client)
    for (const kind of ['TIME', 'DATE', 'TIME', 'DATE'] as const) expect(await change(widget, kind)).toBe(kind)
    isOver = true
    await Promise.all(clients)
    expect(accepted).toBeGreaterThan(0)
    expect(await all(widget)).toEqual([`2026-11-20 ${accepted}`])
  })

  test('and a push that was planned in a gateway that has not heard of it writes nothing', async () => {
    const [widget, other] = [await kit.it.widget({ keyKind: 'DATE' }), await kit.it.widget({ keyKind: 'DATE' })]
    for (const it of [widget, other]) await throughGraphql(it, '2026-11-20', 'm', '1')
    const { pool } = kit.it.app.gateway
    await pool.query(`update widgets set key_kind = 'CATEGORY' where widget_id = $1`, [idOf('Widget', widget.id)])
    const [refused, taken] = await Promise.all([
      throughGraphql(widget, '2026-11-20', 'm', '1'),
      throughGraphql(other, '2026-11-20', 'm', '1'),
    ])
    expect(refused).toEqual({
      error: expect.stringContaining('have just changed. Nothing was written.'),
    })
    expect(taken).toMatchObject({ keyKind: 'DATE' })
    await pool.query(`update widgets set key_kind = 'DATE' where widget_id = $1`, [idOf('Widget', widget.id)])
    expect([await all(widget), await all(other)]).toEqual([['2026-11-20 1'], ['2026-11-20 2']])
  })
})
