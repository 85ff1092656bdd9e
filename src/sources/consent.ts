// What a consent carries to the service and back (RFC 6749 4.1, RFC 7636).
import { sha256 } from '../base/seal.ts'
import type { OAuth2Spec } from './source.ts'

export const CONSENT_MINUTES = 10
/** Of one principal at once; an older one ends. */
export const MAX_CONSENTS = 10
/** Of a state and a code, in characters. */
export const MAX_CODE_LENGTH = 4_096

export interface SealedConsent {
  readonly verifier: string
  readonly client: string
  readonly redirectUri: string
}

/** The page where the person consents. */
export function consentUrl(spec: OAuth2Spec, with_: { state: string; verifier: string; redirectUri: string }): string {
  const url = new URL(spec.authorizationUrl ?? '')
  const params = {
    response_type: 'code',
    client_id: spec.clientId,
    redirect_uri: with_.redirectUri,
    ...(spec.scope !== null && { scope: spec.scope }),
    ...(spec.audience !== null && { audience: spec.audience }),
    state: with_.state,
    code_challenge: sha256(with_.verifier).toString('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
  return url.href
}
