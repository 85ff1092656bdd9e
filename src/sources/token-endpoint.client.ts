// Asks a token endpoint (RFC 6749) for a token, whatever the grant is.
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
/** A token is a few texts. */
export const MAX_REPLY_BYTES = 65_536
const TOKEN = /^[\x21-\x7e]{1,8192}$/

export interface IssuedToken {
  readonly token: string
  readonly usableUntil: number
  /** `null`: the service gave none. */
  readonly refreshToken: string | null
}

/** The grant is over: it was withdrawn, has expired or was used before. */
export class GrantOver extends UpstreamError {}

/** Throws UpstreamError. */
export async function requestToken(
  fetcher: SafeFetch,
  spec: OAuth2Spec,
  grant: Readonly<Record<string, string>>,
  clock: () => number,
): Promise<IssuedToken> {
  const form = new URLSearchParams({ ...grant })
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
  const { access_token: token, token_type: type = 'bearer', expires_in: life, refresh_token: refreshToken } = data
  const host = new URL(spec.tokenUrl).hostname
  if (status < 200 || status > 299 || typeof token !== 'string' || !TOKEN.test(token))
    throw refusalOf(host, status, data)
  if (String(type).toLowerCase() !== 'bearer')
    throw new UpstreamError('UPSTREAM_FAILED', `${host} gave a token that is no bearer token.`, { status })
  return {
    token,
    usableUntil: requestedAt + usableMs(Number(life)),
    refreshToken: typeof refreshToken === 'string' && TOKEN.test(refreshToken) ? refreshToken : null,
  }
}

function refusalOf(host: string, status: number, { error }: Readonly<Record<string, unknown>>): UpstreamError {
  const why = typeof error === 'string' && /^[\w.-]{1,60}$/.test(error) ? ` (${error})` : ''
  const message = `${host} gave no token: status ${status}${why}.`
  if (error === 'invalid_grant') return new GrantOver('UPSTREAM_FAILED', message, { status })
  return new UpstreamError('UPSTREAM_FAILED', message, { status, retryable: status === 429 || status >= 500 })
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
