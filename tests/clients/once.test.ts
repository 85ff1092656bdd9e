// Of every dialect: a reply is lost though what was sent is committed, the client sends it again, and what is stored is counted. The table
// "Once or twice" of docs/dialects.md is made of the same rows.
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { type LossyGateway, lossyGateway } from '../_kit/dialects.ts'
import { type Message, type OnceRow, storedOf } from './once/row.ts'
import { onceRows } from './once/table.ts'

let it: TestApp
let network: LossyGateway
beforeAll(async () => {
  it = await startTestApp()
  network = await lossyGateway(it.url)
})
afterAll(async () => {
  await network?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

/** As clients do: again until it is answered. Some do it by themselves. */
async function insist(message: Message): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return void (await message())
    } catch (error) {
      if (tries === 3) throw error
    }
}

/** What there is where a reply was lost, against what there has to be. */
function countedAs(sound: readonly string[], faulty: readonly string[]): OnceRow['counts'] | 'not at all' {
  if (isDeepStrictEqual(faulty, sound)) return 'exactly once'
  const amount = (values: readonly string[]) => values.reduce((sum, value) => sum + (Number(value) || 1), 0)
  return amount(faulty) > amount(sound) ? 'at least once' : 'not at all'
}

test.each(onceRows.map((row, index) => ({ ...row, index })))(
  '$dialect, $sent: what is sent again because its reply was lost counts $counts',
  async ({ index, messages, counts, stores = 'points', suffix = '' }) => {
    await using stack = new AsyncDisposableStack()
    const open = async (world: string) => {
      const name = `once${index}_${world}${suffix}`
      return { name, messages: await messages({ it, url: network.url, name, stack }) }
    }
    // The same without a fault is what there has to be.
    const sound = await open('sound')
    const stored = () => storedOf({ it }, sound.name, stores)
    await insist(sound.messages[0])
    const first = await stored()
    await insist(sound.messages[1])
    const both = await stored()
    expect(first.length).toBeGreaterThan(0)
    expect(both).not.toEqual(first)

    const faulty = await open('faulty')
    await insist(faulty.messages[0])
    expect(await storedOf({ it }, faulty.name, stores)).toEqual(first)
    const before = network.requests
    network.lose(1)
    await insist(faulty.messages[1])
    expect(network.requests - before).toBeGreaterThanOrEqual(2)
    expect(network.lost).toEqual([expect.toSatisfy((status: number) => status >= 200 && status < 300)])
    const again = await storedOf({ it }, faulty.name, stores)
    expect(countedAs(both, again)).toBe(counts)
  },
)
