// What must be refused in core and elsewhere, and what looks alike and is fine.
import { describe, expect, test } from 'vitest'
import type { Rule, Tree } from './import-rules.ts'
import { envHasOneReader, isPure, networkHasOneDoor } from './purity-rules.ts'
import { parseSource } from './source-file.ts'

const tree: Tree = { paths: new Set(), dependencies: new Set() }
const judge = (rule: Rule, path: string, text: string) => rule(parseSource(path, text), tree)

describe('core', () => {
  test.each([
    ["import { readFileSync } from 'node:fs'", 'node:fs'],
    ["import type { Pool } from 'pg'", 'pg'],
    ["export { z } from 'zod'", 'zod'],
    ["const a = await import('node:fs')", 'node:fs'],
    ["type A = import('node:fs').Stats", 'node:fs'],
    ['export const a = Date.now()', 'Date.now'],
    ["export const a = Date['now']()", 'Date.now'],
    ['export const a = new Date()', 'new Date(...)'],
    ['export const a = Date()', 'new Date(...)'],
    ['export const a = new Date(2024, 0, 1)', 'new Date(...)'],
    ["export const a = Date.parse('2024-01-01')", 'Date.parse'],
    ['export const a = (d: Date) => d.getHours()', 'd.getHours'],
    ['export const a = (d: Date) => d.getTimezoneOffset()', 'd.getTimezoneOffset'],
    ['export const a = Math.random()', 'Math.random'],
    ['const { random } = Math', 'Math'],
    ['const Clock = Date', 'Date'],
    ['export const a = Temporal.Now.instant()', 'Temporal.Now'],
    ["export const a = new Intl.DateTimeFormat('en')", 'Intl.DateTimeFormat(...)'],
    ["export const a = new Intl.DateTimeFormat('en', options)", 'Intl.DateTimeFormat(...)'],
    ["export const a = Intl.DateTimeFormat('en', { timeZone: undefined })", 'Intl.DateTimeFormat(...)'],
    ['export const a = new Intl.NumberFormat()', 'Intl.NumberFormat(...)'],
    ['export const a = (n: number) => n.toLocaleString()', 'n.toLocaleString'],
    ["export const a = 'b'.localeCompare('c')", 'localeCompare()'],
    ['export const a = performance.now()', 'performance'],
    ['export const a = crypto.randomUUID()', 'crypto'],
    ['export const a = process.hrtime()', 'process'],
    ["export const a = fetch('http://a')", 'fetch'],
    ['console.log(1)', 'console'],
    ['setTimeout(() => 1, 1)', 'setTimeout'],
    ['export const a = globalThis.Date', 'globalThis'],
    ['export const a = import.meta.dirname', 'import.meta'],
    ['export const a = { fetch }', 'fetch'],
    ['export const a = (x = performance.now()) => x', 'performance'],
    ['export const a = fetch as unknown', 'fetch'],
  ])('may not say %s', (text, what) => {
    const faults = judge(isPure, 'src/core/a.ts', text)
    expect(faults).toContainEqual(expect.stringContaining(`src/core/a.ts: ${what} -> core is pure, `))
  })

  test.each([
    "import { a } from './b.ts'\nexport { c } from './c.ts'",
    'export const a = new Date(0).toISOString()',
    'export const a = (d: Date) => d.getUTCHours()',
    'export const a = Date.UTC(2024, 0, 1)',
    "export const a = new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit' })\nconst zone = 'UTC'",
    "export const a = Intl.supportedValuesOf('timeZone')",
    "export const a = Temporal.PlainDate.from('2024-01-01')",
    'export const a = (fetch: number, process: { env: number }) => fetch + process.env',
    'export const a = { fetch: 1, performance: 2, now: 3 }.fetch',
    'export interface A { readonly process: Performance; fetch(): typeof globalThis }',
    'export const a = (x: unknown) => x instanceof Date',
    'try { throw new RangeError("a") } catch (console) { String(console) }',
    '// Math.random() and Date.now()\nexport const a = "Date.now()"',
  ])('may say %s', text => {
    expect(judge(isPure, 'src/core/a.ts', text)).toEqual([])
  })

  test('is held by the rule, not its tests nor other folders', () => {
    const text = 'export const a = Math.random()'
    expect(judge(isPure, 'src/core/a.test.ts', text)).toEqual([])
    expect(judge(isPure, 'src/base/a.ts', text)).toEqual([])
  })
})

describe('the environment', () => {
  test.each([
    'export const a = process.env.HOST',
    "export const a = process['env']",
    'const { env } = process',
    "import { env } from 'node:process'",
    "import process from 'process'",
  ])('is not read by %s', text => {
    expect(judge(envHasOneReader, 'src/http/a.ts', text)).toEqual([
      expect.stringContaining('src/http/a.ts: process.env -> '),
    ])
    expect(judge(envHasOneReader, 'src/config/env.ts', text)).toEqual([])
  })

  test('is not what process.argv or an env of another kind reads', () => {
    expect(
      judge(envHasOneReader, 'src/cli/a.ts', 'export const a = process.argv\nexport const b = config.env'),
    ).toEqual([])
  })
})

describe('the network', () => {
  test.each(['fetch(a)', 'globalThis.fetch(a)', 'const f = fetch', 'new WebSocket(a)'])(
    'is not reached by %s',
    text => {
      expect(judge(networkHasOneDoor, 'src/sources/call.client.ts', text)).toHaveLength(1)
      expect(judge(networkHasOneDoor, 'src/sources/safe-fetch.client.ts', text)).toEqual([])
      expect(judge(networkHasOneDoor, 'src/cli/demo/demo.ts', text)).toEqual([])
    },
  )

  test('is not reached by names alike', () => {
    const text = 'yoga.fetch(a); export const fetchAll = () => 1; const b = (fetch: () => void) => fetch()'
    expect(judge(networkHasOneDoor, 'src/graphql/a.ts', text)).toEqual([])
  })
})
