import { expect, test } from 'vitest'
import { nextLink } from './link-header.ts'
import { issueOfInto, pageRequest } from './page-request.ts'
import { firstPosition, type Page, type PageStep, turn } from './pagination.ts'
import { findAt } from './path.ts'
import type { Content } from './prepare-request.ts'
import type { BodySpec, PaginationSpec } from './source.ts'

const usual: PaginationSpec = {
  kind: 'PAGE',
  param: 'page',
  into: null,
  start: 1,
  size: null,
  sizeParam: null,
  itemsPath: null,
  cursorPath: null,
  cursorHeader: null,
  morePath: null,
  maxPages: 10,
}

/** What follows a page that holds these data. */
function after(spec: Partial<PaginationSpec>, data: unknown, more: Partial<Page> = {}): PageStep {
  const whole = { ...usual, ...spec }
  const at = (path: string | null) => (path === null ? undefined : findAt(data, path))
  const parts = { items: at(whole.itemsPath), cursor: at(whole.cursorPath), more: at(whole.morePath) }
  return turn(whole, { number: 1, data, parts, headers: {}, url: 'https://x.org/a?b=1', ...more })
}
const nextOf = (step: PageStep) => ('next' in step ? step.next : step.issue)

const content: Content = { url: 'https://x.org/a', params: [['q', 'x']], headers: {}, body: null }

test('pages are counted from their start until one is empty or short', () => {
  const spec = { size: 2, sizeParam: 'per_page' }
  expect(firstPosition(usual)).toBe(1)
  expect(nextOf(after(spec, [1, 2]))).toEqual({ cursor: 2 })
  expect(nextOf(after(spec, [1]))).toBeNull()
  expect(nextOf(after({}, [1]))).toEqual({ cursor: 2 })
  expect(nextOf(after({}, []))).toBeNull()
})

test('offsets grow by the size of a page', () => {
  const spec = { kind: 'OFFSET', param: 'offset', start: 0, size: 2 } as const
  expect(firstPosition({ ...usual, ...spec })).toBe(0)
  expect(nextOf(after(spec, [1, 2], { number: 3 }))).toEqual({ cursor: 6 })
})

const cursors = { kind: 'CURSOR', param: 'cursor', cursorPath: 'meta.next', itemsPath: 'items' } as const

test('cursors are followed until there is none', () => {
  const next = (value: unknown) => nextOf(after(cursors, { items: [1], meta: { next: value } }))
  expect(firstPosition({ ...usual, ...cursors })).toBeUndefined()
  expect(next('abc')).toEqual({ cursor: 'abc' })
  expect(next(7)).toEqual({ cursor: 7 })
  for (const none of [null, '', ' ', false, 'false']) expect(next(none), String(none)).toBeNull()
  expect(next('x'.repeat(9_000))).toBe(
    'A page holds more than 8192 characters at meta.next (cursorPath): that is no cursor.',
  )
  expect(
    nextOf(
      after({ ...cursors, cursorPath: null, cursorHeader: 'x-next' }, { items: [1] }, { headers: { 'x-next': 'c' } }),
    ),
  ).toEqual({ cursor: 'c' })
})

test.each([
  [{ items: [1], meta: { nextt: 'abc' } }, null],
  [{ items: [1], meta: {}, next_cursor: 'abc' }, 'it holds something at next_cursor'],
  [{ items: [1], meta: {}, paging: { nextPageToken: 'abc' } }, 'it holds something at paging.nextPageToken'],
  [{ items: [1], '@odata.nextLink': 'https://x.org/b' }, "it holds something at ['@odata.nextLink']"],
  [{ items: [1], page: { info: { hasNextPage: true } } }, 'it holds true at page.info.hasNextPage'],
  [{ items: [1], total_count: 30 }, 'it holds a larger number at total_count'],
  [{ items: [1], total_count: 1, total_pages: 1, next: null, has_more: false, cursor: '' }, null],
  [{ items: [1], paging: { cursors: { after: 'x' } } }, null],
  [{ items: [{ next: 'x' }] }, null],
  [null, null],
])('a first page %j without its cursor is the only one, unless it says otherwise', (data, sign) => {
  const expected =
    sign === null ? null : `The first page holds nothing at meta.next (cursorPath), but ${sign}: there are more pages.`
  expect(nextOf(after(cursors, data))).toBe(expected)
  expect(nextOf(after(cursors, data, { number: 2 }))).toBeNull()
})

