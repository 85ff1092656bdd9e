// Tokens as clients of other services send theirs: with their scheme, as the password of Basic, or in the address.
import { AppError } from '../base/errors.ts'
import { spanOf } from '../http/request-span.ts'
import { createContext, type Gateway, type Principal, type RequestContext, type Services } from '../request/context.ts'
import { restrictable } from '../request/restriction.ts'
import { assertScope } from './guard.ts'

type ForeignRequest = Parameters<typeof spanOf>[0]
type ForeignReply = Parameters<Services['auth']['admit']>[1]

export interface ForeignPlaces {
  /** The word before the token besides `Bearer` and `Basic`, as `Token`. */
  readonly scheme?: string
  /** Which part of Basic is the token; the other one may be anything. Default: the password, and the name where there is none. */
  readonly basic?: 'NAME'
  /** The parameter of the address that holds the token. */
  readonly parameter?: string
}

/** Of Basic the password is the token; clients that have one secret only send it as the name. */
function tokenOfBasic(encoded: string, part: ForeignPlaces['basic']): string {
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  const [name, password] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]
  return password === '' || part === 'NAME' ? name : password
}

/** The token of a request; `null`: it has none. */
function foreignToken({ headers, query }: ForeignRequest, { scheme, basic, parameter }: ForeignPlaces): string | null {
  const [, word = '', rest = ''] = /^(\S+) +(\S+) *$/.exec(headers.authorization ?? '') ?? []
  const name = word.toLowerCase()
  if (name === 'basic') return tokenOfBasic(rest, basic)
  if (name === 'bearer' || (scheme !== undefined && name === scheme.toLowerCase())) return rest
  const value = parameter === undefined ? undefined : (query as Record<string, unknown>)[parameter]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Where a client of this service sends its token. */
function placeOf({ scheme = 'Bearer', basic }: ForeignPlaces): string {
  return basic === 'NAME' ? 'as the user name of Basic, with any password' : `as \`Authorization: ${scheme} <token>\``
}

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal

/** As `auth.admit`; without a token that is known it says where the client sends one. */
async function admitForeign(
  gateway: Gateway,
  request: ForeignRequest,
  reply: ForeignReply,
  places: ForeignPlaces,
): Promise<Principal> {
  const token = foreignToken(request, places)
  // Blanks and controls are in no token: such a one is wrong as any other.
  const authorization = token === null ? request.headers.authorization : `Bearer ${encodeURI(token)}`
  let why = ''
  try {
    const principal = await gateway.services.auth.admit({ ip: request.ip, headers: { authorization } }, reply)
    if (principal) return principal
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'UNAUTHENTICATED') throw error
    if (token !== null) why = `${error.message} `
  }
  throw new AppError('UNAUTHENTICATED', `${why}Send a token ${placeOf(places)}.`)
}

/** The request of whom its credential says. Throws as `auth.admit` does, and unless it may push. */
export async function foreignContext(
  gateway: Gateway,
  request: ForeignRequest,
  reply: ForeignReply,
  places: ForeignPlaces = {},
): Promise<RequestContext> {
  const principal = await admitForeign(gateway, request, reply, places)
  const about = { requestId: request.id, principal, signal: NOT_ABORTED, address: request.ip, span: spanOf(request) }
  const ctx = createContext(gateway, about)
  assertScope(ctx, 'push', restrictable)
  return ctx
}
