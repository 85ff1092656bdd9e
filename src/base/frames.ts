/**
 * Messages over a pipe: each is a number of parts, each part its length (4 bytes, big-endian) and its bytes; a length of 0 ends
 * the message. So a message can be written before its length is known.
 */
const HEAD = 4
export const END_OF_MESSAGE: Buffer = Buffer.alloc(HEAD)

/** A part of a message. The text is not empty. */
export function partOf(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const part = Buffer.allocUnsafe(HEAD + length)
  part.writeUInt32BE(length, 0)
  part.write(text, HEAD)
  return part
}

/** A message is longer than its reader takes. */
export class MessageTooLong extends Error {}

/** Puts messages together from what a pipe gives, at most `most` bytes for one. */
export class MessageReader {
  readonly #most: number
  #chunks: Buffer[] = []
  #head = Buffer.alloc(0)
  /** Bytes of the part under way that are still to come. */
  #missing = 0
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Returns the messages that end in this chunk. Throws MessageTooLong before it keeps more than it may. */
  read(chunk: Buffer): Buffer[] {
    const messages: Buffer[] = []
    let rest = chunk
    while (rest.length > 0) {
      if (this.#missing > 0) {
        const taken = rest.subarray(0, this.#missing)
        this.#chunks.push(taken)
        this.#missing -= taken.length
        rest = rest.subarray(taken.length)
        continue
      }
      const needed = HEAD - this.#head.length
      this.#head = Buffer.concat([this.#head, rest.subarray(0, needed)])
      rest = rest.subarray(needed)
      if (this.#head.length < HEAD) break
      this.#missing = this.#head.readUInt32BE(0)
      this.#head = Buffer.alloc(0)
      this.#bytes += this.#missing
      if (this.#bytes > this.#most) throw new MessageTooLong(`The message is longer than ${this.#most} bytes.`)
      if (this.#missing > 0) continue
      messages.push(Buffer.concat(this.#chunks))
      this.#chunks = []
      this.#bytes = 0
    }
    return messages
  }
}
