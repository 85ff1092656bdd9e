import { expect, test } from 'vitest'
import { AnswerParts } from './answer-part.ts'

const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id, text: 'x'.repeat(80) }))

test('a part of the data, or all of them', () => {
  const parts = new AnswerParts()
  expect(parts.take({ a: [1, 2] }, 'a[1]')).toBe(2)
  expect(parts.take({ a: [1, 2] }, null)).toEqual({ a: [1, 2] })
  expect(() => parts.take({}, 'a b')).toThrow(/is not a path/)
})

test('one answer holds so much, however often it is asked for', () => {
  const parts = new AnswerParts()
  const data = { rows: rows(20_000) }
  for (let time = 0; time < 4; time++) parts.take(data, null)
  expect(() => parts.take(data, 'rows')).toThrow(/holds at most 8388608 characters/)
})

test('and reads so much by wildcards and slices', () => {
  const parts = new AnswerParts()
  const data = rows(50_000)
  const work = () => {
    for (let time = 0; time < 60; time++) parts.take(data, '[*].nothing')
  }
  expect(work).toThrow(/reads at most 67108864 characters/)
})
