// What a widget's dimensions are: how they are declared, what they go with, and which values they have.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }

interface Reply {
  data: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}
async function send(query: string, variables: object = {}): Promise<Reply> {
  const body = JSON.stringify({ query, variables })
  return (await (await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })).json()) as Reply
}
async function rest(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await fetch(`${it.url}/api/external/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

const fields = 'widget { id version dimensions { name } }'
const create = (input: object) =>
  send(`mutation ($input: CreateWidgetInput!) { createWidget(input: $input) { ${fields} } }`, {
    input: { title: 'Sales', ...input },
  })
const update = (input: object) =>
  send(`mutation ($input: UpdateWidgetInput!) { updateWidget(input: $input) { ${fields} } }`, { input })

interface Shown {
  id: string
  version: number
  dimensions: { name: string }[]
}
function shown({ data, errors }: Reply): Shown {
  expect(errors).toBeUndefined()
  return (Object.values(data ?? {})[0] as { widget: Shown }).widget
}
const namesOf = (reply: Reply) => shown(reply).dimensions.map(({ name }) => name)
function refusal({ errors }: Reply): { message: string; fields: string[] } {
  const [error] = errors ?? []
  expect(error?.extensions.code).toBe('BAD_USER_INPUT')
  return { message: error?.message ?? '', fields: Object.keys(error?.extensions.fields ?? {}) }
}
const made = async (...dimensions: string[]) => shown(await create({ keyKind: 'DATE', dimensions })).id

/** A series as pushing makes it, for what is asked of those that are there. */
async function series(widget: string, ...values: (string | null)[][]): Promise<void> {
  const { pool } = it.app.gateway
  const widgetId = idOf('Widget', widget)
  for (const row of values) {
    const id = it.app.gateway.makeId()
    const { rows } = await pool.query('select project_id from widgets where widget_id = $1', [widgetId])
    const projectId = rows[0]?.project_id
    await pool.query(
      `insert into series (project_id, widget_id, series_id, "values", hash, created_at) values ($1, $2, $3, $4, sha256($5), now())`,
      [projectId, widgetId, id, row, Buffer.from(JSON.stringify(row))],
    )
    for (const [index, value] of row.entries())
      if (value !== null)
        await pool.query('insert into series_values values ($1, $2, $3, $4, $5)', [
          projectId,
          widgetId,
          index + 1,
          value,
          id,
        ])
  }
}

describe('dimensions are declared', () => {
  test('when the widget is made, and in that order', async () => {
    expect(namesOf(await create({ dimensions: ['plan', 'country', 'Ä', '国'] }))).toEqual([
      'plan',
      'country',
      'Ä',
      '国',
    ])
    expect(namesOf(await create({}))).toEqual([])
    expect(namesOf(await create({ dimensions: null, keyKind: 'CATEGORY' }))).toEqual([])
  })

  test('without blanks at their ends, in NFC', async () => {
    expect(namesOf(await create({ dimensions: [' country ', 'e\u0301'] }))).toEqual(['country', '\u00e9'])
  })

  test('later, as a whole list; another order is one while nothing was pushed', async () => {
    const id = await made('country')
    expect(namesOf(await update({ id, dimensions: ['plan', 'country'] }))).toEqual(['plan', 'country'])
    expect(namesOf(await update({ id, dimensions: ['plan'] }))).toEqual(['plan'])
    expect(namesOf(await update({ id, title: 'Others' }))).toEqual(['plan'])
    expect(namesOf(await update({ id, dimensions: null }))).toEqual(['plan'])
    expect(namesOf(await update({ id, dimensions: [] }))).toEqual([])
  })

  test('as a change of the definition', async () => {
    const id = await made()
    expect(shown(await update({ id, dimensions: ['country'], title: 'Sales by country' })).version).toBe(2)
  })

  test('once rows were pushed with them, behind those that there are; none of them goes', async () => {
    const id = await made('country', 'plan')
    await series(id, ['DE', null])
    expect(namesOf(await update({ id, dimensions: ['device', 'plan', 'country'] }))).toEqual([
      'country',
      'plan',
      'device',
    ])
    for (const dimensions of [[], ['plan', 'device'], ['Country', 'plan', 'device']])
      expect(refusal(await update({ id, dimensions }))).toEqual({
        message: expect.stringContaining('Rows have values of "country"'),
        fields: ['input.dimensions'],
      })
    expect(namesOf(await update({ id }))).toEqual(['country', 'plan', 'device'])
  })

  test('of two changes at once both hold, or one is told what the other declared', async () => {
    const id = await made('country')
    await series(id, ['DE'])
    const replies = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(name => update({ id, dimensions: ['country', name] })),
    )
    const last = namesOf(await update({ id }))
    const accepted = replies.filter(reply => !reply.errors).length
    expect(last).toHaveLength(1 + accepted)
    expect(last[0]).toBe('country')
    for (const reply of replies.filter(({ errors }) => !errors))
      expect(last).toEqual(expect.arrayContaining(namesOf(reply)))
  })
})

test('a first push with a dimension and a change that takes it away: one of them is refused', async () => {
  for (let round = 0; round < 10; round++) {
    const id = await made('country')
    const rows = [
      {
        key: '2026-11-20',
        dimensions: [{ dimension: 'country', value: 'DE' }],
        values: [{ metric: 'Sales', value: '1' }],
      },
    ]
    const mutation = 'mutation ($input: PushInput!) { push(input: $input) { receipt { points } } }'
    const [changed, pushed] = await Promise.all([
      update({ id, dimensions: ['plan'] }),
      send(mutation, { input: { widgetId: id, rows } }),
    ])
    expect([changed.errors, pushed.errors].filter(errors => errors)).toHaveLength(1)
    const { rows: series } = await it.app.gateway.pool.query('select "values" from series where widget_id = $1', [
      idOf('Widget', id),
    ])
    expect(series).toEqual(pushed.errors ? [] : [{ values: ['DE'] }])
    expect(namesOf(await update({ id }))).toEqual(pushed.errors ? ['plan'] : ['country'])
  }
})

describe('what is no dimension', () => {
  test.each([
    ['a blank name', ['country', ' '], 'The name of a dimension cannot be blank.', 'dimensions.1'],
    ['a long name', ['x'.repeat(101)], 'is longer than 100 characters.', 'dimensions.0'],
    ['a name with NUL', ['a\0'], 'holds a NUL character.', 'dimensions.0'],
    ['a name given twice', ['a', 'b', ' a'], 'The dimension "a" is given twice.', 'dimensions.2'],
    ['a ninth', [...'abcdefghi'], 'A widget has at most 8 dimensions.', 'dimensions'],
  ])('%s', async (_what, dimensions, message, field) => {
    for (const reply of [await create({ dimensions }), await update({ id: await made(), dimensions })])
      expect(refusal(reply)).toEqual({ message: expect.stringContaining(message), fields: [`input.${field}`] })
  })

  test('one of the longest name, and an eighth are', async () => {
    const dimensions = [...'abcdefg', '😀'.repeat(100)]
    expect(namesOf(await create({ dimensions }))).toEqual(dimensions)
  })

  test('one of a CATEGORY widget: its names are its one dimension', async () => {
    const one = 'The names of a CATEGORY widget are its one dimension'
    expect(refusal(await create({ keyKind: 'CATEGORY', dimensions: ['country'] })).message).toContain(one)
    const named = shown(await create({ keyKind: 'CATEGORY' })).id
    expect(refusal(await update({ id: named, dimensions: ['country'] })).fields).toEqual(['input.dimensions'])
    const id = await made('country')
    expect(refusal(await update({ id, keyKind: 'CATEGORY' }))).toEqual({
      message: expect.stringContaining(one),
      fields: ['input.keyKind'],
    })
    expect(refusal(await update({ id: named, keyKind: 'CATEGORY', dimensions: ['a'] })).message).toContain(one)
    expect(namesOf(await update({ id: named, keyKind: 'TIME', dimensions: ['a'] }))).toEqual(['a'])
  })

  test('the name of a metric or of the key column', async () => {
    const { id, pushUrl } = await it.widget()
    await it.cyfe(pushUrl, { data: [{ Date: '20261101', Users: '6' }] })
    expect(refusal(await update({ id, dimensions: ['country', 'Users'] })).message).toBe(
      'The widget has a metric "Users": a dimension cannot have the same name.',
    )
    expect(refusal(await update({ id, dimensions: ['date'] })).message).toBe('"date" is the key column of the widget.')
    expect(namesOf(await update({ id, dimensions: ['users'] }))).toEqual(['users'])
  })
})

describe('no metric has the name of a dimension', () => {
  const taken = 'The widget has a dimension "country": a metric cannot have the same name.'

  test('calculated, counted from events, or renamed', async () => {
    const { id, pushUrl } = await it.widget()
    await it.cyfe(pushUrl, { data: [{ Date: '20261101', Users: '6' }] })
    await update({ id, dimensions: ['country'] })
    const calculated = `mutation { createCalculatedMetric(input: { widgetId: "${id}", name: " country ", formula: "[Users]" }) { metric { id } } }`
    expect(refusal(await send(calculated))).toEqual({ message: taken, fields: ['input.name'] })
    const found = await send(`{ widget(id: "${id}") { metrics { id } } }`)
    const metricId = (found.data as { widget: { metrics: { id: string }[] } }).widget.metrics[0]?.id
    const renamed = `mutation { updateMetric(input: { metricId: "${metricId}", name: "country" }) { metric { id } } }`
    expect(refusal(await send(renamed)).message).toBe(taken)
    const events = shown(await create({ dimensions: ['country'] })).id
    const counted = (options: string) =>
      send(`mutation { createEventMetric(input: { widgetId: "${events}", ${options} }) { metric { id } } }`)
    expect(refusal(await counted('name: "country", event: "x", aggregate: COUNT')).message).toBe(taken)
    expect(refusal(await counted('name: "n", event: "x", aggregate: COUNT, breakdown: "country"')).message).toContain(
      'its one dimension',
    )
  })

  test('pushed as a metric', async () => {
    const id = await made('country')
    const pushed = await send(
      `mutation { push(input: { widgetId: "${id}", rows: [{ key: "2026-11-01", values: [{ metric: "country", value: 1 }] }] }) { receipt { id } } }`,
    )
    expect(refusal(pushed).message).toContain('dimension')
  })
})

describe('values of a dimension', () => {
  const values = async (id: string, args: string, more = '') => {
    const reply = await send(
      `{ widget(id: "${id}") { dimensions { name values${args} { totalCount nodes { dimension value } pageInfo { hasNextPage endCursor } } } ${more} } }`,
    )
    expect(reply.errors).toBeUndefined()
    return (reply.data as { widget: { dimensions: { name: string; values: Values }[] } }).widget.dimensions
  }
  interface Values {
    totalCount: number
    nodes: { dimension: string; value: string }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }

  test('come once each, in the order of their code points', async () => {
    const id = await made('country', 'plan')
    await series(id, ['DE', 'b'], ['DE', 'a'], ['é', null], ['de', 'a'], ['AT', null], [null, null])
    const [country, plan] = await values(id, '')
    expect(country?.values.nodes.map(it => it.value)).toEqual(['AT', 'DE', 'de', 'é'])
    expect(country?.values.totalCount).toBe(4)
    expect(plan?.values.nodes).toEqual([
      { dimension: 'plan', value: 'a' },
      { dimension: 'plan', value: 'b' },
    ])
  })

  test('come in pages', async () => {
    const id = await made('n')
    const all = Array.from({ length: 23 }, (_, index) => `v${index}`)
    await series(id, ...all.map(value => [value]))
    const found: string[] = []
    let after = ''
    for (let page = 0; page < 10; page++) {
      const [n] = await values(id, `(first: 5${after})`)
      found.push(...(n?.values.nodes.map(it => it.value) ?? []))
      expect(n?.values.totalCount).toBe(23)
      if (!n?.values.pageInfo.hasNextPage) break
      after = `, after: "${n.values.pageInfo.endCursor}"`
    }
    expect(found).toEqual(all.sort())
  })

  test('are searched by a part of them, without regard to case', async () => {
    const id = await made('country')
    await series(id, ['Germany'], ['france'], ['ROMANIA'], ['100%_'], ['Österreich'])
    const search = async (text: string) =>
      (await values(id, `(search: ${JSON.stringify(text)})`))[0]?.values.nodes.map(it => it.value)
    expect(await search('MAN')).toEqual(['Germany', 'ROMANIA'])
    expect(await search('%_')).toEqual(['100%_'])
    expect(await search('öSTER')).toEqual(['Österreich'])
    expect(await search('')).toHaveLength(5)
    expect(await search('x')).toEqual([])
  })

  test.each([
    ['(first: 0)', 'first is 1 to 500.'],
    ['(after: "x")', 'is no cursor'],
    [`(after: "${Buffer.from('["VALUE","ASC","a\\u0000","0"]').toString('base64url')}")`, 'is no cursor'],
    [`(search: "${'x'.repeat(256)}")`, 'search is at most 255 characters'],
    ['(search: "a\\u0000")', 'search is at most 255 characters'],
  ])('%s is refused', async (args, message) => {
    const id = await made('country')
    const reply = await send(`{ widget(id: "${id}") { dimensions { values${args} { nodes { value } } } } }`)
    expect(refusal(reply).message).toContain(message)
  })

  test('of a list of widgets are read by one statement', async () => {
    const ids = await Promise.all([made('a', 'b'), made('a'), made('c')])
    for (const id of ids) await series(id, ['x'])
    it.statements()
    const reply = await send(
      `{ widgetsById(ids: ${JSON.stringify(ids)}) { dimensions { values(first: 3) { nodes { value } } } } }`,
    )
    expect(reply.errors).toBeUndefined()
    expect(it.statements().filter(text => text.includes('series_values'))).toHaveLength(1)
  })
})

describe('the REST API', () => {
  test('makes, changes, shows and finds widgets by their dimensions', async () => {
    const created = await rest('create/widget', { title: 'By warehouse', dimensions: ['warehouse'] })
    expect(created).toMatchObject({ status: 200, body: { model: { dimensions: ['warehouse'] } } })
    const { id } = created.body.model as { id: string }
    const updated = await rest('update/widget', { id, dimensions: ['warehouse', 'shelf'] })
    expect(updated.body).toMatchObject({ model: { dimensions: ['warehouse', 'shelf'] } })
    expect((await rest('info/widget', { id })).body).toMatchObject({ model: { dimensions: ['warehouse', 'shelf'] } })
    const listed = await rest('list/widget', {
      select: ['id', 'dimensions'],
      condition: [['dimensions', '=', 'shelf']],
    })
    expect(listed.body.data ?? listed.body).toEqual([{ id, dimensions: ['warehouse', 'shelf'] }])
  })

  test('says which dimension is wrong', async () => {
    const reply = await rest('create/widget', { title: 'W', dimensions: ['a', ''] })
    expect(reply.status).toBe(400)
    expect(JSON.stringify(reply.body)).toContain('dimensions.1')
  })
})
