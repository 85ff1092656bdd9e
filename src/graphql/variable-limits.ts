import { AppError } from '../base/errors.ts'

/** What variables hold, before they are held against the types of a document; as large as a push of 1 MiB can be. */
export const variableLimits = { items: 10_000, members: 1_000, values: 250_000, depth: 64 } as const

/** Throws BAD_USER_INPUT at the first limit: nothing behind it is looked at. */
export function assertVariables(variables: unknown): void {
  new VariableCounter().visit(variables, 0)
}

class VariableCounter {
  #values = 0

  visit(value: unknown, depth: number): void {
    if (++this.#values > variableLimits.values) throw tooMany(`${variableLimits.values} values`)
    if (typeof value !== 'object' || value === null) return
    if (depth > variableLimits.depth) throw tooMany(`${variableLimits.depth} levels`)
    if (Array.isArray(value)) {
      if (value.length > variableLimits.items) throw tooMany(`${variableLimits.items} items in one list`)
      for (const item of value) this.visit(item, depth + 1)
      return
    }
    let members = 0
    for (const name in value) {
      if (++members > variableLimits.members) throw tooMany(`${variableLimits.members} members in one object`)
      this.visit((value as Record<string, unknown>)[name], depth + 1)
    }
  }
}

function tooMany(what: string): AppError {
  const message = `Variables have at most ${what}.`
  return new AppError('BAD_USER_INPUT', message, { fields: { variables: [message] } })
}
