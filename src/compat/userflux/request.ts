// Bodies of UserFlux's requests.
import { isUtf8 } from 'node:buffer'
import { assertScope } from '../../auth/guard.ts'
import { AppError, badInput } from '../../base/errors.ts'
import { JsonSyntaxError } from '../../base/json-errors.ts'
import { readJson, toPlain } from '../../base/json-text.ts'
import type { Principal, Scope } from '../../request/context.ts'

/** The principal, if it has the scope. No credentials at all are a bad request in this dialect, wrong ones are 401, a lack of scope is 403. */
export function assertCaller(principal: Principal | null, scope: Scope): Principal {
  if (!principal) throw new AppError('BAD_USER_INPUT', 'Send a token: `Authorization: Bearer <token>`.')
  return assertScope({ principal }, scope)
}

/** Reading ends at the first of them. */
const limits = { maxItems: 10_000, maxMembers: 1_000, maxValues: 200_000 }

/** The body as one object; an empty body is an empty object. Digits of numbers are kept. */
export function readObject(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  let body: unknown
  try {
    body = toPlain(readJson(text, limits))
  } catch (error) {
    const why = error instanceof JsonSyntaxError ? `: ${error.message}` : '.'
    throw new AppError('BAD_USER_INPUT', `The body is not JSON${why}`)
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('BAD_USER_INPUT', 'The body has to be one JSON object.')
  }
  return body as Record<string, unknown>
}

export function variablesIn(body: Record<string, unknown>): Readonly<Record<string, unknown>> {
  const { variables } = body
  if (variables === undefined || variables === null) return {}
  if (typeof variables !== 'object' || Array.isArray(variables)) {
    throw badInput('variables', 'variables is an object: { "name": value }.')
  }
  return variables as Record<string, unknown>
}

/** SQL as base64 (standard or URL-safe, with or without padding) of UTF-8. */
export function decodeQuery(encoded: unknown): string {
  if (typeof encoded !== 'string' || encoded.trim() === '')
    throw badInput('encodedQuery', 'encodedQuery is SQL in base64.')
  const text = encoded.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw badInput('encodedQuery', 'encodedQuery is not base64.')
  const bytes = Buffer.from(text, 'base64')
  if (!isUtf8(bytes)) throw badInput('encodedQuery', 'encodedQuery is not UTF-8 in base64.')
  return bytes.toString('utf8')
}
