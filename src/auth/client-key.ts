// The public keys by which a client's assertions are checked.
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import { badInput } from '../base/errors.ts'
import { type ClientKey, MAX_PUBLIC_KEY_LENGTH, MAX_PUBLIC_KEYS } from './client.ts'

export const ASSERTION_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const
const CURVES: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }
/** NIST SP 800-131A: shorter RSA keys are not to be used. */
const MIN_RSA_BITS = 2_048
const MAX_RSA_BITS = 8_192
const FIELD = 'publicKeys'

/** PEM (SPKI) or JWK texts as JWKs with `kid` (theirs, or the thumbprint of RFC 7638). Throws BAD_USER_INPUT. */
export async function readPublicKeys(texts: readonly string[]): Promise<ClientKey[]> {
  if (texts.length > MAX_PUBLIC_KEYS) throw badInput(FIELD, `A client has at most ${MAX_PUBLIC_KEYS} public keys.`)
  const keys = await Promise.all(texts.map(readPublicKey))
  if (new Set(keys.map(key => key.kid)).size < keys.length) throw badInput(FIELD, 'Two keys have the same id (kid).')
  return keys
}

async function readPublicKey(text: string): Promise<ClientKey> {
  if (text.length > MAX_PUBLIC_KEY_LENGTH)
    throw badInput(FIELD, `A public key is at most ${MAX_PUBLIC_KEY_LENGTH} characters.`)
  const { key, kid } = text.trimStart().startsWith('{') ? readJwk(text) : readPem(text)
  const jwk = key.export({ format: 'jwk' }) as JWK
  const alg = jwk.kty === 'RSA' ? 'RS256' : CURVES[jwk.crv ?? '']
  if (alg === undefined) throw badInput(FIELD, 'A public key is of RSA, or of the curves P-256, P-384 or P-521.')
  const bits = key.asymmetricKeyDetails?.modulusLength ?? MIN_RSA_BITS
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS)
    throw badInput(FIELD, `An RSA key has ${MIN_RSA_BITS} to ${MAX_RSA_BITS} bits; this one has ${bits}.`)
  return { ...jwk, kty: jwk.kty as string, alg, kid: kid ?? (await thumbprintOf(jwk)) }
}

async function thumbprintOf(jwk: JWK): Promise<string> {
  return (await import('jose')).calculateJwkThumbprint(jwk)
}

function readPem(text: string): { key: KeyObject; kid?: string } {
  if (!text.includes('-----BEGIN') || text.includes('PRIVATE KEY')) throw notPublic(text.includes('PRIVATE KEY'))
  try {
    return { key: createPublicKey(text) }
  } catch {
    throw notPublic(false)
  }
}

function readJwk(text: string): { key: KeyObject; kid?: string } {
  let jwk: Record<string, unknown>
  try {
    jwk = JSON.parse(text)
  } catch {
    throw notPublic(false)
  }
  if ('d' in jwk || 'k' in jwk) throw notPublic(true)
  const kid = typeof jwk.kid === 'string' && jwk.kid.length <= 200 ? { kid: jwk.kid } : {}
  try {
    return { key: createPublicKey({ key: jwk as never, format: 'jwk' }), ...kid }
  } catch {
    throw notPublic(false)
  }
}

/** The text is not quoted: it may be a secret. */
function notPublic(isPrivate: boolean) {
  const why = isPrivate ? 'This is a private key: keep it, and send its public half.' : 'This is no public key.'
  return badInput(FIELD, `${why} Send PEM (-----BEGIN PUBLIC KEY-----) or a JSON Web Key.`)
}
