import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from './follow.ts'

/** What each connection answers, in order; the last one goes on for ever. */
let answers: ((signal: AbortSignal) => Promise<Response> | Response)[]
let requestCount: number

beforeEach(() => {
  vi.useFakeTimers()
  requestCount = 0
  vi.stubGlobal('fetch', async (_url: string, { signal }: { signal: AbortSignal }) => {
    requestCount++
    const answer = answers.shift()
    if (answer) return answer(signal)
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const events = (...texts: string[]) =>
  new Response(texts.join(''), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
const next = (data: unknown) => `event: next\ndata: ${JSON.stringify(data)}\n\n`
const complete = 'event: complete\ndata:\n\n'
const refusal = (code: string, status: number) =>
  new Response(JSON.stringify({ errors: [{ message: code, extensions: { code } }] }), { status })

function watch() {
  const results: unknown[] = []
  const states: string[] = []
  let completed = 0
  const stop = follow(
    'http://gateway/graphql',
    'token',
    { query: 'subscription { a }' },
    {
      next: result => results.push(result.data ?? result.errors?.[0]?.message),
      state: state => states.push(state),
      complete: () => completed++,
    },
  )
  return { results, states, stop, completed: () => completed }
}

test('connects again when the gateway ends the stream, at once when the network fails, and tells how it stands', async () => {
  answers = [
    () => events(':\n\n', next({ data: 1 }), next({ data: 2 }), complete),
    () => Promise.reject(new TypeError('network')),
    () => events(next({ data: 3 }), complete),
  ]
  const live = watch()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(live.results).toEqual([1, 2, 3])
  expect(live.states).toEqual(['live', 'waiting', 'waiting', 'live', 'waiting'])
  expect(requestCount).toBe(4)
  live.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([requestCount, live.states.at(-1)]).toEqual([4, 'over'])
})

test('a gateway that is full is asked again, ever more seldom; the refusal is not shown', async () => {
  answers = Array.from({ length: 50 }, () => () => refusal('UNAVAILABLE', 503))
  const live = watch()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(live.results).toEqual([])
  expect(requestCount).toBeGreaterThan(4)
  expect(requestCount).toBeLessThan(12)
  live.stop()
})

test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'])('%s is final', async code => {
  answers = [() => refusal(code, 400)]
  const live = watch()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([live.results, live.completed(), requestCount, live.states.at(-1)]).toEqual([[code], 1, 1, 'over'])
})

test('a refusal within the stream is final, too: the token was revoked', async () => {
  answers = [
    () => events(next({ data: 1 }), next({ errors: [{ message: 'gone', extensions: { code: 'UNAUTHENTICATED' } }] })),
  ]
  const live = watch()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([live.results, live.completed(), requestCount]).toEqual([[1, 'gone'], 1, 1])
})

test('a stream that says nothing for long is given up: the connection is dead', async () => {
  const silent = (signal: AbortSignal) =>
    new ReadableStream({ start: body => signal.addEventListener('abort', () => body.error(signal.reason)) })
  answers = [
    signal => new Response(silent(signal), { headers: { 'content-type': 'text/event-stream' } }),
    () => events(next({ data: 2 })),
  ]
  const live = watch()
  await vi.advanceTimersByTimeAsync(39_000)
  expect([requestCount, live.results]).toEqual([1, []])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(live.results).toEqual([2])
  live.stop()
})
