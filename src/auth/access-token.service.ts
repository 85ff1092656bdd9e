// Gives clients short-lived tokens for their id and secret, or for an assertion that they signed.

import { timingSafeEqual } from 'node:crypto'
import { isInNetworks } from '../base/address.ts'
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { sha256 } from '../base/seal.ts'
import { allScopes, type Gateway, type Scope } from '../request/context.ts'
import { insertAssertionIfAbsent } from './assertion.store.ts'
import { issuerOf, verifyAssertion } from './assertion.ts'
import { type ClientLogin, insertAccessToken, selectClientLogin } from './client.store.ts'
import { ACCESS_TOKEN_SECONDS } from './client.ts'
import { makeToken } from './token.ts'

export interface AccessToken {
  readonly token: string
  readonly expiresInSeconds: number
  readonly scopes: readonly Scope[]
}

/** From where it is asked, and for which scopes (`null`: all of the client's). */
export interface AccessRequest {
  readonly address: string
  readonly scopes: readonly string[] | null
}

/** Compared with where no client is, so that a wrong name takes as long as a wrong secret. */
const NOBODY = sha256('')

/** `null` when name or secret are wrong: which one stays open. The caller has counted the request of the address. Throws BAD_USER_INPUT (scopes) and FORBIDDEN (address). */
export async function exchangeSecret(
  gateway: Gateway,
  { name, secret }: { name: string; secret: string },
  request: AccessRequest,
): Promise<AccessToken | null> {
  const { rateLimits } = gateway.services
  const credential = sha256(`${name} ${secret}`).toString('base64')
  admit(gateway, request.address, name, credential)
  const client = isClientName(name) ? await selectClientLogin(gateway.db, name, gateway.clock()) : null
  const hash = sha256(secret)
  let matches = false
  for (const stored of client?.secretHashes ?? [NOBODY]) matches = timingSafeEqual(hash, stored) || matches
  if (client && matches) {
    rateLimits.succeeded(credential)
    return issue(gateway, client, grantedScopes(gateway, client, request))
  }
  rateLimits.loginFailed(request.address, idOfLogin(name))
  return null
}

/** `null` when the assertion does not hold, or was used before. `audiences`: our names, one of which has to be its `aud`. */
export async function exchangeAssertion(
  gateway: Gateway,
  assertion: string,
  audiences: readonly string[],
  request: AccessRequest,
): Promise<AccessToken | null> {
  const name = await issuerOf(assertion)
  admit(gateway, request.address, name ?? '', null)
  const client = name !== null && isClientName(name) ? await selectClientLogin(gateway.db, name, gateway.clock()) : null
  const keys = client?.publicKeys ?? []
  const verified = name === null ? null : await verifyAssertion(assertion, { name, keys }, audiences, gateway.clock())
  if (client && verified) {
    const { jti, validUntil } = verified
    const scopes = grantedScopes(gateway, client, request)
    if (jti === null || (await insertAssertionIfAbsent(gateway.db, client, { jtiHash: sha256(jti), validUntil })))
      return issue(gateway, client, scopes)
  }
  gateway.services.rateLimits.loginFailed(request.address, idOfLogin(name ?? ''))
  return null
}

/** Wrong logins cost their address more than others. */
function admit({ services }: Gateway, address: string, name: string, credential: string | null): void {
  services.rateLimits.assertMayLogin(address, idOfLogin(name), credential)
}

/** What limits remember a login by: texts that no client is called count as one. */
const idOfLogin = (name: string) => (isClientName(name) ? name : '')

/** Throws FORBIDDEN for another address, BAD_USER_INPUT for a scope that the client lacks, RATE_LIMITED. */
function grantedScopes(gateway: Gateway, client: ClientLogin, request: AccessRequest): Scope[] {
  if (client.networks && !isInNetworks(request.address, client.networks))
    throw new AppError('FORBIDDEN', `The client may not be used from the address ${request.address}.`)
  const wrong = request.scopes?.find(scope => !client.scopes.includes(scope as Scope))
  if (wrong !== undefined) throw new AppError('BAD_USER_INPUT', `The client may not have the scope ${quote(wrong)}.`)
  gateway.services.rateLimits.takeToken(client.tokenId)
  return allScopes.filter(scope => (request.scopes ?? client.scopes).includes(scope))
}

async function issue(gateway: Gateway, client: ClientLogin, scopes: readonly Scope[]): Promise<AccessToken> {
  const token = makeToken()
  const validUntil = new Date(gateway.clock() + ACCESS_TOKEN_SECONDS * 1_000)
  const hash = sha256(token)
  await insertAccessToken(gateway.db, client, { hash, scopes, validUntil })
  // It is good: what others of its address do wrong does not keep it from being looked up.
  gateway.services.rateLimits.succeeded(hash.toString('base64'))
  return { token, expiresInSeconds: ACCESS_TOKEN_SECONDS, scopes }
}

function isClientName(text: string): boolean {
  return /^pgc_[0-9A-Za-z]{22}$/.test(text)
}
