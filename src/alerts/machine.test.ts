import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AlertState, advance, isNews, noMemory, type Verdict } from './machine.ts'

const letters: Readonly<Record<string, Verdict>> = {
  B: 'BREACH',
  H: 'HELD',
  C: 'CLEAR',
  M: 'MISSING',
  S: 'SKIPPED',
}

/** The state behind a whole history, told from how its text ends: no step, no memory. */
function stateBehind(history: string, forBuckets: number): AlertState {
  const said = history.replaceAll('S', '')
  if (new RegExp(`B{${forBuckets}}[BH]*$`).test(said)) return 'FIRING'
  if (said.endsWith('B')) return 'PENDING'
  return said.endsWith('M') ? 'NO_DATA' : 'OK'
}

/** A rule that is judged several times: each time with the last bucket as it may have become, and some new ones. */
const rounds = fc.array(
  fc.record({
    corrected: fc.option(fc.constantFrom(...'BHCMS'), { nil: null }),
    news: fc.string({ unit: fc.constantFrom(...'BBBHCMS'), maxLength: 6 }),
  }),
  { maxLength: 6 },
)

test('100,000 histories, corrected as they go, end where the text of the whole history says', () => {
  fc.assert(
    fc.property(rounds, fc.integer({ min: 1, max: 4 }), (history, forBuckets) => {
      let memory = noMemory
      let text = ''
      for (const { corrected, news } of history) {
        const first = Math.max(0, text.length - 1)
        const expected: AlertState[] = []
        let shown = stateBehind(text, forBuckets)
        if (corrected !== null && text.length > 0) text = text.slice(0, -1) + corrected
        const whole = text + news
        for (let end = Math.max(1, text.length); end <= whole.length; end++) {
          const state = stateBehind(whole.slice(0, end), forBuckets)
          if (state !== shown) expected.push(state)
          shown = state
        }
        const buckets = [...whole.slice(first)].map((letter, at) => ({
          bucket: first + at,
          verdict: letters[letter] as Verdict,
        }))
        const reached = advance(memory, buckets, forBuckets)
        memory = reached.memory
        text = whole
        if (memory.after.state !== stateBehind(text, forBuckets)) return false
        if (reached.transitions.map(({ to }) => to).join() !== expected.join()) return false
        if (reached.transitions.some(({ from, to }) => from === to)) return false
      }
      return true
    }),
    { numRuns: 100_000 },
  )
})

test('judging again what was judged changes nothing', () => {
  const buckets = [...'CBBH'].map((letter, bucket) => ({ bucket, verdict: letters[letter] as Verdict }))
  const once = advance(noMemory, buckets, 2)
  const again = advance(once.memory, buckets, 2)
  expect(once.memory.after).toEqual({ state: 'FIRING', streak: 0 })
  expect(again).toEqual({ memory: once.memory, transitions: [] })
})

test('a value that came late ends what its bucket began', () => {
  const fired = advance(noMemory, [{ bucket: 1, verdict: 'BREACH' }], 1)
  const corrected = advance(fired.memory, [{ bucket: 1, verdict: 'CLEAR' }], 1)
  expect(corrected.transitions).toMatchObject([{ from: 'FIRING', to: 'OK' }])
})

test('what only waits is no news, and what people know already is none', () => {
  expect(isNews('PENDING', 'OK')).toBe(false)
  expect(isNews('OK', 'OK')).toBe(false)
  expect(isNews('FIRING', 'OK')).toBe(true)
  expect(isNews('OK', 'FIRING')).toBe(true)
  expect(isNews('NO_DATA', 'FIRING')).toBe(true)
})
