// The credential in `connection_init`, as clients write it: `{ Authorization }`, or `{ headers: { Authorization } }` as over HTTP.
import { AppError } from '../../base/errors.ts'

type Params = Readonly<Record<string, unknown>>

/** `Bearer <token>`, from a member of any case; undefined where there is none. Throws BAD_USER_INPUT for two that differ. */
export function authorizationIn(params: Params | null | undefined): string | undefined {
  const given = new Set([params, ...valuesOf(params, 'headers')].flatMap(each => valuesOf(each, 'authorization')))
  const texts = [...given].filter(value => typeof value === 'string')
  if (texts.length > 1) {
    throw new AppError(
      'BAD_USER_INPUT',
      'connection_init has two tokens that differ: send "Authorization" or "headers.Authorization".',
    )
  }
  return texts[0]
}

function valuesOf(members: unknown, name: string): unknown[] {
  if (typeof members !== 'object' || members === null) return []
  return Object.entries(members).flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []))
}
