import { expect, test } from 'vitest'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { readViewToken, signViewToken, viewKeyOf } from './view-token.ts'

const NOW = 1_700_000_000_000
const key = viewKeyOf('k'.repeat(40), null)
const widgetIds = ['7', '8'] as WidgetId[]
const claims = {
  projectId: '1' as ProjectId,
  parentId: '12',
  widgetIds,
  where: [],
  name: 'Portal',
  expires: NOW / 1_000 + 60,
}

test('says what was signed, until it ends', () => {
  const token = signViewToken(key, claims)
  expect(readViewToken(key, token, NOW)).toEqual(claims)
  expect(readViewToken(key, token, NOW + 60_000)).toBeNull()
})

test('says nothing when a character of it is another, or another key signed it', () => {
  const token = signViewToken(key, claims)
  for (let at = 0; at < token.length; at++) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    expect([at, readViewToken(key, changed, NOW)]).toEqual([at, null])
  }
  expect(readViewToken(viewKeyOf('other'.repeat(8), null), token, NOW)).toBeNull()
})

test("the administrator's ends with the administrator's token", () => {
  const before = viewKeyOf('k'.repeat(40), Buffer.from('one'))
  const token = signViewToken(before, { ...claims, parentId: null })
  expect(readViewToken(before, token, NOW)).toMatchObject({ parentId: null })
  expect(readViewToken(viewKeyOf('k'.repeat(40), Buffer.from('two')), token, NOW)).toBeNull()
  expect(readViewToken(key, token, NOW)).toBeNull()
})