test('headers say it, too', () => {
  const headers = { 'x-next-page': '2', date: 'next' }
  expect(nextOf(after(cursors, { items: [1] }, { headers }))).toContain(
    'but it has something in the header x-next-page',
  )
  expect(nextOf(after({ kind: 'LINK' }, { items: [1], next: 'x' }))).toContain(
    'nothing at the header link, but it holds something at next',
  )
})

test('a first page that is full and leaves its cursor out may not be the only one', () => {
  const spec = { ...cursors, size: 2 }
  expect(after(spec, { items: [1, 2] })).toMatchObject({ next: null, isOpen: true })
  expect(after(spec, { items: [1, 2], meta: { next: null } })).toMatchObject({ next: null, isOpen: false })
  expect(after(spec, { items: [1] })).toMatchObject({ next: null, isOpen: false })
})

test('a page that is shorter than its size is the last, unless it says otherwise', () => {
  const spec = { size: 100, itemsPath: 'items' }
  const message =
    'Page 1 has 1 items, fewer than 100 (size), but it holds a larger number at total_count: there are more pages. Set size to what a page holds, or leave it out.'
  expect(nextOf(after(spec, { items: [1], total_count: 500 }))).toBe(message)
  expect(nextOf(after(spec, { items: [1], total_count: 1 }))).toBeNull()
  expect(nextOf(after(spec, { items: [1], total_count: 101 }, { number: 2 }))).toBeNull()
  expect(nextOf(after(spec, { items: [1], total_pages: 3 }, { number: 3 }))).toBeNull()
  expect(nextOf(after(spec, { items: [1], next_page: 4 }, { number: 3 }))).toContain('something at next_page')
})

test('where a page says whether there are more, that decides', () => {
  const stripe = {
    kind: 'CURSOR',
    param: 'starting_after',
    itemsPath: 'data',
    cursorPath: 'data[-1].id',
    morePath: 'has_more',
  } as const
  const data = [{ id: 'a' }, { id: 'b' }]
  expect(nextOf(after(stripe, { data, has_more: true }))).toEqual({ cursor: 'b' })
  for (const no of [false, 'false', 0, null, '']) expect(nextOf(after(stripe, { data, has_more: no }))).toBeNull()
  expect(nextOf(after(stripe, { data }))).toBe('Page 1 holds nothing at has_more (morePath).')
  expect(nextOf(after(stripe, { data: [], has_more: true }))).toBe(
    'Page 1 says at has_more that there are more, and holds nothing at data[-1].id (cursorPath).',
  )
  const numbered = { itemsPath: 'data', morePath: 'has_more', size: 5 }
  expect(nextOf(after(numbered, { data, has_more: true }))).toEqual({ cursor: 2 })
  expect(nextOf(after(numbered, { data, has_more: false }))).toBeNull()
})

test.each([
  ['https://x.org/a?page=2', { url: 'https://x.org/a?page=2' }],
  ['/services/data/next', { url: 'https://x.org/services/data/next' }],
  ['?page=2', { url: 'https://x.org/a?page=2' }],
  [{ href: '/b', meta: {} }, { url: 'https://x.org/b' }],
  ['http://x.org/a?page=2', { url: 'https://x.org/a?page=2' }],
  ['https://elsewhere.org/a', 'The next page is at another origin.'],
  ['http://x.org:8080/a', 'The next page is at another origin.'],
  ['//elsewhere.org/a', 'The next page is at another origin.'],
  ['https://x.org@elsewhere.org/a', 'The next page is at another origin.'],
  ['javascript:alert(1)//', 'The next page is at another origin.'],
  [
    'eyJhIjoxfQ',
    'What a page holds at links.next (cursorPath) is no URL. A value that goes into a parameter is a cursor: kind CURSOR.',
  ],
  [null, null],
])('the next page at %j', (next, expected) => {
  const spec = { kind: 'NEXT_URL', itemsPath: 'data', cursorPath: 'links.next' } as const
  expect(nextOf(after(spec, { data: [1], links: { next } }))).toEqual(expected)
})

test('a cursor that is a URL is followed, unless it goes into a parameter that somebody named', () => {
  const data = { items: [1], meta: { next: 'https://x.org/a?page=2' } }
  expect(nextOf(after(cursors, data))).toEqual({ url: 'https://x.org/a?page=2' })
  expect(nextOf(after({ ...cursors, param: 'from' }, data))).toEqual({ cursor: 'https://x.org/a?page=2' })
})

test('Link headers are followed where they say next', () => {
  const link = '<https://x.org/a?page=1>; rel="prev", <?page=3>; title="a, b"; rel="next last"'
  expect(nextLink(link)).toBe('?page=3')
  expect(nextOf(after({ kind: 'LINK' }, [1], { headers: { link } }))).toEqual({ url: 'https://x.org/a?page=3' })
  for (const none of ['', '<a>; rel="prev"', '<a>; rel="nextish"', 'garbage', '<a>']) expect(nextLink(none)).toBeNull()
})

