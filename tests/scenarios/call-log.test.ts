// The log of calls: every try, failures with what was sent and answered, in pages, of one project, for thirty days.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireCalls } from '../../src/sources/expire-calls.job.ts'
import { callLog, runSource, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const DAY_MS = 24 * 3_600_000
let kit: SourcesKit
let now = Date.UTC(2026, 10, 20, 12)
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => now })
  let fails = 2
  kit.upstream.on('/flaky', (_request, reply) =>
    fails-- > 0 ? json(reply, { why: 'overloaded \0 now' }, 503, { 'x-trace': 'abc' }) : json(reply, { ok: 1 }),
  )
  const url = kit.upstream.url
  const request = {
    name: 'flaky',
    method: 'GET' as const,
    url: `${url}/flaky`,
    headers: { 'X-Own': 'yes' },
    params: { a: 1 },
  }
  await kit.it.ask(saveSource, { input: { name: 'flaky', requests: [request as never] } })
  expect((await kit.it.ask(runSource, { name: 'flaky' })).runSource.ok).toBe(true)
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const lines = async (variables: object = {}) => {
  const { edges, pageInfo } = (await kit.it.ask(callLog, variables)).callLog
  return { nodes: edges?.map(edge => edge?.node) ?? [], cursor: edges?.at(-1)?.cursor, more: pageInfo.hasNextPage }
}

test('each try is a line, and of a failure it is told what was sent and what came back', async () => {
  const { nodes } = await lines()
  expect(nodes.map(it => [it?.source, it?.request, it?.attempt, it?.status, it?.error?.code])).toEqual([
    ['flaky', 'flaky', 3, 200, undefined],
    ['flaky', 'flaky', 2, 503, 'UPSTREAM_FAILED'],
    ['flaky', 'flaky', 1, 503, 'UPSTREAM_FAILED'],
  ])
  const failed = nodes[1]
  expect(failed?.url).toBe(`${kit.upstream.url}/flaky?a=1`)
  expect(JSON.parse(failed?.sent ?? '')).toEqual({ headers: { 'x-own': 'yes' }, body: null })
  expect(failed?.answered).toContain('x-trace: abc')
  expect(failed?.answered).toContain('overloaded')
  expect([nodes[0]?.sent, nodes[0]?.answered]).toEqual([null, null])
})

test('it comes in pages, and failures alone', async () => {
  const first = await lines({ first: 2 })
  expect([first.nodes.length, first.more]).toEqual([2, true])
  const second = await lines({ first: 2, after: first.cursor })
  expect([second.nodes.map(it => it?.attempt), second.more]).toEqual([[1], false])
  expect((await lines({ onlyFailed: true })).nodes.map(it => it?.attempt)).toEqual([2, 1])
})

test('another project sees nothing of it', async () => {
  const { data } = await kit.once('mutation { createProject(input: { name: "other" }) { administrator { secret } } }')
  const { createProject } = data as unknown as { createProject: { administrator: { secret: string } } }
  const reply = await kit.it.send(callLog, {}, createProject.administrator.secret)
  expect(reply.data?.callLog.edges).toEqual([])
})

test('after thirty days it is gone', async () => {
  const never = new AbortController().signal
  now += 29 * DAY_MS
  await expireCalls.run(kit.it.app.gateway, never)
  expect((await lines()).nodes).toHaveLength(3)
  now += 2 * DAY_MS
  await expireCalls.run(kit.it.app.gateway, never)
  expect((await lines()).nodes).toEqual([])
})
