// `pushgraph push` with several parts under way: what comes out is what one part after the other makes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pushFile } from '../../src/cli/push.ts'
import { idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { type Front, type FrontReply, startFront } from '../_kit/front.ts'

let it: TestApp
const directory = mkdtempSync(join(tmpdir(), 'pushgraph-together-'))
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})

const file = join(directory, 'sales.csv')

/** What the command prints, or what it throws; two rows a part. */
async function pushed(url: string, id: string, content: string, args: readonly string[] = []): Promise<string> {
  writeFileSync(file, content)
  const lines: string[] = []
  const all = [file, '--widget', id, '--rows', '2', ...args]
  const error = await pushFile({ url, token: ADMIN }, all, line => lines.push(line)).then(
    () => null,
    error => error as Error,
  )
  return error?.message ?? lines.join('\n')
}

async function stored(id: string): Promise<string[]> {
  const { rows } = await it.app.gateway.pool.query<{ at: string }>(
    'select key || $2 || trim_scale(value) as at from points where widget_id = $1 order by key',
    [idOf('Widget', id), '='],
  )
  return rows.map(({ at }) => at)
}

const isPush = (body: string) => body.includes('CliPushPart')
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10)
const epochDay = (number: number) => Date.UTC(2026, 0, 1 + number) / 86_400_000
const csv = (days: readonly number[]) => `date,Users\n${days.map((it, row) => `${day(it)},${row + 1}\n`).join('')}`
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** In front of the gateway: the earlier a part is sent, the longer it is on its way. */
async function lateFirst(): Promise<Front> {
  let sent = 0
  return startFront(it.url, async (body, pass) => {
    if (!isPush(body)) return pass()
    await sleep(Math.max(0, 160 - 40 * (sent++ % 5)))
    return pass()
  })
}

test('parts that add go together, as many as are wanted, and each counts once', async () => {
  await using front = await lateFirst()
  const { id } = await it.widget()
  const content = csv([...range(20), ...range(20)])
  expect(await pushed(front.url, id, content, ['--in-flight', '4'])).toBe('40 rows pushed; new metrics: "Users"')
  expect(front.mostUnderWay).toBe(4)
  expect(await stored(id)).toEqual(range(20).map(it => `${epochDay(it)}=${it + 1 + it + 21}`))
  expect(await pushed(front.url, id, content, ['--in-flight', '4'])).toBe(
    '40 rows pushed, 40 of them by an earlier run; new metrics: "Users"',
  )
  expect(await stored(id)).toHaveLength(20)
})

test('of parts that replace one key, the later row of the file stays', async () => {
  await using front = await lateFirst()
  const { id } = await it.widget()
  const days = [...range(10), ...range(10), 3, 3, 4, 3]
  expect(await pushed(front.url, id, csv(days), ['--replace'])).toMatch(/^24 rows pushed/)
  expect(front.mostUnderWay).toBeGreaterThan(1)
  expect(await stored(id)).toEqual(range(10).map(it => `${epochDay(it)}=${days.lastIndexOf(it) + 1}`))
})

test('names are pushed one part after the other: which of them was first is kept', async () => {
  await using front = await lateFirst()
  const { id } = await it.widget()
  const names = ['Wed', 'Fri', 'Mon', 'Tue', 'Sun', 'Sat', 'Thu']
  await pushed(front.url, id, `day,Users\n${names.map(name => `${name},1\n`).join('')}`, ['--key-kind', 'category'])
  expect(front.mostUnderWay).toBe(1)
  const { rows } = await it.app.gateway.pool.query(
    'select category from category_points where widget_id = $1 order by first_pushed',
    [idOf('Widget', id)],
  )
  expect(rows.map(({ category }) => category)).toEqual(names)
})

