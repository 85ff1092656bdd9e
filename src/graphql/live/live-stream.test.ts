import { expect, test } from 'vitest'
import { createLiveStream, type LiveMessage, type LiveSubscriber } from './live-stream.ts'

/** A stream whose computations end when the test says so. */
function start(first: unknown[] = [true]) {
  const computations: { of: unknown; end: (text: string) => void }[] = []
  let change = (_of: unknown) => {}
  let finish = () => {}
  async function* changes() {
    yield* first
    for (;;) {
      const next = await new Promise<unknown>(resolve => {
        change = resolve
        finish = () => resolve(null)
      })
      if (next === null) return
      yield next
    }
  }
  let emptied = 0
  const compute = (of: unknown) =>
    new Promise<LiveMessage>(resolve => computations.push({ of, end: text => resolve({ text, result: { of: text } }) }))
  const stream = createLiveStream({ compute, changes: changes(), emptied: () => emptied++ })
  return {
    stream,
    computations,
    change: (of: unknown = true) => {
      change(of)
      return settle()
    },
    finish: () => {
      finish()
      return settle()
    },
    emptied: () => emptied,
    answer: async (text: string) => {
      computations.shift()?.end(text)
      await settle()
    },
  }
}

/** The end is told in a turn of its own. */
async function settle() {
  for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate)
}

function reader(): LiveSubscriber & { readonly got: string[] } {
  const got: string[] = []
  return { got, next: text => void got.push(text), complete: () => void got.push('complete') }
}

test('one who joins in the middle of a computation gets a later one, not the one that began before', async () => {
  const it = start()
  const [first, second] = [reader(), reader()]
  it.stream.add(first)
  await settle()
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
  await settle()
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

test('changes of one key are computed by themselves, and who joins gets every key', async () => {
  const it = start(['a', 'b'])
  const [one, two] = [reader(), reader()]
  it.stream.add(one)
  await settle()
  expect(it.computations.map(({ of }) => of)).toEqual(['a'])
  await it.answer('a1')
  expect(it.computations.map(({ of }) => of)).toEqual(['b'])
  await it.answer('b1')
  await it.change('b')
  await it.answer('b2')
  expect(one.got).toEqual(['a1', 'b1', 'b2'])
  it.stream.add(two)
  await it.answer('a1')
  await it.answer('b2')
  expect([one.got.length, two.got]).toEqual([3, ['a1', 'b2']])
})

test('what was shown last before the end is sent before it, to one who joins after it, too', async () => {
  const it = start()
  const [one, two] = [reader(), reader()]
  it.stream.add(one)
  await settle()
  await it.finish()
  await it.answer('done')
  expect(one.got).toEqual(['done', 'complete'])
  it.stream.add(two)
  await it.answer('done')
  expect(two.got).toEqual(['done', 'complete'])
})
