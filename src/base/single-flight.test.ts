import { expect, test } from 'vitest'
import { SingleFlight } from './single-flight.ts'

function setUp() {
  const flights = new SingleFlight<string, number>()
  const begun: PromiseWithResolvers<number>[] = []
  const work = () => {
    const run = Promise.withResolvers<number>()
    begun.push(run)
    return run.promise
  }
  return { flights, begun, ask: (key: string) => flights.run(key, work) }
}

test('equal calls at once are one run, others are their own', async () => {
  const { begun, ask } = setUp()
  const answers = Promise.all([ask('a'), ask('a'), ask('b')])
  expect(begun).toHaveLength(2)
  begun[0]?.resolve(1)
  begun[1]?.resolve(2)
  expect(await answers).toEqual([1, 1, 2])
})

test('what has ended is not remembered, well or not', async () => {
  const { flights, begun, ask } = setUp()
  const [first, joined] = [ask('a'), ask('a')]
  begun[0]?.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await expect(joined).rejects.toThrow('away')
  expect(flights.get('a')).toBeUndefined()
  const second = ask('a')
  begun[1]?.resolve(2)
  expect([await second, begun.length]).toEqual([2, 2])
  expect(flights.get('a')).toBeUndefined()
})

test('whoever comes after it was forgotten begins anew, and the end of the old run takes nothing away', async () => {
  const { flights, begun, ask } = setUp()
  const old = ask('a')
  flights.forget('a')
  const [fresh, other] = [ask('a'), ask('b')]
  begun[0]?.resolve(1)
  expect(await old).toBe(1)
  expect(flights.get('a')).toBe(fresh)
  flights.forgetAll()
  expect([flights.get('a'), flights.get('b')]).toEqual([undefined, undefined])
  begun[1]?.resolve(2)
  begun[2]?.resolve(3)
  expect(await Promise.all([fresh, other])).toEqual([2, 3])
})
