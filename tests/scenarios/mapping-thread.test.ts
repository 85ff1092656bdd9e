// Expressions of users run in a thread that can be ended.
import { afterAll, expect, test } from 'vitest'
import { JsonNumber } from '../../src/base/json-text.ts'
import { createMapper } from '../../src/sources/mapping.service.ts'

const mapper = createMapper(4_000)
afterAll(() => mapper.close())
const only = (value: string) =>
  mapper.map({ rows: null, filter: null, key: null, metrics: [{ name: 'n', value }] }, { a: 1 }, {})

test('numbers keep their digits on the way to the thread and back', async () => {
  const data = { list: [{ n: new JsonNumber('9007199254740993') }] }
  const { rows } = await mapper.map(
    { rows: 'list', filter: '= true', key: null, metrics: [{ name: 'n', value: 'n' }] },
    data,
    {},
  )
  expect(rows).toEqual([{ key: null, values: [['n', '9007199254740993']] }])
  // The same thread takes the next one.
  await expect(only('= $error("no")')).rejects.toThrow('failed: no')
  expect((await only('= a')).rows).toHaveLength(1)
})

test.each([
  ['without end', '= ($f := function($x) { $f($x) }; $f(1))'],
  ['with a regular expression that never ends', '= $match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)'],
  ['that fills the memory', '= ($f := function($s) { $f($s & $s) }; $f("xxxxxxxxxxxxxxxx"))'],
  ['with a range too large', '= $sum([1..9999999].($ * 2))'],
])('an expression %s ends as an error, and the next mapping runs', { timeout: 40_000 }, async (_what, value) => {
  await expect(only(value)).rejects.toThrow()
  expect((await only('= a')).rows).toEqual([{ key: null, values: [['n', '1']] }])
})

test('paths alone do not wait for the thread, and no more than a hundred others do', async () => {
  const held = Array.from({ length: 101 }, () =>
    only('= a').then(
      () => 'done',
      error => error.code,
    ),
  )
  expect((await only('a')).rows).toHaveLength(1)
  expect((await Promise.all(held)).filter(end => end !== 'done')).toEqual(['UNAVAILABLE'])
})
