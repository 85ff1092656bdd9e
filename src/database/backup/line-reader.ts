// Reads bytes that come in chunks: a line, or data up to the line that ends it.

import { END_OF_DATA } from './copy-text.ts'
import { damaged } from './manifest.ts'

const NEWLINE = 10
const END = Buffer.from(`\n${END_OF_DATA}`)

export class LineReader {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Whether these are the next bytes. They stay. */
  async begins(text: string): Promise<boolean> {
    const bytes = Buffer.from(text)
    while (this.#rest.length < bytes.length && (await this.#readMore()));
    return this.#rest.subarray(0, bytes.length).equals(bytes)
  }

  /** Without its end; null where there is nothing any more. Throws where it is longer than `maxBytes`. */
  async line(maxBytes: number): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE)
      if (end >= 0 || this.#rest.length > maxBytes) {
        if (end < 0 || end > maxBytes) throw damaged('a line of it has no end')
        const line = this.#rest.toString('utf8', 0, end)
        this.#rest = this.#rest.subarray(end + 1)
        return line
      }
      if (await this.#readMore()) continue
      if (this.#rest.length === 0) return null
      throw damaged('it ends in the middle of a line')
    }
  }

  /** Chunks of data from the beginning of a line up to the end of data, which is read and not given. */
  async *data(): AsyncGenerator<Buffer> {
    // Data without rows ends where it begins: then, too, a line ends before the mark.
    this.#rest = Buffer.concat([END.subarray(0, 1), this.#rest])
    let isFirst = true
    const given = (bytes: Buffer) => {
      const part = isFirst ? bytes.subarray(1) : bytes
      isFirst = false
      return part
    }
    for (;;) {
      const end = this.#rest.indexOf(END)
      if (end >= 0) {
        const last = given(this.#rest.subarray(0, end + 1))
        this.#rest = this.#rest.subarray(end + END.length)
        if (last.length > 0) yield last
        return
      }
      // The mark may have begun.
      const safe = this.#rest.length - END.length
      if (safe > 0) {
        yield given(this.#rest.subarray(0, safe))
        this.#rest = this.#rest.subarray(safe)
      }
      if (!(await this.#readMore())) throw damaged('it ends in the middle of the data')
    }
  }

  /** All that was not read yet. */
  async *remaining(): AsyncGenerator<Buffer> {
    if (this.#rest.length > 0) yield this.#rest
    this.#rest = Buffer.alloc(0)
    yield* { [Symbol.asyncIterator]: () => this.#chunks }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #readMore(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}
