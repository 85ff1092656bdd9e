// Checks assertions of clients (RFC 7523): JWTs that they sign with a key whose public half is registered. Most gateways get none: what reads
// them is loaded with the first.
import type { JWTHeaderParameters } from 'jose'
import type { ClientKey } from './client.ts'
import { ASSERTION_ALGORITHMS } from './client-key.ts'

/** Longer-lived assertions are refused: a finder may use one until it ends. */
export const MAX_ASSERTION_SECONDS = 600
const CLOCK_TOLERANCE_SECONDS = 30
/** How far ahead of ours the clock of its maker may be. */
export const MAX_AHEAD_SECONDS = 60
export const MAX_ASSERTION_LENGTH = 8_192

/** Who says to have signed it; `null`: not an assertion. Nothing is checked yet. */
export async function issuerOf(assertion: string): Promise<string | null> {
  if (assertion.length > MAX_ASSERTION_LENGTH) return null
  const { decodeJwt } = await import('jose')
  try {
    return decodeJwt(assertion).iss ?? null
  } catch {
    return null
  }
}

export interface Assertion {
  /** Its id: with one it is used once. */
  readonly jti: string | null
  /** From then on nobody takes it. */
  readonly validUntil: Date
}

/**
 * The assertion, where it was signed by the client's own key, says the client's id as `iss` and `sub` and one of the audiences as `aud`,
 * ends (`exp`) within ten minutes of `now` (epoch milliseconds), and was not made (`iat`) more than a minute after it; else `null`.
 */
export async function verifyAssertion(
  assertion: string,
  client: { name: string; keys: readonly ClientKey[] },
  audiences: readonly string[],
  now: number,
): Promise<Assertion | null> {
  if (!isCanonical(assertion)) return null
  const { importJWK, jwtVerify } = await import('jose')
  const keyOf = (header: JWTHeaderParameters) => importJWK(keyFor(header, client.keys), header.alg)
  try {
    const { payload } = await jwtVerify(assertion, keyOf, {
      algorithms: [...ASSERTION_ALGORITHMS],
      issuer: client.name,
      subject: client.name,
      audience: [...audiences],
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    })
    const { exp = 0, iat = 0, jti = null } = payload
    const seconds = now / 1_000
    if (exp > seconds + MAX_ASSERTION_SECONDS + CLOCK_TOLERANCE_SECONDS || iat > seconds + MAX_AHEAD_SECONDS)
      return null
    if (jti !== null && typeof jti !== 'string') return null
    return { jti, validUntil: new Date((exp + CLOCK_TOLERANCE_SECONDS) * 1_000) }
  } catch {
    return null
  }
}

/** Decoders also read other spellings of the same bytes: there is one assertion for each signature. */
function isCanonical(assertion: string): boolean {
  return assertion.split('.').every(part => Buffer.from(part, 'base64url').toString('base64url') === part)
}

/** The key that the header names; without a name, the only one of its kind. An RSA key signs with any of RS256, RS384, RS512. */
function keyFor({ alg, kid }: JWTHeaderParameters, keys: readonly ClientKey[]): ClientKey {
  const fits = (key: ClientKey) => (key.kty === 'RSA' ? alg?.startsWith('RS') : key.alg === alg)
  const candidates = keys.filter(key => fits(key) && (kid === undefined || key.kid === kid))
  const [key] = candidates
  if (!key || candidates.length > 1) throw new Error('no key, or several')
  return key
}
