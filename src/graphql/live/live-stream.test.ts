import { expect, test } from 'vitest'
import { createLiveStream, type LiveMessage, type LiveSubscriber } from './live-stream.ts'

/** A stream whose computations end when the test says so. */
function start() {
  const computations: ((text: string) => void)[] = []
  let change = () => {}
  let finish = () => {}
  async function* changes() {
    for (;;) {
      const go = await new Promise<boolean>(resolve => {
        change = () => resolve(true)
        finish = () => resolve(false)
      })
      if (!go) return
      yield true
    }
  }
  let emptied = 0
  const compute = () =>
    new Promise<LiveMessage>(resolve => computations.push(text => resolve({ text, result: { of: text } })))
  const stream = createLiveStream(compute, changes(), () => emptied++)
  return {
    stream,
    computations,
    change: () => {
      change()
      return settle()
    },
    finish: () => {
      finish()
      return settle()
    },
    emptied: () => emptied,
    answer: async (text: string) => {
      computations.shift()?.(text)
      await settle()
    },
  }
}

const settle = () => new Promise(setImmediate)

function reader(): LiveSubscriber & { readonly got: string[] } {
  const got: string[] = []
  return { got, next: text => void got.push(text), complete: () => void got.push('complete') }
}

test('one who joins in the middle of a computation gets a later one, not the one that began before', async () => {
  const it = start()
  const [first, second] = [reader(), reader()]
  it.stream.add(first)
  it.stream.add(second)
  await it.answer('old')
  expect([first.got, second.got]).toEqual([['old'], []])
  await it.answer('new')
  expect([first.got, second.got]).toEqual([['old', 'new'], ['new']])
  expect(it.computations).toHaveLength(0)
})

test('changes during a computation give one more, and a result as before is not sent', async () => {
  const it = start()
  const one = reader()
  it.stream.add(one)
  await settle()
  await it.change()
  await it.change()
  await it.answer('a')
  expect(it.computations).toHaveLength(1)
  await it.answer('a')
  expect(one.got).toEqual(['a'])
  expect(it.computations).toHaveLength(0)
})

test('when the last reader leaves nothing is computed any more; when the changes end all readers learn it', async () => {
  const it = start()
  const [one, two] = [reader(), reader()]
  it.stream.add(one)
  await it.answer('a')
  it.stream.add(two)
  await it.answer('a')
  it.stream.remove(one)
  expect(it.emptied()).toBe(0)
  await it.finish()
  expect([one.got, two.got]).toEqual([['a'], ['a', 'complete']])
  it.stream.remove(two)
  it.stream.remove(two)
  expect(it.emptied()).toBe(1)
})
