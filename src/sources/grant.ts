// Tokens that were granted to a source: by a refresh token, or by the consent of a person.
import type { Id, ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { OAuth2Spec, RequestSpec } from './source.ts'
import { UpstreamError } from './upstream-error.ts'

/** One client of a source; requests of the same client share what was granted. */
export interface GrantKey {
  readonly projectId: ProjectId
  readonly sourceId: Id
  readonly client: Buffer
}

export type GrantState = 'CONNECTED' | 'RECONNECT'

/** What lies sealed. */
export interface Grant {
  readonly refreshToken: string | null
  readonly accessToken: string | null
  /** Of the access token; milliseconds. */
  readonly usableUntil: number
  /** The hash of the refresh token that it began with; `null`: a consent. */
  readonly origin: string | null
}

/** By what is written down, not by its values: a secret that changes is still of the same client. */
export function clientOf({ tokenUrl, clientId, authorizationUrl, scope, audience }: OAuth2Spec): Buffer {
  return sha256(JSON.stringify([tokenUrl, clientId, authorizationUrl, scope, audience]))
}

/** The client of a request that sends what was granted; `null`: it sends none of it. */
export function grantedClientOf({ auth }: RequestSpec): OAuth2Spec | null {
  return auth?.kind === 'OAUTH2' && (auth.authorizationUrl !== null || auth.refreshToken !== null) ? auth : null
}

export function grantPlace({ projectId, sourceId, client }: GrantKey): string {
  return `${projectId}|source_grants|${sourceId}/${client.toString('hex')}|value`
}

export function consentPlace(projectId: ProjectId, stateHash: Buffer): string {
  return `${projectId}|source_consents|${stateHash.toString('hex')}|value`
}

export const originOf = (refreshToken: string) => sha256(refreshToken).toString('base64')

export const connectAgain = (why: string) =>
  new UpstreamError(
    'UPSTREAM_FAILED',
    `The source has to be connected again: ${why} Call startSourceConsent, or save a new refresh token.`,
  )
