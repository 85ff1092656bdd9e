// Several boards of a project, and links to them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { board, boardById, boards, createBoard, deleteBoard, saveBoard, updateBoard } from '../_kit/board-operations.ts'
import { createShare } from '../_kit/share-operations.ts'

let it: TestApp
let widgets: string[]
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  widgets = await Promise.all(['A', 'B', 'C'].map(async title => (await it.widget({ title })).id))
})
afterAll(() => it?.[Symbol.asyncDispose]())

const area = (column: number, row: number, columns = 4, rows = 4) => ({ column, row, columns, rows })
const widget = (at: number) => widgets[at] as string
const listed = async () => (await it.ask(boards, {})).boards ?? []
const names = async () => (await listed()).map(each => each.name)
const errorOf = async (reply: Promise<{ errors?: readonly { extensions: object }[] }>) =>
  (await reply).errors?.[0]?.extensions
const titlesAt = async (url: string) => {
  const response = await fetch(url)
  const html = await response.text()
  return [response.status, /<h1>(.*?)<\/h1>/.exec(html)?.[1], [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, h]) => h)]
}

test('a project has one board from the beginning, and it stays the first when others come', async () => {
  expect(await listed()).toMatchObject([{ name: 'Board', position: 0, showsAllWidgets: true, version: 0, cards: [] }])
  const [first] = await listed()
  await it.ask(saveBoard, { input: { cards: [{ widgetId: widget(0), width: 'WIDE' }] } })
  const input = { name: '  Sales ', cards: [{ widgetId: widget(1), area: area(6, 2, 6, 3) }] }
  const made = (await it.ask(createBoard, { input })).createBoard?.board
  expect(made).toMatchObject({ name: 'Sales', position: 1, showsAllWidgets: false, version: 1 })
  expect(made?.cards).toEqual([{ width: 'WIDE', widget: { id: widget(1) }, area: area(6, 2, 6, 3) }])
  expect(await listed()).toMatchObject([
    { id: first?.id, version: 1, cards: [{ area: area(0, 0, 8) }] },
    { id: made?.id },
  ])
  expect((await it.ask(board, {})).board?.cards).toMatchObject([{ widget: { id: widget(0) } }])
  const found = await it.ask(boardById, { id: made?.id ?? '' })
  expect(found).toMatchObject({ board: { name: 'Sales' }, node: { id: made?.id } })
})

test('boards are renamed and put in another order, and saved each by itself', async () => {
  const [first, sales] = await listed()
  const made = (await it.ask(createBoard, { input: { name: 'Wall', position: 0 } })).createBoard?.board
  expect(await names()).toEqual(['Wall', 'Board', 'Sales'])
  await it.ask(updateBoard, { input: { id: made?.id ?? '', name: 'Hall', position: 2, showsAllWidgets: true } })
  expect(await names()).toEqual(['Board', 'Sales', 'Hall'])
  expect((await listed())[2]).toMatchObject({ showsAllWidgets: true, version: 2 })
  const cards = [widget(2), widget(0)].map((widgetId, at) => ({ widgetId, area: area(at * 4, 0) }))
  await it.ask(saveBoard, { input: { id: sales?.id ?? '', cards } })
  expect((await listed()).map(each => each.cards.map(card => card.widget.id))).toEqual([
    [widget(0)],
    [widget(2), widget(0)],
    [],
  ])
  await it.ask(updateBoard, { input: { id: first?.id ?? '', name: 'Overview' } })
  expect(await names()).toEqual(['Overview', 'Sales', 'Hall'])
  await it.ask(updateBoard, { input: { id: first?.id ?? '', name: 'Board' } })
})

