import { expect, test } from 'vitest'
import type { Principal, RequestContext } from '../request/context.ts'
import type { Execute } from './execute.ts'
import { KEPT_ANSWERS, KeptAnswers } from './kept-answers.ts'

const principal = { projectId: '1', tokenId: '2', name: 'a', scopes: new Set(['read']), restriction: null }

function keptAnswers() {
  const counts = { computed: 0, kept: 0 }
  const bus = { subscribe: () => () => {}, onGap: () => () => {} }
  const meters = { answers: { add: ({ outcome }: { outcome: 'computed' | 'kept' }) => counts[outcome]++ } }
  const execute: Execute = async () => ({ data: { it: 1 } })
  const deps = { bus, meters, clock: () => 0 } as unknown as ConstructorParameters<typeof KeptAnswers>[0]
  const kept = new KeptAnswers(deps, execute, { read: async () => '1' })
  const ask = (query: string, variables?: Record<string, unknown>) =>
    kept.answer({ principal: principal as unknown as Principal, now: 0 } as RequestContext, {
      query,
      variables,
      operationName: undefined,
    })
  return { ask, counts }
}

test('an answer is still there after more pushes than there are places', async () => {
  const { ask, counts } = keptAnswers()
  for (let time = 0; time < 3; time++) await ask('{ it }')
  expect(counts.kept).toBe(1)
  for (let n = 0; n <= KEPT_ANSWERS.questions; n++) await ask('\nmutation Push($n: Int) { push(n: $n) }', { n })
  expect('bytes' in (await ask('{ it }'))).toBe(true)
  expect(counts.kept).toBe(2)
})

test('what is asked once and never again takes a place each', async () => {
  const { ask, counts } = keptAnswers()
  for (let time = 0; time < 3; time++) await ask('{ it }')
  for (let n = 0; n <= KEPT_ANSWERS.questions; n++) await ask('query Mutation($n: Int) { mutation(n: $n) }', { n })
  await ask('{ it }')
  expect(counts.kept).toBe(1)
})
