import { expect, test } from 'vitest'
import { ReplyParts } from './reply-parts.ts'

const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id, text: 'x'.repeat(80) }))

test('a part of the data, or all of them', async () => {
  const parts = new ReplyParts()
  expect(await parts.take({ a: [1, 2] }, 'a[1]')).toBe(2)
  expect(await parts.take({ a: [1, 2] }, null)).toEqual({ a: [1, 2] })
  expect(await parts.take('text', '$')).toBe('text')
  await expect(parts.take({}, 'a b')).rejects.toThrow(/is not a path/)
  expect(await parts.take({ a: 1 }, 'a')).toBe(1)
})

test('one answer holds so much, however often it is asked for', async () => {
  const parts = new ReplyParts()
  const data = { rows: rows(20_000) }
  for (let time = 0; time < 4; time++) await parts.take(data, null)
  await expect(parts.take(data, 'rows')).rejects.toThrow(/holds at most 8388608 characters/)
})

test.each(['[*].nope', '[0:].nope', '[::-1].nope', '[*][*].nope'])(
  'and looks at so many values by paths such as %s',
  async path => {
    const parts = new ReplyParts()
    const data = rows(100_000)
    const work = async () => {
      for (let time = 0; time < 60; time++) await parts.take([...data], path)
    }
    await expect(work()).rejects.toThrow(/looks at 5000000 values at most/)
  },
)

test('a path of a reply is read once, however many aliases ask for it', async () => {
  const parts = new ReplyParts()
  const data = rows(200_000)
  const first = await parts.take(data, '[*].nope')
  for (let time = 0; time < 60; time++) expect(await parts.take(data, '[*].nope')).toBe(first)
})

test('other work goes on between aliases', async () => {
  const parts = new ReplyParts()
  const data = rows(100_000)
  let turns = 0
  let isOver = false
  const work = Promise.all(Array.from({ length: 20 }, (_, nth) => parts.take(data, `[${nth}:].nope`))).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await new Promise(resolve => setImmediate(resolve))
    turns++
  }
  expect((await work).every(part => Array.isArray(part))).toBe(true)
  // In one go there would be one, at the end: how many there are goes by how long the machine takes.
  expect(turns).toBeGreaterThan(3)
})
