import { expect, test } from 'vitest'
import { dayToText } from '../core/day.ts'
import { microsToText } from '../core/key-time.ts'
import { changeKeys } from './key-change.ts'
import type { KeyKind } from './widget.ts'

const keyText = (kind: KeyKind, key: string) =>
  kind === 'DATE' ? dayToText(Number(key)) : kind === 'TIME' ? microsToText(BigInt(key)) : key

const BERLIN = 'Europe/Berlin'
const day = (text: string) => String(Date.parse(text) / 86_400_000)
const instant = (text: string) => `${Date.parse(text)}000`

test.each<[KeyKind, KeyKind, string, string]>([
  ['DATE', 'TIME', day('2026-11-20'), '2026-11-19T23:00:00Z'],
  ['TIME', 'DATE', instant('2026-11-19T23:00:00Z'), '2026-11-20'],
  ['DATE', 'CATEGORY', day('2026-11-20'), '2026-11-20'],
  ['TIME', 'CATEGORY', instant('2026-11-20T10:00:00.5Z'), '2026-11-20T10:00:00.5Z'],
  ['CATEGORY', 'DATE', '20261120', '2026-11-20'],
  ['CATEGORY', 'DATE', '2026-11-20 00:00:00', '2026-11-20'],
  ['CATEGORY', 'TIME', '2026-11-20 10:00:00', '2026-11-20T09:00:00Z'],
  ['CATEGORY', 'TIME', '1763596800', '2025-11-20T00:00:00Z'],
])('a key of %s becomes one of %s: %s', (from, to, key, becomes) => {
  const { before, after, lost } = changeKeys([key], from, to, BERLIN)
  expect([before, after.map(it => keyText(to, it)), lost]).toEqual([[key], [becomes], 0])
})

test.each<[KeyKind, KeyKind, string[], number, string]>([
  ['TIME', 'DATE', [instant('2026-11-20T00:00:00Z'), instant('2026-11-19T23:00:00Z')], 1, '2026-11-20T00:00:00Z'],
  ['CATEGORY', 'DATE', ['20261120', 'Total', '2026-11-20', '17'], 3, 'Total'],
  ['CATEGORY', 'DATE', ['2026-11-20 10:00:00'], 1, '2026-11-20 10:00:00'],
  ['CATEGORY', 'TIME', ['2026-10-25 02:30:00', '2026-03-29 02:30:00'], 2, '2026-10-25 02:30:00'],
])('keys of %s that would be lost as %s are counted: %j', (from, to, keys, lost, example) => {
  expect(changeKeys(keys, from, to, BERLIN)).toMatchObject({ lost, example })
})

test('a day that the zone left out has no beginning of its own', () => {
  expect(changeKeys([day('2011-12-30')], 'DATE', 'TIME', 'Pacific/Apia').lost).toBe(1)
})

test('what was changed can be changed back', () => {
  const days = Array.from({ length: 800 }, (_, nth) => String(20_000 + nth))
  for (const zone of [BERLIN, 'America/New_York', 'Asia/Amman', 'UTC']) {
    const { after } = changeKeys(days, 'DATE', 'TIME', zone)
    expect(changeKeys(after, 'TIME', 'DATE', zone).after).toEqual(days)
  }
})
