// Snappy's block format, in which Prometheus packs what it sends.
import { uncompress } from 'snappyjs'
import type { Unpackers } from './content-encoding.ts'

/** The length of what was packed stands in front: 7 bits in each byte, the least first. */
function lengthIn(body: Buffer): number {
  let length = 0
  for (let index = 0; index < 5; index++) {
    const byte = body[index] ?? 0
    length += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return length
  }
  throw new Error('no length')
}

export const snappy: Unpackers = new Map([
  [
    'snappy',
    async (body, { maxOutputLength = 0 }) => {
      if (lengthIn(body) > maxOutputLength)
        throw Object.assign(new Error('too large'), { code: 'ERR_BUFFER_TOO_LARGE' })
      return Buffer.from(uncompress(body))
    },
  ],
])