test.each([
  [null, [1], [1]],
  [null, { total: 1, rows: [1] }, [1]],
  [null, { a: [1], b: [2] }, 'Tell with itemsPath where a page holds its list.'],
  [null, { ok: false, reason: 'x' }, 'A page holds an error instead of a list, at ok.'],
  ['a', { a: [1], b: [2] }, [1]],
  ['a', { a: 'no list' }, 'A page holds no list at a.'],
  ['a', { a: null, b: [2] }, []],
  ['a', {}, []],
  ['a', { data: { b: [2] } }, 'A page holds no list at a; there is one at data.b.'],
  ['a', { data: { b: [] } }, []],
  ['a', { errors: [{ message: 'x' }], data: null }, 'A page holds no list at a, but an error at errors.'],
  ['a', { errors: [] }, []],
  [null, null, []],
])('with itemsPath %j the list of %j is %j', (itemsPath, data, items) => {
  const step = after({ itemsPath }, data)
  expect('items' in step ? step.items : step.issue).toEqual(items)
})

test('one item of an expression is a list of one', () => {
  const page = { number: 1, data: {}, parts: { items: 7 }, headers: {}, url: 'https://x.org/' }
  expect(turn({ ...usual, itemsPath: '= a[0]' }, page)).toMatchObject({ items: [7] })
})

test('pages are asked for where their request says, in the place of what stands there', () => {
  const at = (spec: Partial<PaginationSpec>, position: unknown, more: Partial<Content> = {}) =>
    pageRequest({ ...content, ...more }, { ...usual, ...spec }, position)
  expect(at({}, 2).params).toEqual([
    ['q', 'x'],
    ['page', '2'],
  ])
  const given = { url: 'https://x.org/a?page=1&c=%7B', params: [['page', '1']] as const }
  expect(at({ size: 5, sizeParam: 'per' }, 2, given)).toMatchObject({
    url: 'https://x.org/a?c=%7B',
    params: [
      ['per', '5'],
      ['page', '2'],
    ],
  })
  expect(at({ into: 'headers.X-Cursor' }, 'c').headers).toEqual({ 'x-cursor': 'c' })
  expect(() => at({ into: 'headers.X-Cursor' }, 'a\r\nb: c')).toThrow(
    'The cursor for the header x-cursor holds a line end',
  )
  expect(at({ into: 'data.after' }, 'ä', { body: 'a=1&after=0' }).body).toBe('a=1&after=%C3%A4')
  const body = '{"query":"{ a }","variables":{"n":12345678901234567890,"after":null}}'
  expect(at({ into: 'json.variables.after' }, 'c', { body }).body).toBe(
    '{"query":"{ a }","variables":{"n":12345678901234567890,"after":"c"}}',
  )
  expect(at({ into: 'json.a.b' }, [1, 'x'], { body: '{}' }).body).toBe('{"a":{"b":[1,"x"]}}')
  expect(at({ into: 'json.__proto__.b' }, 1, { body: '{}' }).body).toBe('{"__proto__":{"b":1}}')
  expect(at({ into: 'json.a.b' }, undefined, { body: '{}' }).body).toBe('{}')
  expect(() => at({ into: 'json.a.b' }, 1, { body: '{"a":[]}' })).toThrow(
    'The body has no object at json.a, where the cursor goes.',
  )
})

const JSON_BODY: BodySpec = { kind: 'JSON', value: {} }
test.each<[string, BodySpec | null, string | null]>([
  ['json.variables.after', JSON_BODY, null],
  ['json.after', { kind: 'JSON', value: '{{ a.data }}' }, null],
  ['json.after', null, 'It goes into json: give json as an object, if only {}.'],
  ['json.after', { kind: 'JSON', value: [] }, 'It goes into json: give json as an object, if only {}.'],
  ['data.after', JSON_BODY, 'It goes into data: give data as an object, if only {}.'],
  ['json.a[0].b', JSON_BODY, 'It is a path of at most 20 names, such as json.variables.after.'],
  ['json.a..b', JSON_BODY, 'It is a path of at most 20 names, such as json.variables.after.'],
  ['headers.Host', null, 'The header is set by the gateway and cannot be given.'],
  ['params.cursor', null, null],
  ['variables.after', null, 'Say where it goes: params.name, headers.name, data.name or json.name.name.'],
])('a cursor into %s of %j', (into, body, issue) => {
  expect(issueOfInto(into, body)).toBe(issue)
})
