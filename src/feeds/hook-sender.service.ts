// Who sent to a webhook: its token, its signature, and what comes instead of one in a handshake.
import { createHmac } from 'node:crypto'
import { isSameText } from '../base/seal.ts'
import type { Gateway } from '../request/context.ts'
import { isHookLost, openHook } from './feed.service.ts'
import type { Feed } from './feed.ts'
import { declaredHandshake, type HandshakeReply, metaHandshake } from './handshake.ts'
import { hookPresets, isSignedKind } from './hook-kind.ts'
import { isSigned, isSignedLikeTwilio, type SignedRequest, standardKey } from './signature.ts'

/** What shows who sent it. */
export interface HookSender extends SignedRequest {
  readonly method: string
  /** Without the token. */
  readonly query: Readonly<Record<string, unknown>>
  readonly token: string | undefined
}

/** Handshakes that come without the signature of the feed: those with its verify token, and those that the feed declares. */
export function unsignedHandshake(gateway: Gateway, feed: Feed, call: HookSender): HandshakeReply | null {
  if (!isSignedKind(feed.hook) || call.method !== 'GET' || isHookLost(gateway, feed)) return null
  const { challenge } = feed.hookOptions
  const request = { ...call, payload: null }
  const meta = metaHandshake(request)
  if (meta && isSameText(meta.verifyToken, verifyTokenOf(gateway, feed))) return meta.reply
  return challenge && challenge.from !== 'BODY' ? declaredHandshake(request, challenge) : null
}

/** What a sender that signs shows in a handshake, which it does not sign. Derived: nothing more is stored, and the secret stays unknown. */
function verifyTokenOf(gateway: Gateway, feed: Feed): string {
  return createHmac('sha256', openHook(gateway, feed)).update('pushgraph verify token').digest('base64url').slice(0, 32)
}

/** The verify token; `null`: a sender of this feed needs none, or the secret is lost. */
export function hookVerifyTokenOf(gateway: Gateway, feed: Feed): string | null {
  if (!isSignedKind(feed.hook) || feed.hookSealed === null || isHookLost(gateway, feed)) return null
  return verifyTokenOf(gateway, feed)
}

export function isAllowed(gateway: Gateway, feed: Feed, call: HookSender): boolean {
  if (feed.hook === 'OFF' || feed.hookSealed === null || isHookLost(gateway, feed)) return false
  const secret = openHook(gateway, feed)
  if (feed.hook === 'TOKEN') return call.token !== undefined && isSameText(call.token, secret)
  if (feed.hook === 'TWILIO') return isSignedLikeTwilio(call, secret)
  const preset = hookPresets[feed.hook]
  const scheme = preset.signature ?? feed.hookOptions.signature
  if (!scheme) return false
  if (feed.hook === 'STANDARD_WEBHOOKS') {
    const key = standardKey(secret)
    return (
      key !== null &&
      isSigned(scheme, { ...call, headers: standardHeaders(call.headers) }, key, gateway.clock(), 'webhook-id')
    )
  }
  const { delivery } = feed.hookOptions
  return isSigned(scheme, call, secret, gateway.clock(), delivery && 'header' in delivery ? delivery.header : null)
}

/** Svix, which Standard Webhooks come from, has its own names for the same headers. */
export function standardHeaders(headers: HookSender['headers']): HookSender['headers'] {
  if (headers['webhook-id'] !== undefined || headers['svix-id'] === undefined) return headers
  const names = ['id', 'timestamp', 'signature']
  return { ...headers, ...Object.fromEntries(names.map(name => [`webhook-${name}`, headers[`svix-${name}`]])) }
}
