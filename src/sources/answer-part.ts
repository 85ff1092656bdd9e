import { AppError, badInput } from '../base/errors.ts'
import { jsonLength } from '../base/json-size.ts'
import { faultOfPath, readPath } from './path.ts'

/** What one answer may hold of what upstreams gave, and may read for it by paths with wildcards or slices; in characters. */
export const answerLimits = { length: 8 * 1_048_576, read: 64 * 1_048_576 } as const

/** The data of sources in one answer: aliases of a large reply would make it many times as large. */
export class AnswerParts {
  #length: number = answerLimits.length
  #read: number = answerLimits.read

  /** The data, or what stands at a path in it. Throws BAD_USER_INPUT. */
  take(data: unknown, path: string | null | undefined): unknown {
    const part = path === null || path === undefined ? data : this.#partAt(data, path)
    this.#length -= jsonLength(part, this.#length)
    if (this.#length < 0) throw tooMuch(`holds at most ${answerLimits.length} characters`)
    return part
  }

  #partAt(data: unknown, path: string): unknown {
    const fault = faultOfPath(path)
    if (fault) throw badInput('path', fault)
    if (/[*:]/.test(path)) this.#read -= jsonLength(data, this.#read)
    if (this.#read < 0) throw tooMuch(`reads at most ${answerLimits.read} characters`)
    return readPath(data, path)
  }
}

const tooMuch = (what: string) =>
  new AppError('BAD_USER_INPUT', `An answer ${what} of what sources gave. Ask for less of it, with \`path\`.`)
