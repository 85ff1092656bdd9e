import { pipeline, Readable, type Transform } from 'node:stream'
import { createInflate, createInflateRaw } from 'node:zlib'

/** A packed body unpacked. */
export const inflate = (body: Readable): Readable => Readable.from(inflated(body), { objectMode: false })

/** Deflate is meant to stand in an envelope of zlib (RFC 9110, 8.4.1.2), and some servers leave it out: the first two bytes say so. */
async function* inflated(body: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const { done, value } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  if (head.length === 0) return
  const whole = async function* () {
    yield head
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  yield* pipeline(
    Readable.from(whole(), { objectMode: false }),
    hasEnvelope(head) ? createInflate() : createInflateRaw(),
    () => {},
  ) as Transform
}

/** RFC 1950, 2.2: the method is 8, and the two bytes are a multiple of 31. */
const hasEnvelope = (head: Buffer) =>
  head.length > 1 && ((head[0] ?? 0) & 0x0f) === 8 && head.readUInt16BE(0) % 31 === 0
