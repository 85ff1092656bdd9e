// Requests of the token endpoint of OAuth 2 (RFC 6749, 4.4 and RFC 7523, 2.1), whatever form they come in.
import { AppError } from '../base/errors.ts'
import { JsonLimitError } from '../base/json-errors.ts'
import { type JsonValue, readJson } from '../base/json-text.ts'
import { readFields } from '../http/form-fields.ts'

/** Errors of RFC 6749, 5.2; the last two are of 4.1.2.1, for what the others have no word. */
export type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'temporarily_unavailable'
  | 'server_error'

export class OAuthError extends Error {
  readonly code: OAuthCode

  constructor(code: OAuthCode, message: string) {
    super(message)
    this.code = code
  }
}

type Grant =
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string }
  | { readonly kind: 'assertion'; readonly assertion: string }

export interface OAuthRequest {
  readonly grant: Grant
  /** `null`: all that the client may have. */
  readonly scopes: readonly string[] | null
}

/** Of the scopes that are asked for, in characters. */
export const MAX_SCOPE_LENGTH = 1_000
/** Reading JSON ends at the first of them. */
export const oauthBodyLimits = { maxDepth: 2, maxMembers: 100, maxValues: 200 }

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Throws OAuthError. Credentials come in the header (Basic) or in the body, never in both. */
export function readOAuthRequest(text: string, authorization: string | undefined): OAuthRequest {
  const fields = text.trimStart().startsWith('{') ? readJsonFields(text) : readFormFields(text)
  const scope = fields.get('scope')?.trim()
  if (scope && scope.length > MAX_SCOPE_LENGTH)
    throw new OAuthError('invalid_scope', `scope has more than ${MAX_SCOPE_LENGTH} characters.`)
  const scopes = scope ? scope.split(/ +/) : null
  const type = fields.get('grant_type')
  if (type === undefined) throw new OAuthError('invalid_request', 'grant_type is missing.')
  if (type === JWT_BEARER) {
    const assertion = fields.get('assertion')
    if (!assertion) throw new OAuthError('invalid_request', 'assertion is missing.')
    return { grant: { kind: 'assertion', assertion }, scopes }
  }
  if (type !== 'client_credentials')
    throw new OAuthError('unsupported_grant_type', `grant_type is client_credentials or ${JWT_BEARER}.`)
  return { grant: { kind: 'secret', ...credentialsOf(fields, authorization) }, scopes }
}

function credentialsOf(fields: ReadonlyMap<string, string>, authorization: string | undefined) {
  const inBody = fields.get('client_secret')
  if (authorization !== undefined) {
    if (inBody !== undefined)
      throw new OAuthError('invalid_request', 'Send the credentials once: as Basic or in the body.')
    return readBasic(authorization)
  }
  const name = fields.get('client_id')
  if (!name || !inBody)
    throw new OAuthError('invalid_client', 'Send client_id and client_secret, as Basic or in the body.')
  return { name, secret: inBody }
}

/** RFC 6749, 2.3.1: both halves are form-encoded first. Ours need no encoding, so that plain ones are the same. */
function readBasic(authorization: string): { name: string; secret: string } {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization)?.[1]
  const [name, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')
  if (!name || rest.length === 0)
    throw new OAuthError('invalid_client', 'The Authorization header is not Basic with id and secret.')
  try {
    return { name: decodeURIComponent(name), secret: decodeURIComponent(rest.join(':').replaceAll('+', ' ')) }
  } catch {
    throw new OAuthError('invalid_client', 'The Authorization header is not Basic with id and secret.')
  }
}

function readJsonFields(text: string): Map<string, string> {
  let body: Map<string, JsonValue>
  try {
    body = readJson(text, oauthBodyLimits) as Map<string, JsonValue>
  } catch (error) {
    const why = error instanceof JsonLimitError ? ` that can be read: ${error.message}` : '.'
    throw new OAuthError('invalid_request', `The body is not JSON${why}`)
  }
  const fields = new Map<string, string>()
  for (const [name, value] of body) {
    if (typeof value !== 'string') throw new OAuthError('invalid_request', `${name.slice(0, 40)} is not a text.`)
    fields.set(name, value)
  }
  return fields
}

/** RFC 6749, 3.2: parameters without a value count as absent, and none may come twice. */
function readFormFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of formIn(text)) {
    if (fields.has(name)) throw new OAuthError('invalid_request', `${name.slice(0, 40)} comes twice.`)
    if (value !== '') fields.set(name, value)
  }
  return fields
}

function formIn(text: string): URLSearchParams {
  try {
    return readFields(text)
  } catch (error) {
    throw error instanceof AppError ? new OAuthError('invalid_request', error.message) : error
  }
}