const json = { 'content-type': 'application/json' }
const refusals: [string, FrontReply][] = [
  [
    'a gateway',
    {
      status: 200,
      headers: json,
      body: '{"data":null,"errors":[{"message":"Too many pushes wait.","extensions":{"code":"UNAVAILABLE","retryAfter":1}}]}',
    },
  ],
  ['what stands in front of it', { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' }],
  ['a proxy without a gateway behind it', { status: 503, headers: { 'retry-after': '1' }, body: '<html></html>' }],
]
test.each(refusals)('where %s says when to come again, all parts wait, and are sent then', async (_who, refusal) => {
  const refusedAt: number[] = []
  const passedAt: number[] = []
  await using front = await startFront(it.url, async (body, pass) => {
    if (isPush(body) && passedAt.length === 3 && refusedAt.length < 3) {
      refusedAt.push(performance.now())
      return refusal
    }
    if (isPush(body)) passedAt.push(performance.now())
    return pass()
  })
  const { id } = await it.widget()
  expect(await pushed(front.url, id, csv(range(20)), ['--in-flight', '3'])).toMatch(/^20 rows pushed;/)
  expect(await stored(id)).toEqual(range(20).map(it => `${epochDay(it)}=${it + 1}`))
  const again = passedAt[3] ?? 0
  expect(again - (refusedAt[0] ?? 0)).toBeGreaterThan(990)
})

test('one that asks for longer than anybody waits is told, with what was pushed', async () => {
  let pushes = 0
  await using front = await startFront(it.url, async (body, pass) =>
    isPush(body) && ++pushes > 2
      ? {
          status: 429,
          headers: json,
          body: '{"errors":[{"message":"The pushes of this month are used up.","extensions":{"code":"RATE_LIMITED","retryAfter":86400}}]}',
        }
      : pass(),
  )
  const { id } = await it.widget()
  expect(await pushed(front.url, id, csv(range(8)), ['--in-flight', '1'])).toBe(
    'The gateway refused it: The pushes of this month are used up.\nThe rows of lines 6 to 7 are not pushed. The 4 rows before them are. Run the same command again: what was pushed counts once.',
  )
})

test('a part that is refused is told by its line, while others are under way, and the mended file goes on', async () => {
  await using front = await lateFirst()
  const { id } = await it.widget({ keyKind: 'DATE' })
  const content = csv(range(30))
  const wrong = content.replace(day(8), '2026-02-31')
  const refused = await pushed(front.url, id, wrong)
  expect(refused).toMatch(
    /^sales\.csv, line 10, column "date": "2026-02-31" is not a real day.*\nThe rows of lines 10 to 11 are not pushed\. The 8 rows before them are\./,
  )
  const count = (await stored(id)).length
  expect(count).toBeLessThan(30)
  expect(await pushed(front.url, id, content)).toMatch(
    new RegExp(`^30 rows pushed, ${count} of them by an earlier run`),
  )
  expect(await stored(id)).toEqual(range(30).map(it => `${epochDay(it)}=${it + 1}`))
})

test('Ctrl-C ends what is under way, and says what is pushed', async () => {
  let pushes = 0
  const held = Promise.withResolvers<FrontReply>()
  await using front = await startFront(it.url, async (body, pass) => {
    if (isPush(body) && ++pushes > 2) return held.promise
    return pass()
  })
  const { id } = await it.widget()
  // Others in this process (embedded databases, say) listen as well, and end at the signal.
  const others = new Set(process.listeners('SIGINT'))
  const ofCommand = () => process.listeners('SIGINT').filter(listener => !others.has(listener))
  const command = pushed(front.url, id, csv(range(40)), ['--in-flight', '3'])
  // The fifth is sent when the second was received.
  await expect.poll(() => [pushes, front.underWay]).toEqual([5, 3])
  expect(ofCommand()).toHaveLength(1)
  for (const listener of ofCommand()) listener('SIGINT')
  expect(await command).toBe(
    'Stopped: 4 rows pushed for certain. Run the same command again: what was pushed counts once.',
  )
  expect(ofCommand()).toEqual([])
  held.resolve({ status: 503, body: '' })
  expect(await pushed(it.url, id, csv(range(40)))).toMatch(/^40 rows pushed, 4 of them by an earlier run/)
})
