// Handshakes: what senders ask before they send anything. They are answered, and counted by nobody.
import { isObject } from '../sources/json-shape.ts'
import { type HookChallenge, textAt } from './hook-options.ts'

export interface HandshakeReply {
  readonly isText: boolean
  readonly body: string
}

interface HookRequest {
  readonly method: string
  readonly query: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string | undefined>>
  /** `null`: there is no body. */
  readonly payload: unknown
}

export const MAX_CHALLENGE = 2_048

const text = (body: string): HandshakeReply => ({ isText: true, body })
const json = (body: object): HandshakeReply => ({ isText: false, body: JSON.stringify(body) })

/** A challenge that may be sent back: one line of a bounded length. */
function challengeOf(value: unknown): string | null {
  const isFit = typeof value === 'string' && value !== '' && value.length <= MAX_CHALLENGE && value.isWellFormed()
  return isFit && !/[\p{Cc}\u2028\u2029]/u.test(value) ? value : null
}

/** The reply to a handshake of a sender that has shown that it may send; `null`: it is none. */
export function handshakeOf(request: HookRequest, declared: HookChallenge | null): HandshakeReply | null {
  return (
    (declared && declaredHandshake(request, declared)) ??
    metaHandshake(request)?.reply ??
    microsoftHandshake(request) ??
    slackHandshake(request.payload) ??
    eventGridHandshake(request)
  )
}

/** `hub.challenge` of Meta and of WebSub, which comes with a verify token instead of a signature. */
export function metaHandshake({ method, query }: HookRequest): { reply: HandshakeReply; verifyToken: string } | null {
  const challenge = challengeOf(query['hub.challenge'])
  if (method !== 'GET' || challenge === null || query['hub.mode'] !== 'subscribe') return null
  const verifyToken = query['hub.verify_token']
  return { reply: text(challenge), verifyToken: typeof verifyToken === 'string' ? verifyToken : '' }
}

/** `validationToken` of Microsoft Graph and SharePoint: in the query of a POST without a body. */
function microsoftHandshake({ method, query, payload }: HookRequest): HandshakeReply | null {
  const token = challengeOf(query.validationToken ?? query.validationtoken)
  return method === 'POST' && payload === null && token !== null ? text(token) : null
}

/** `url_verification` of Slack and of Lark, which wants it as JSON; Slack takes both. */
function slackHandshake(payload: unknown): HandshakeReply | null {
  if (!isObject(payload) || payload.type !== 'url_verification') return null
  const challenge = challengeOf(payload.challenge)
  return challenge === null ? null : json({ challenge })
}

/** Azure Event Grid: one event that asks for its own code. */
function eventGridHandshake({ headers, payload }: HookRequest): HandshakeReply | null {
  if (headers['aeg-event-type'] !== 'SubscriptionValidation' || !Array.isArray(payload)) return null
  const code = challengeOf(textAt(payload, '[0].data.validationCode'))
  return code === null ? null : json({ validationResponse: code })
}

/** The challenge that the feed declares; a request that lacks it is a delivery. */
export function declaredHandshake(request: HookRequest, declared: HookChallenge): HandshakeReply | null {
  const { from, name, reply, replyName } = declared
  const { query, headers, payload } = request
  const value = from === 'QUERY' ? query[name] : from === 'HEADER' ? headers[name] : textAt(payload, name)
  const challenge = challengeOf(value)
  if (challenge === null) return null
  return reply === 'TEXT' ? text(challenge) : json({ [replyName]: challenge })
}
