import { expect, test } from 'vitest'
import { firstPage, itemsOf, nextLink, nextPage, type Page } from './pagination.ts'
import type { PaginationSpec } from './source.ts'

const usual: PaginationSpec = {
  kind: 'PAGE',
  param: 'page',
  start: 1,
  size: null,
  sizeParam: null,
  itemsPath: null,
  cursorPath: null,
  maxPages: 10,
}
const page = (more: Partial<Page> = {}): Page => ({
  number: 1,
  data: {},
  items: [1, 2],
  headers: {},
  url: 'https://x.org/a',
  params: {},
  ...more,
})

test('pages are counted from their start until one is empty or short', () => {
  const spec = { ...usual, size: 2, sizeParam: 'per_page' }
  expect(firstPage(spec)).toEqual({ per_page: '2', page: '1' })
  const params = { per_page: '2', page: '1' }
  expect(nextPage(spec, page({ params }))).toEqual({ params: { per_page: '2', page: '2' } })
  expect(nextPage(spec, page({ items: [1] }))).toBeNull()
  expect(nextPage(usual, page({ items: [1] }))).toEqual({ params: { page: '2' } })
  expect(nextPage(usual, page({ items: [] }))).toBeNull()
})

test('offsets grow by the size of a page', () => {
  const spec: PaginationSpec = { ...usual, kind: 'OFFSET', param: 'offset', start: 0, size: 2 }
  expect(firstPage(spec)).toEqual({ offset: '0' })
  expect(nextPage(spec, page({ number: 3 }))).toEqual({ params: { offset: '6' } })
})

test('cursors are followed until there is none, or the same again', () => {
  const spec: PaginationSpec = { ...usual, kind: 'CURSOR', param: 'cursor', cursorPath: 'meta.next' }
  const after = (next: unknown, params = {}) => nextPage(spec, page({ data: { meta: { next } }, items: [], params }))
  expect(firstPage(spec)).toEqual({})
  expect(after('abc')).toEqual({ params: { cursor: 'abc' } })
  expect(after(7)).toEqual({ params: { cursor: '7' } })
  for (const none of [null, '', false, undefined]) expect(after(none), String(none)).toBeNull()
  expect(after('abc', { cursor: 'abc' })).toBeNull()
})

test('Link headers are followed where they say next', () => {
  const spec: PaginationSpec = { ...usual, kind: 'LINK' }
  const link = '<https://x.org/a?page=1>; rel="prev", <?page=3>; title="a, b"; rel="next last"'
  expect(nextLink(link)).toBe('?page=3')
  expect(nextPage(spec, page({ headers: { link } }))).toEqual({ url: 'https://x.org/a?page=3' })
  expect(nextPage(spec, page({ headers: { link: '<https://x.org/a>; rel=next' } }))).toBeNull()
  for (const none of ['', '<a>; rel="prev"', '<a>; rel="nextish"', 'garbage', '<a>']) expect(nextLink(none)).toBeNull()
})

test('the list of a page is the page, its only list, or where its path says', () => {
  expect(itemsOf(usual, [1])).toEqual([1])
  expect(itemsOf(usual, { total: 1, rows: [1] })).toEqual([1])
  expect(itemsOf(usual, { a: [1], b: [2] })).toContain('itemsPath')
  expect(itemsOf({ ...usual, itemsPath: 'a' }, { a: [1], b: [2] })).toEqual([1])
  expect(itemsOf({ ...usual, itemsPath: 'a' }, { a: 'no list' })).toContain('no list at a')
  expect(itemsOf(usual, null)).toEqual([])
})
