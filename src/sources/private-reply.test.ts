import { expect, test } from 'vitest'
import { credentialsIn } from './private-reply.ts'

test.each<[string, unknown]>([
  ['objects', {}],
  ['nothing', null],
  ['lists', []],
  ['true', true],
])(
  'a private reply of 2,000,000 times %s, deep in lists, is looked through with other work in between',
  async (_what, value) => {
    let data: unknown = Array.from({ length: 2_000_000 }, () => value)
    for (let level = 0; level < 190; level++) data = [data]
    let turns = 0
    let isOver = false
    const work = credentialsIn({ data, token: 'abcdefgh' }, {}).finally(() => {
      isOver = true
    })
    while (!isOver) {
      await new Promise(resolve => setImmediate(resolve))
      turns++
    }
    expect(await work).toEqual(['abcdefgh'])
    expect(turns).toBeGreaterThan(1)
  },
)

test.each<[string, unknown]>([
  ['empty texts', ''],
  ['texts', 'abcdefgh'],
  ['numbers', 7],
])('looking ends at the first of too many %s', async (_what, value) => {
  expect(
    await credentialsIn(
      Array.from({ length: 1_000_000 }, () => value),
      {},
    ),
  ).toBeNull()
})
