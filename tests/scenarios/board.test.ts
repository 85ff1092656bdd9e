import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { board, saveBoard, widgetsById } from '../_kit/board-operations.ts'
import { createCalculatedMetric, createToken, deleteCalculatedMetric, deleteWidget } from '../_kit/operations.ts'
import { addNeighbour } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const tokenWith = async (scopes: ('READ' | 'PUSH')[]) =>
  (await it.ask(createToken, { input: { name: 'board', scopes } })).createToken.secret

test('a board that nobody has arranged has no cards', async () => {
  expect((await it.ask(board, {})).board).toEqual({ savedAt: null, cards: [] })
})

test('the layout is kept in its order and replaced whole; cards of deleted widgets go', async () => {
  const [a, b, c] = [await it.widget({ title: 'A' }), await it.widget({ title: 'B' }), await it.widget({ title: 'C' })]
  const first = await it.ask(saveBoard, {
    input: { cards: [{ widgetId: c.id, width: 'FULL' }, { widgetId: a.id }, { widgetId: b.id, width: 'WIDE' }] },
  })
  expect(first.saveBoard.board.savedAt).toBe('2026-11-20T12:00:00.000Z')
  await it.ask(deleteWidget, { id: a.id })
  expect((await it.ask(board, {})).board.cards).toEqual([
    { width: 'FULL', widget: { id: c.id, title: 'C' } },
    { width: 'WIDE', widget: { id: b.id, title: 'B' } },
  ])
  await it.ask(saveBoard, { input: { cards: [{ widgetId: b.id }] } })
  expect((await it.ask(board, {})).board.cards).toEqual([{ width: 'NARROW', widget: { id: b.id, title: 'B' } }])
})

test('a widget has one card, a board 500, and both are told by field', async () => {
  const { id } = await it.widget()
  const twice = await it.send(saveBoard, { input: { cards: [{ widgetId: id }, { widgetId: id }] } })
  expect(twice.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { 'input.cards': ['A widget has one card at most.'] },
  })
  const cards = Array.from({ length: 501 }, (_, at) => ({ widgetId: `widget_${at.toString(36)}` }))
  expect((await it.send(saveBoard, { input: { cards } })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

test('reading needs `read`, arranging `manage`; a widget of another project gets no card', async () => {
  const reader = await tokenWith(['READ'])
  expect((await it.send(board, {}, reader)).errors).toBeUndefined()
  expect((await it.send(saveBoard, { input: { cards: [] } }, reader)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await it.send(board, {}, await tokenWith(['PUSH']))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  await addNeighbour(it)
  const widgetId = `widget_${(7777).toString(36)}`
  expect((await it.ask(saveBoard, { input: { cards: [{ widgetId }] } })).saveBoard.board.cards).toEqual([])
  const theirs = await it.send(widgetsById, { ids: [widgetId] })
  expect(theirs.data?.widgetsById).toEqual([null])
  expect(theirs.errors).toMatchObject([{ path: ['widgetsById', 0], extensions: { code: 'NOT_FOUND' } }])
})

test('widgets by id come in the order asked for; one that fails leaves the others right', async () => {
  const [good, bad] = [await it.widget({ title: 'Good' }), await it.widget({ title: 'Bad' })]
  await it.cyfe(good.pushUrl, { data: [{ Date: '20261119', Users: '3' }] })
  await it.cyfe(bad.pushUrl, { data: [{ Date: '20261119', Users: '3' }] })
  const input = { widgetId: bad.id, name: 'Base', formula: '[Users] * 2' }
  const base = (await it.ask(createCalculatedMetric, { input })).createCalculatedMetric.metric
  await it.ask(createCalculatedMetric, { input: { widgetId: bad.id, name: 'Double', formula: '[Base] * 2' } })
  await it.ask(deleteCalculatedMetric, { id: base.id })
  const asked = { ids: [bad.id, 'widget_zzz', 'no id at all', good.id], period: { preset: 'YESTERDAY' as const } }
  const { data, errors } = await it.send(widgetsById, asked)
  expect(data?.widgetsById).toEqual([
    { title: 'Bad', report: null },
    null,
    null,
    { title: 'Good', report: { metrics: [{ values: [3] }] } },
  ])
  expect(errors?.toSorted((a, b) => String(a.path).localeCompare(String(b.path)))).toMatchObject([
    { path: ['widgetsById', 0, 'report', 'metrics', 1, 'values'], extensions: { code: 'CONFLICT' } },
    { path: ['widgetsById', 1], extensions: { code: 'NOT_FOUND' } },
    { path: ['widgetsById', 2], extensions: { code: 'NOT_FOUND' } },
  ])
  const many = await it.send(widgetsById, { ids: Array.from({ length: 101 }, (_, at) => `widget_${at}`) })
  expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { ids: expect.any(Array) } })
})
