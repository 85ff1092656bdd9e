import type { Id, ProjectId } from '../base/id.ts'
import { randomText, type Token } from './token.ts'

/** Something that fetches short-lived tokens with its id and secret, or with assertions signed by a key of its own. */
export interface Client extends Token {
  /** The `client_id` of OAuth: public, and no secret. */
  readonly clientName: string
  readonly publicKeys: readonly ClientKey[]
}

/** A public JSON Web Key. */
export interface ClientKey {
  readonly kid: string
  readonly alg: string
  readonly kty: string
  readonly [member: string]: unknown
}

/** How long a fetched token works. UserFlux's documentation says 900. */
export const ACCESS_TOKEN_SECONDS = 900
export const MAX_PUBLIC_KEYS = 10
export const MAX_PUBLIC_KEY_LENGTH = 8_192

export function makeClientName(): string {
  return `pgc_${randomText(22)}`
}

/** Whom a credential of a client belongs to. */
export interface ClientOwner {
  readonly projectId: ProjectId
  readonly tokenId: Id
}
