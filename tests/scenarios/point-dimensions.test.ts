// Points with dimensions through REST, and how they are deleted by them.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions, type OnDuplicate, pushInput, type Row, seriesPoints } from '../_kit/dimensions.ts'
import { push } from '../_kit/operations.ts'
import { deletePoints } from '../_kit/push-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ MAX_SERIES: '5' })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const pushed = async (id: string, rows: readonly Row[], how: OnDuplicate = 'ADD', key?: string) => {
  const { receipt } = (await it.ask(push, pushInput(id, rows, how, key))).push
  return { created: receipt.created, changed: receipt.changed, replayed: receipt.replayed }
}
const widget = async (...dimensions: string[]) => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, id, dimensions)
  return id
}

describe('through REST', () => {
  async function call(path: string, body: object | string) {
    const response = await fetch(`${it.url}/api/external${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return (await response.json()) as {
      model?: Record<string, unknown>
      errors?: Record<string, string[]>
      data?: { dimensions: unknown; value: number }[]
    }
  }
  const columns = ['plan', 'metric', 'key', 'country', 'value']

  test('points have their dimensions as an object: texts, numbers as they are written, booleans and null', async () => {
    const id = await widget('country', 'plan')
    const point = { metric: 'Sales', key: '2026-11-20', value: 1 }
    const points = [
      { ...point, dimensions: { country: 'DE', plan: true } },
      { ...point, dimensions: { plan: null, country: '' } },
      point,
    ]
    expect((await call('/push/point', { widget_id: id, points })).model).toMatchObject({ created: 2, changed: 0 })
    const { rows } = await it.app.gateway.pool.query('select metric_id from metrics where widget_id = $1', [
      idOf('Widget', id),
    ])
    const metric = encodeId('Metric', `${idOf('Widget', id)}/${rows[0].metric_id}`)
    const data = '[{"key":"2026-11-20","value":2,"dimensions":{"country":"DE","plan":7.50}}]'
    const body = `{"id":"${metric}","data":${data}}`
    expect((await call('/push/metric', body)).model).toMatchObject({ created: 1 })
    expect(await seriesPoints(it, id)).toEqual([
      'Sales ["DE","7.50"] 2026-11-20 2',
      'Sales ["DE","true"] 2026-11-20 1',
      'Sales [null,null] 2026-11-20 2',
    ])
    const refused = [
      { ...point, dimensions: { region: 'EU' } },
      { ...point, dimensions: { country: 'x'.repeat(256) } },
    ]
    expect(Object.keys((await call('/push/point', { widget_id: id, points: refused })).errors ?? {})).toEqual([
      'points.0.dimensions.region',
      'points.1.dimensions.country',
    ])
    const shapes = [
      { ...point, dimensions: { country: ['DE'] } },
      { ...point, dimensions: 'DE' },
    ]
    expect(Object.keys((await call('/push/point', { widget_id: id, points: shapes })).errors ?? {})).toEqual([
      'points.0.dimensions.country',
      'points.1.dimensions',
    ])
  })

  test('imports have columns of dimensions, and the points are listed with them', async () => {
    const fresh = await it.widget({ dimensions: ['country'] })
    expect(await call('/list/point', { widget_id: fresh.id })).toMatchObject({ data: [] })
    const id = await widget()
    await pushed(id, [[null, '1', '2026-11-19']])
    await declareDimensions(it, id, ['country', 'plan'])
    const rows = [
      ['Pro', 'Sales', '2026-11-20', 'DE', 2],
      [null, 'Sales', '2026-11-20', 'DE', '4'],
      [7, 'Sales', '2026-11-20', true, 8],
    ]
    const body = JSON.stringify({ widget_id: id, columns, rows }).replace('7,"Sales"', '7.0,"Sales"')
    const reply = await call('/import/point', body)
    expect(reply.model).toMatchObject({ rows: 3, created: 3, changed: 0 })
    const listed = await call('/list/point', { widget_id: id, select: ['dimensions', 'value'] })
    expect(listed.data?.sort((a, b) => a.value - b.value)).toEqual([
      { dimensions: {}, value: 1 },
      { dimensions: { country: 'DE', plan: 'Pro' }, value: 2 },
      { dimensions: { country: 'DE' }, value: 4 },
      { dimensions: { country: 'true', plan: '7.0' }, value: 8 },
    ])
    const wrong = await call('/import/point', { widget_id: id, columns: [...columns.slice(0, 4), 'Value'], rows })
    expect(wrong.errors).toEqual({ columns: ['The column value is missing.'] })
    const unknown = await call('/import/point', { widget_id: id, columns: [...columns, 'region'], rows })
    expect(unknown.errors).toEqual({
      columns: ['There is no column "region"; there are metric, key, value, country, plan.'],
    })
    for (const plan of ['x'.repeat(256), ['Pro'], {}]) {
      const refused = await call('/import/point', {
        widget_id: id,
        columns,
        rows: [[plan, 'Sales', '2026-11-20', 'DE', 2]],
      })
      expect(Object.keys(refused.errors ?? {})).toEqual(['rows.0.plan'])
    }
  })

  test('a task writes its rows into series, and is refused at once where they would be too many', async () => {
    const id = await widget('country')
    const rowsOf = (series: number) =>
      Array.from({ length: 2_000 }, (_, index) => ['Sales', '2026-11-20', 1, `${index % series}`])
    const body = { widget_id: id, columns: ['metric', 'key', 'value', 'country'] }
    const refused = (await call('/import/point', { ...body, rows: rowsOf(6) })) as { message?: string }
    expect(refused.message).toMatch(/would have 6 series/)
    const { model } = await call('/import/point', { ...body, rows: rowsOf(4) })
    expect(model).toHaveProperty('task_id')
    await vi.waitUntil(async () => (await call('/info/task', { id: model?.task_id })).model?.state === 'DONE', {
      timeout: 20_000,
    })
    expect(await seriesPoints(it, id)).toEqual(
      ['0', '1', '2', '3'].map(country => `Sales ["${country}"] 2026-11-20 500`),
    )
  })
})

describe('points are deleted by their dimensions', () => {
  const remove = (id: string, where: object[], more: object = {}) =>
    it.send(deletePoints, {
      input: { widgetId: id, days: { from: '2026-11-01', through: '2026-11-30' }, where, ...more } as never,
    })
  const filled = async () => {
    const id = await widget()
    await pushed(id, [[null, '1', '2026-11-19']])
    await declareDimensions(it, id, ['country'])
    await pushed(id, [[{ country: 'DE' }, '2']])
    await declareDimensions(it, id, ['country', 'plan'])
    await pushed(id, [
      [{ country: 'DE', plan: 'Pro' }, '4'],
      [{ country: 'FR' }, '8'],
      [null, '16'],
    ])
    return id
  }
  const rest = async (id: string) =>
    (await seriesPoints(it, id)).map(line => Number(line.split(' ').at(-1))).sort((a, b) => a - b)

  test.each<[object[], number[]]>([
    [[{ dimension: 'country', in: ['DE'] }], [1, 8, 16]],
    [[{ dimension: 'country', in: [' DE', null] }], [8]],
    [[{ dimension: 'country', notIn: ['DE'] }], [2, 4]],
    [[{ dimension: 'country', isSet: false }], [2, 4, 8]],
    [[{ dimension: 'plan', isSet: false }], [4]],
    [[{ dimension: 'country', startsWith: 'F' }], [1, 2, 4, 16]],
    [
      [
        { dimension: 'country', in: ['DE'] },
        { dimension: 'plan', in: ['Pro'] },
      ],
      [1, 2, 8, 16],
    ],
    [[{ dimension: 'country', in: [] }], [1, 2, 4, 8, 16]],
    [[], []],
  ])('%j leaves %j', async (where, left) => {
    const id = await filled()
    expect((await remove(id, where)).data?.deletePoints.deleted).toBe(5 - left.length)
    expect(await rest(id)).toEqual(left)
    const again = await filled()
    const keys = ['2026-11-19', '2026-11-20']
    await remove(again, where, { days: null, keys })
    expect(await rest(again)).toEqual(left)
  })

  test.each([{}, { in: null }, { notIn: null, startsWith: null, isSet: null }])(
    'a filter that says nothing (%j) deletes nothing: it would let all pass',
    async filter => {
      const id = await filled()
      const { errors } = await remove(id, [
        { dimension: 'plan', isSet: true },
        { dimension: 'country', ...filter },
      ])
      expect(errors?.[0]?.message).toContain('The filter by "country" says nothing')
      expect(Object.keys(errors?.[0]?.extensions.fields ?? {})).toEqual(['input.where.1'])
      expect(await rest(id)).toEqual([1, 2, 4, 8, 16])
    },
  )

  test('through REST, too, and a dimension that is not there is named', async () => {
    const id = await filled()
    const send = (where: object[]) =>
      fetch(`${it.url}/api/external/delete/point`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN}` },
        body: JSON.stringify({ widget_id: id, keys: ['2026-11-20'], where }),
      }).then(response => response.json())
    expect(await send([{ dimension: 'country', not_in: [null], is_set: true, starts_with: 'D' }])).toMatchObject({
      model: { deleted: 2 },
    })
    expect(await send([{ dimension: 'Country', in: ['DE'] }])).toMatchObject({
      errors: { 'where.0.dimension': ['The widget has no dimension "Country"; it has "country", "plan".'] },
    })
    const { errors } = await remove(await widget(), [{ dimension: 'country', in: ['DE'] }])
    expect(errors?.[0]?.message).toBe('The widget has no dimension "country"; it has none.')
  })
})
