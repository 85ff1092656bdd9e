import fc from 'fast-check'
import { expect, test } from 'vitest'
import { END_OF_MESSAGE, MessageReader, MessageTooLong, partOf } from './frames.ts'

const bytesOf = (parts: readonly string[]) => Buffer.concat([...parts.map(partOf), END_OF_MESSAGE])

test('messages come out as they were written, wherever the pipe cuts them', () => {
  const messages = fc.array(fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(messages, fc.integer({ min: 1, max: 20 }), (texts, size) => {
      const reader = new MessageReader(10_000)
      const bytes = Buffer.concat(texts.map(bytesOf))
      const read: string[] = []
      for (let at = 0; at < bytes.length; at += size)
        read.push(...reader.read(bytes.subarray(at, at + size)).map(message => message.toString('utf8')))
      expect(read).toEqual(texts.map(parts => parts.join('')))
    }),
  )
})

test('a message beyond the limit is refused by what its parts say, before they come', () => {
  const head = partOf('x'.repeat(11)).subarray(0, 4)
  expect(() => new MessageReader(10).read(head)).toThrow(MessageTooLong)
  expect(() => new MessageReader(10).read(bytesOf(['xxxxx', 'xxxxxx']))).toThrow(/longer than 10 bytes/)
  const reader = new MessageReader(10)
  expect(reader.read(Buffer.concat([bytesOf(['x'.repeat(10)]), bytesOf(['y'.repeat(10)])]))).toHaveLength(2)
})
