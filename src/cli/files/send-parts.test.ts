import { expect, test } from 'vitest'
import { AppError } from '../../base/errors.ts'
import type { FilePart, PartReceipt } from './file-part.ts'
import { sendParts } from './send-parts.ts'

const receipt: PartReceipt = {
  replayed: false,
  keyKind: 'DATE',
  onDuplicate: [{ onDuplicate: 'ADD', metrics: ['Users'] }],
  warnings: [],
  newMetrics: [],
}

/** A file of parts of two rows each, and how far it was read. */
function fileOf(parts: number) {
  const file = {
    read: 0,
    async *parts(): AsyncGenerator<FilePart> {
      for (let part = 0; part < parts; part++) {
        file.read++
        const rows = [0, 1].map(row => ({
          line: 2 + part * 2 + row,
          keyColumn: 'date',
          key: '2026-11-20',
          dimensions: [],
          values: [{ metric: 'Users', value: '1' }],
          issues: [],
        }))
        yield { label: 'a.csv', nth: part * 2, rows }
      }
    },
  }
  return file
}

/** Parts end when they are let: the test decides in which order. */
function sender() {
  const underWay = new Map<number, PromiseWithResolvers<PartReceipt>>()
  const received: number[] = []
  return {
    underWay,
    received,
    options: (inFlight: number, stop = new AbortController().signal) => ({
      send: ({ nth }: FilePart, _ending: AbortSignal) => {
        const reply = Promise.withResolvers<PartReceipt>()
        underWay.set(nth, reply)
        return reply.promise.finally(() => underWay.delete(nth))
      },
      received: (_receipt: PartReceipt, { nth }: FilePart) => void received.push(nth),
      inFlight,
      zone: null,
      stop,
    }),
    accept: (nth: number) => underWay.get(nth)?.resolve(receipt),
    refuse: (nth: number, error: unknown = new AppError('BAD_USER_INPUT', `part ${nth} is wrong.`)) =>
      underWay.get(nth)?.reject(error),
    now: () => expect.poll(() => [...underWay.keys()].sort((a, b) => a - b)),
  }
}

test('the first part goes alone, then so many at a time, and the file is read no further', async () => {
  const file = fileOf(8)
  const { options, accept, received, now } = sender()
  const sent = sendParts(file.parts(), options(3))
  await now().toEqual([0])
  expect(file.read).toBe(2)
  accept(0)
  await now().toEqual([2, 4, 6])
  expect(file.read).toBe(5)
  accept(6)
  await now().toEqual([2, 4, 8])
  for (const nth of [8, 2, 4]) accept(nth)
  await now().toEqual([10, 12, 14])
  for (const nth of [14, 10, 12]) accept(nth)
  await sent
  expect(received.toSorted((a, b) => a - b)).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
})

test('one that fails ends the sending, and its rows are told apart from those that were pushed', async () => {
  const file = fileOf(20)
  const { options, accept, refuse, now } = sender()
  const sent = sendParts(file.parts(), options(4))
  await now().toEqual([0])
  accept(0)
  await now().toEqual([2, 4, 6, 8])
  refuse(4)
  await now().toEqual([2, 6, 8])
  accept(8)
  accept(2)
  await now().toEqual([6])
  accept(6)
  await expect(sent).rejects.toThrow(
    /^part 4 is wrong\.\nThe rows of lines 6 to 7 are not pushed\. The 4 rows before them are\. So are 4 rows behind them\. Run the same command again: what was pushed counts once\.$/,
  )
  expect(file.read).toBe(6)
})

test('of several that fail the first in the file is told, but none that only waited', async () => {
  const { options, accept, refuse, now } = sender()
  const sent = sendParts(fileOf(20).parts(), options(4))
  await now().toEqual([0])
  accept(0)
  await now().toEqual([2, 4, 6, 8])
  refuse(8)
  await now().toEqual([2, 4, 6])
  refuse(6)
  refuse(2, new AppError('BAD_USER_INPUT', 'later', { retryAfter: 1 }))
  await now().toEqual([4])
  accept(4)
  await expect(sent).rejects.toThrow(
    /^part 6 is wrong\.\nThe rows of lines 8 to 9 are not pushed\. Of the 6 rows before them 4 are\. Run/,
  )
})

test('a file that cannot be read further fails when what was sent has ended', async () => {
  const { options, accept, now } = sender()
  async function* parts() {
    yield* fileOf(2).parts()
    throw new Error('the disk is gone')
  }
  let hasEnded = false
  const sent = sendParts(parts(), options(4)).finally(() => {
    hasEnded = true
  })
  const failure = expect(sent).rejects.toThrow('the disk is gone')
  await now().toEqual([0])
  accept(0)
  await now().toEqual([2])
  expect(hasEnded).toBe(false)
  accept(2)
  await failure
})

test('when it is stopped, nothing more is sent', async () => {
  const stopping = new AbortController()
  const file = fileOf(20)
  const { options, accept, now } = sender()
  const sent = sendParts(file.parts(), options(2, stopping.signal))
  await now().toEqual([0])
  accept(0)
  await now().toEqual([2, 4])
  stopping.abort(new Error('Ctrl-C'))
  accept(2)
  accept(4)
  await expect(sent).rejects.toThrow('Ctrl-C')
  expect(file.read).toBe(4)
})
