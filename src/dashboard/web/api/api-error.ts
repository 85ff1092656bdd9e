// What went wrong, in words for people.
import type { CombinedError } from 'urql'

export interface ApiError {
  readonly message: string
  /** `extensions.code`, or NETWORK where no answer came. */
  readonly code: string
  /** Messages by the path of the input: `input.title`. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly path: readonly (string | number)[]
}

export function errorsOf(error: CombinedError | undefined): ApiError[] {
  if (!error) return []
  if (error.networkError && error.graphQLErrors.length === 0) {
    return [{ message: 'The gateway cannot be reached.', code: 'NETWORK', fields: {}, path: [] }]
  }
  return error.graphQLErrors.map(({ message, extensions, path }) => ({
    message,
    code: String(extensions.code ?? 'INTERNAL'),
    fields: (extensions.fields ?? {}) as ApiError['fields'],
    path: path ?? [],
  }))
}

/** What the page itself finds wrong with a field, before anything is sent. */
export function mistakeIn(field: string, message: string): ApiError {
  return { message, code: 'BAD_USER_INPUT', fields: { [field]: [message] }, path: [] }
}

/** The sentence for a field of the form, whatever the input was called around it. */
export function messageFor(errors: readonly ApiError[], field: string): string | undefined {
  for (const { fields } of errors) {
    for (const [path, messages] of Object.entries(fields)) {
      // What is wrong with an entry of a list is shown at the list.
      const place = path.replace(/\.\d+(\.\w+)?$/, '')
      if (place === field || place.endsWith(`.${field}`)) return messages[0]
    }
  }
  return undefined
}
