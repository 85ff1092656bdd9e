import { AppError, badInput } from '../base/errors.ts'
import { jsonLength } from '../base/json-size.ts'
import { Turn } from '../base/turn.ts'
import { issueOfPath, readPath } from './path.ts'

/** What one answer may hold of what upstreams gave, in characters, and how many values paths may look at for it. */
export const answerLimits = { length: 8 * 1_048_576, visits: 5_000_000 } as const

/**
 * The data of sources in one answer: aliases of a large reply would make it many times as large. They are read one after the other,
 * with other work in between, and a path of a reply once.
 */
export class ReplyParts {
  #length: number = answerLimits.length
  #visits: number = answerLimits.visits
  readonly #turn = new Turn()
  readonly #known = new WeakMap<object, Map<string, unknown>>()
  #last: Promise<unknown> = Promise.resolve()

  /** The data, or what stands at a path in it. Throws BAD_USER_INPUT. */
  take(data: unknown, path: string | null | undefined): Promise<unknown> {
    const part = this.#last.then(() => this.#takeNow(data, path))
    this.#last = part.catch(() => {})
    return part
  }

  async #takeNow(data: unknown, path: string | null | undefined): Promise<unknown> {
    if (this.#turn.isOver()) await this.#turn.next()
    const part = path === null || path === undefined ? data : this.#partAt(data, path)
    this.#length -= jsonLength(part, this.#length)
    if (this.#length < 0) throw tooMuch(`holds at most ${answerLimits.length} characters`)
    return part
  }

  #partAt(data: unknown, path: string): unknown {
    const issue = issueOfPath(path)
    if (issue) throw badInput('path', issue)
    if (typeof data !== 'object' || data === null) return readPath(data, path)
    const parts = this.#known.get(data) ?? new Map<string, unknown>()
    this.#known.set(data, parts)
    if (!parts.has(path))
      parts.set(
        path,
        readPath(data, path, values => this.#visit(values)),
      )
    return parts.get(path)
  }

  #visit(values: number): void {
    this.#visits -= values
    if (this.#visits < 0) throw tooMuch(`looks at ${answerLimits.visits} values at most`)
  }
}

const tooMuch = (what: string) =>
  new AppError('BAD_USER_INPUT', `An answer ${what} of what sources gave. Ask for less of it, with \`path\`.`)
