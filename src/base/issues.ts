import { AppError, type ErrorCode, type FieldErrors } from './errors.ts'

/**
 * What is wrong with an input: where, in the input's own words (`scopes.0`; empty: the input as a whole), and a sentence for people.
 * Doors put what they call the input in front.
 */
export interface Issue {
  readonly path: string
  readonly message: string
}

export interface IssueLimits {
  /** Paths that are kept; what is wrong elsewhere is only counted. */
  readonly paths: number
  readonly perPath: number
}

const USUAL_LIMITS: IssueLimits = { paths: 100, perPath: 5 }

/** Collects what is wrong with an input, so that everything is told at once. Paths may be names of users: `__proto__` is one like any other. */
export class Issues {
  readonly #limits: IssueLimits
  readonly #byPath = new Map<string, string[]>()

  constructor(limits: Partial<IssueLimits> = {}) {
    this.#limits = { ...USUAL_LIMITS, ...limits }
  }

  /** The same message at the same path counts once. */
  add(path: string, message: string): void {
    const messages = this.#byPath.get(path)
    if (!messages) {
      if (this.#byPath.size < this.#limits.paths) this.#byPath.set(path, [message])
    } else if (messages.length < this.#limits.perPath && !messages.includes(message)) messages.push(message)
  }

  has(path: string): boolean {
    return this.#byPath.has(path)
  }

  /** The first that was noted. */
  get first(): Issue | null {
    for (const [path, [message = '']] of this.#byPath) return { path, message }
    return null
  }

  toFields(): FieldErrors {
    const fields: Record<string, readonly string[]> = Object.create(null)
    for (const [path, messages] of this.#byPath) fields[path] = [...messages]
    return fields
  }

  /** The error that names all of it. Its message is the first issue's. */
  toError(code: ErrorCode = 'BAD_USER_INPUT'): AppError {
    return new AppError(code, this.first?.message ?? 'The input is wrong.', { fields: this.toFields() })
  }

  /** Throws BAD_USER_INPUT where something was noted. */
  throwIfAny(): void {
    if (this.#byPath.size > 0) throw this.toError()
  }
}

/** The same error with its fields by other paths, as a door calls them. What has no fields stays as it is. */
export function withPaths(error: unknown, pathOf: (path: string) => string): unknown {
  if (!(error instanceof AppError) || !error.fields) return error
  const fields: Record<string, readonly string[]> = Object.create(null)
  for (const [path, messages] of Object.entries(error.fields)) fields[pathOf(path)] = messages
  return new AppError(error.code, error.message, {
    fields,
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
    ...(error.limit && { limit: error.limit }),
    cause: error,
  })
}
