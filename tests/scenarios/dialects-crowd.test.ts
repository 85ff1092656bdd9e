// One request may make many widgets: meanwhile everybody else is served.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFINITION_LIMITS } from '../../src/push/definition-turns.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, namedWidget } from '../_kit/dialects.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function write(lines: string): Promise<number> {
  const headers = { authorization: `Bearer ${ADMIN}` }
  return (await fetch(`${it.url}/write`, { method: 'POST', headers, body: lines })).status
}

/** Takes every turn of the project; returns what gives them back. */
async function holdTurns(): Promise<() => void> {
  const { rows } = await it.app.gateway.pool.query('select project_id::text as id from projects')
  const { turns } = it.app.gateway.services.push
  const done = Promise.withResolvers<void>()
  const begun = Array.from({ length: DEFINITION_LIMITS.atOncePerOwner }, () => {
    const began = Promise.withResolvers<void>()
    void turns.run(rows[0].id, () => {
      began.resolve()
      return done.promise
    })
    return began.promise
  })
  await Promise.all(begun)
  return () => done.resolve()
}

const calm = () => write('calm,city=Oslo v=7 1763640000000000000')

test('what makes something waits for its turn, and what only writes does not', async () => {
  expect(await calm()).toBe(204)
  expect(await write('known,city=Oslo v=1 1763640000000000000')).toBe(204)
  const release = await holdTurns()
  const answered: number[] = []
  const made = ['fresh v=1', 'known,city=Rome v=5', 'known,city=Oslo w=2', 'known,zone=a v=3'].map(async line => {
    answered.push(await write(`${line} 1763640000000000000`))
  })
  const written = await calm()
  expect([written, answered]).toEqual([204, []])
  release()
  await Promise.all(made)
  expect(answered).toEqual([204, 204, 204, 204])
  expect(await headlines(it, 'fresh')).toEqual(['v: 1'])
})

test('a request that makes hundreds of widgets is taken whole, and nobody is refused meanwhile', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => `crowd.${index},city=Oslo v=${index} 1763640000000000000`)
  let isDone = false
  const sent = Promise.all([write(lines.join('\n')), write(lines.toReversed().join('\n'))]).finally(() => {
    isDone = true
  })
  while (!isDone) expect(await calm()).toBe(204)
  expect(await sent).toEqual([204, 204])
  expect((await namedWidget(it, 'crowd.299')).metrics).toMatchObject([{ name: 'v' }])
})
