import { expect, test } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import { CallReplies, MAX_CALL_BYTES, ReplyMemory, weightOf } from './reply-memory.ts'

const [a, b] = ['a' as ProjectId, 'b' as ProjectId]
const reply = (text: string) => ({ body: Buffer.from(text), status: 200 })
const objects = (count: number) => `[${Array.from({ length: count }, () => '{}').join(',')}]`

test('a reply takes what its values take, not only its text', () => {
  expect(weightOf(Buffer.from('x'.repeat(1_000)))).toBe(1_000)
  expect(weightOf(Buffer.from(objects(1_000)))).toBeGreaterThan(200_000)
  expect(weightOf(Buffer.from(`[${'0,'.repeat(1_000)}0]`))).toBeGreaterThan(50_000)
})

test('the gateway holds so much, and a project two thirds of it', () => {
  const memory = new ReplyMemory(300)
  expect([memory.take(a, 150), memory.take(a, 51), memory.take(b, 151), memory.take(b, 150)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  memory.release(a, 150)
  expect([memory.bytes, memory.take(b, 50), memory.take(b, 1)]).toEqual([150, true, false])
})

test('a call holds so many bytes of replies, and gives all of them back', () => {
  const memory = new ReplyMemory(1e9)
  const call = new CallReplies(memory, a)
  const half = { body: Buffer.alloc(MAX_CALL_BYTES / 2), status: 200 }
  const weight = call.hold(half)
  call.hold(half)
  expect(() => call.hold(reply('{}'))).toThrow(/too large in all/)
  call.drop(half.body.length, weight)
  call.hold(reply('{}'))
  call.release()
  expect(memory.bytes).toBe(0)
  expect(() => call.hold(reply('{}'))).toThrow(/stopped/)
  call.drop(10, 10)
  expect(memory.bytes).toBe(0)
})

test('where the gateway has no room, the call fails before the reply is read', () => {
  const call = new CallReplies(new ReplyMemory(100_000), a)
  expect(() => call.hold(reply(objects(1_000)))).toThrow(
    expect.objectContaining({ code: 'UNAVAILABLE', retryAfter: 5, status: 200 }),
  )
})
