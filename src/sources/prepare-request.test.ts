import { expect, test } from 'vitest'
import { Issues } from '../base/issues.ts'
import { prepareRequest, withParams } from './prepare-request.ts'
import { createRedactor } from './redact.ts'
import { type RequestDraft, toRequestSpec } from './request-draft.ts'
import { Templates } from './template.ts'

const preparation = {
  templates: new Templates(),
  redactor: createRedactor([]),
  privateNames: new Set<string>(),
  render: async () => [],
}

const prepare = (draft: Partial<RequestDraft>, list: readonly unknown[] = []) =>
  prepareRequest(
    toRequestSpec({ method: 'GET', url: 'https://example.org/', ...draft }, 0, 'requests.0', new Issues()),
    { variables: { list }, secrets: {} },
    preparation,
  )

async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user } = process.cpuUsage(before)
  return user / 1_000
}

const zeros = (count: number) => Array.from({ length: count }, () => 0)
const name = (length: number) => 'n'.repeat(length)
const LIST = '{{ variables.list }}'

test.each<[string, Partial<RequestDraft>, number]>([
  ['a long name and the list of a variable', { params: { [name(2_000)]: LIST } }, 100_000],
  ['a long name and a list of its own', { params: { [name(100_000)]: zeros(3_000) } }, 0],
  ['a short name and a long list', { params: { n: LIST } }, 400_000],
  ['many names and a list', { params: Object.fromEntries(zeros(2_000).map((_, nth) => [`n${nth}`, LIST])) }, 200],
])('parameters are counted with their names before a URL is made of them: %s', async (_what, draft, count) => {
  const spent = await cpuMsOf(() =>
    expect(prepare(draft, zeros(count))).rejects.toThrow(/params make more than (8192 characters|1000 pairs)/),
  )
  expect(spent).toBeLessThan(400)
})

test.each<[string, Partial<RequestDraft>, number]>([
  ['a long name and the list of a variable', { data: { [name(2_000)]: LIST } }, 100_000],
  ['a long name and a list of its own', { data: { [name(100_000)]: zeros(3_000) } }, 0],
  ['a short name and a long list', { data: { n: LIST } }, 400_000],
])('fields of a form are counted with their names: %s', async (_what, draft, count) => {
  const spent = await cpuMsOf(() =>
    expect(prepare({ method: 'POST', ...draft }, zeros(count))).rejects.toThrow(
      /data make more than (1048576 characters|1000 pairs)/,
    ),
  )
  expect(spent).toBeLessThan(400)
})

test('a list repeats its name, and nothing is left out', async () => {
  const { url, params } = await prepare({ params: { a: LIST, b: null, c: [true, '', null] } }, [1, 'x y'])
  expect(withParams(url, params)).toBe('https://example.org/?a=1&a=x+y&c=true&c=')
  const { body } = await prepare({ method: 'POST', data: { a: LIST } }, [1, 2])
  expect(body).toBe('a=1&a=2')
})
