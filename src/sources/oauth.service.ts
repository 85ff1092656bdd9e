// Tokens by client credentials (RFC 6749, 4.4): used again until shortly before they end, and asked for once however many calls wait.
import { LRUCache } from 'lru-cache'
import type { ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { SingleFlight } from '../base/single-flight.ts'
import { isObject } from './json-shape.ts'
import { readReply } from './reply.ts'
import type { SafeFetch } from './safe-fetch.client.ts'
import type { OAuth2Spec } from './source.ts'
import { UpstreamError } from './upstream-error.ts'

const TIMEOUT_MS = 10_000
/** A token that tells no end is used for so long. */
const USUAL_LIFE_MS = 5 * 60_000
const MAX_LIFE_MS = 24 * 3_600_000
/** It is renewed this long before its end, or after nine tenths of a short life. */
const EARLY_MS = 60_000
const MAX_TOKENS = 1_000
/** A token is a few texts. */
export const MAX_REPLY_BYTES = 65_536

interface CachedToken {
  readonly token: string
  readonly usableUntil: number
}

export interface OAuthTokens {
  /** Throws UpstreamError. */
  token(projectId: ProjectId, spec: OAuth2Spec): Promise<string>
  /** The upstream does not accept it any more. */
  forget(projectId: ProjectId, spec: OAuth2Spec, token: string): void
}

export function createOAuthTokens(fetcher: SafeFetch, clock: () => number): OAuthTokens {
  const issued = new LRUCache<string, CachedToken>({ max: MAX_TOKENS })
  const flights = new SingleFlight<string, CachedToken>()
  const keyOf = (projectId: ProjectId, spec: OAuth2Spec) => sha256(JSON.stringify([projectId, spec])).toString('base64')
  return {
    async token(projectId, spec) {
      const key = keyOf(projectId, spec)
      const known = issued.get(key)
      if (known && known.usableUntil > clock()) return known.token
      // Not stopped when one of those who wait goes away: the others wait for it, too.
      const { token } = await flights.run(key, async () => {
        const fresh = await ask(fetcher, spec, clock)
        issued.set(key, fresh)
        return fresh
      })
      return token
    },
    forget(projectId, spec, token) {
      const key = keyOf(projectId, spec)
      if (issued.get(key)?.token === token) issued.delete(key)
    },
  }
}

async function ask(fetcher: SafeFetch, spec: OAuth2Spec, clock: () => number): Promise<CachedToken> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (spec.scope !== null) form.set('scope', spec.scope)
  if (spec.audience !== null) form.set('audience', spec.audience)
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' }
  if (spec.inBody) {
    form.set('client_id', spec.clientId)
    form.set('client_secret', spec.clientSecret)
  } else headers.authorization = basic(formPart(spec.clientId), formPart(spec.clientSecret))
  const requestedAt = clock()
  const { status, body } = await fetcher.send({
    method: 'POST',
    url: spec.tokenUrl,
    headers,
    body: form.toString(),
    timeoutMs: TIMEOUT_MS,
    signal: new AbortController().signal,
  })
  const reading = body.length > MAX_REPLY_BYTES ? null : await readReply(body)
  const data = reading && 'data' in reading && isObject(reading.data) ? reading.data : {}
  const { access_token: token, token_type: type = 'bearer', expires_in: life } = data
  const host = new URL(spec.tokenUrl).hostname
  if (status < 200 || status > 299 || typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token)) {
    const why = typeof data.error === 'string' && /^[\w.-]{1,60}$/.test(data.error) ? ` (${data.error})` : ''
    const retryable = status === 429 || status >= 500
    throw new UpstreamError('UPSTREAM_FAILED', `${host} gave no token: status ${status}${why}.`, { status, retryable })
  }
  if (String(type).toLowerCase() !== 'bearer')
    throw new UpstreamError('UPSTREAM_FAILED', `${host} gave a token that is no bearer token.`, { status })
  return { token, usableUntil: requestedAt + usableMs(Number(life)) }
}

function usableMs(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) return USUAL_LIFE_MS
  const life = Math.min(seconds * 1_000, MAX_LIFE_MS)
  return Math.max(life - EARLY_MS, life * 0.9 - 1)
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they become Basic credentials. */
const formPart = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