test('what is wrong with a board is said by its member, all of it', async () => {
  const [first] = await listed()
  const save = (areas: object[]) =>
    errorOf(
      it.send(saveBoard, {
        input: { cards: areas.map((each, at) => ({ widgetId: widget(at), area: each })) },
      } as never),
    )
  expect(await save([area(10, 0), area(0, -40, 13, 30)])).toEqual({
    code: 'BAD_USER_INPUT',
    fields: {
      'input.cards.0.area.column': ['The grid has 12 columns: one of 4 begins in column 0 to 8.'],
      'input.cards.1.area.columns': ['A card is 2 to 12 columns wide.'],
      'input.cards.1.area.rows': ['A card is 2 to 24 rows high.'],
      'input.cards.1.area.row': ['A card begins in row 0 to 10,000.'],
    },
  })
  expect(await save([area(0, 0), area(3, 3)])).toMatchObject({
    fields: { 'input.cards.1.area': ['The card lies over cards.0: give each cells of its own.'] },
  })
  expect(await errorOf(it.send(createBoard, { input: { name: ' ' } }))).toMatchObject({
    fields: { 'input.name': ['The name of a board is 1 to 100 characters on one line.'] },
  })
  expect(await errorOf(it.send(createBoard, { input: { name: 'sALES' } }))).toMatchObject({ code: 'CONFLICT' })
  expect(await errorOf(it.send(updateBoard, { input: { id: first?.id ?? '', position: 3 } }))).toMatchObject({
    fields: { 'input.position': ["Positions of the project's boards are 0 to 2."] },
  })
  expect(await errorOf(it.send(updateBoard, { input: { id: 'board_zzz', name: 'x' } }))).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await names()).toEqual(['Board', 'Sales', 'Hall'])
})

test('a link shows the board that it was made for, whatever its place; one from before shows the first of old', async () => {
  const [first, sales] = await listed()
  const share = async (input: object) => (await it.ask(createShare, { input })).createShare?.share.url ?? ''
  const [old, own] = [await share({}), await share({ boardId: sales?.id })]
  // As a gateway of the release before writes it.
  await it.app.gateway.pool.query('update shares set board_id = null where board_id = project_id')
  await it.ask(updateBoard, { input: { id: sales?.id ?? '', position: 0 } })
  expect(await titlesAt(own)).toEqual([200, 'Sales', ['C', 'A']])
  expect(await titlesAt(old)).toEqual([200, 'Default', ['A']])
  expect(await errorOf(it.send(createShare, { input: { boardId: sales?.id, widgetId: widget(0) } }))).toMatchObject({
    fields: { 'input.boardId': [expect.stringContaining('either a widget or a board')] },
  })
  await it.ask(deleteBoard, { id: sales?.id ?? '' })
  expect((await titlesAt(own))[0]).toBe(404)
  expect((await it.ask(board, {})).board?.cards).toMatchObject([{ widget: { id: widget(0) } }])
  await it.ask(deleteBoard, { id: first?.id ?? '' })
  expect((await titlesAt(old))[0]).toBe(404)
})

test('the last board stays, and the first one of old does not come back', async () => {
  const [hall] = await listed()
  expect(await names()).toEqual(['Hall'])
  expect(await errorOf(it.send(deleteBoard, { id: hall?.id ?? '' }))).toMatchObject({ code: 'CONFLICT' })
})

test('a project has 50 boards at most', async () => {
  const { pool } = it.app.gateway
  await pool.query(
    `insert into project_boards (project_id, board_id, name, position, shows_all_widgets, cards, version)
     select $1, n, 'Board ' || n, n, false, '[]', 1 from generate_series(1000, 1048) n`,
    [DEFAULT_PROJECT_ID],
  )
  expect(await errorOf(it.send(createBoard, { input: { name: 'One more' } }))).toMatchObject({ code: 'CONFLICT' })
  await pool.query('delete from project_boards where board_id between 1000 and 1048')
})

test('REST makes, changes, tells and deletes the same boards', async () => {
  const call = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${ADMIN}` }
    const response = await fetch(`${it.url}/api/external/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return {
      status: response.status,
      ...((await response.json()) as { model?: { id: string }; data?: object[]; errors?: object }),
    }
  }
  const cards = [{ widget_id: widget(0), area: area(0, 0, 12, 6) }]
  const made = await call('create/board', { name: 'By REST', cards })
  expect(made.model).toMatchObject({ name: 'By REST', position: 1, cards: [{ ...cards[0], width: 'FULL' }] })
  const id = made.model?.id
  const moved = await call('update/board', { id, position: 0, cards: [{ widget_id: widget(2) }] })
  expect(moved.model).toMatchObject({ position: 0, version: 3, cards: [{ width: 'NARROW', area: area(0, 0) }] })
  expect((await call('list/board', {})).data).toMatchObject([{ id }, { name: 'Hall' }])
  const wrong = await call('update/board', { id, cards: [{ widget_id: widget(2), area: area(0, 0, 1) }] })
  expect(wrong).toMatchObject({ status: 400, errors: { 'cards.0.area.columns': ['A card is 2 to 12 columns wide.'] } })
  expect((await call('delete/board', { id })).model).toEqual({ id })
  expect((await call('info/board', { id })).status).toBe(404)
})
