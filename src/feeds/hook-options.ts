// What a webhook is told besides its kind: how a sender signs, where a delivery has its id, and which challenges are sent back.
import { isObject } from '../sources/json-shape.ts'
import { readPath } from '../sources/path.ts'

export const hookAlgorithms = ['SHA256', 'SHA1', 'SHA512'] as const
export type HookAlgorithm = (typeof hookAlgorithms)[number]
export const hookEncodings = ['HEX', 'BASE64'] as const
export type HookEncoding = (typeof hookEncodings)[number]

/** How an HMAC is made and sent. Names of headers are in small letters. */
export interface HookSignature {
  readonly header: string
  /** Before the signature in its header, such as `sha256=`; may be empty. */
  readonly prefix: string
  readonly algorithm: HookAlgorithm
  readonly encoding: HookEncoding
  /** What is signed: `{body}`, `{timestamp}`, `{id}` and `{url}` stand for what the request has. */
  readonly signs: string
  /** `null`: it is the part `t=` of the header of the signature. */
  readonly timestampHeader: string | null
  readonly toleranceSeconds: number
}

/** Where a delivery has the id by which a repetition is known. */
export type HookDelivery = { readonly header: string } | { readonly path: string }

export const challengePlaces = ['QUERY', 'BODY', 'HEADER'] as const
export type ChallengePlace = (typeof challengePlaces)[number]
export const challengeReplies = ['TEXT', 'JSON'] as const
export type ChallengeReply = (typeof challengeReplies)[number]

/** A challenge of a sender that is sent back as it is. */
export interface HookChallenge {
  readonly from: ChallengePlace
  /** The parameter, the path in the body, or the header in small letters. */
  readonly name: string
  readonly reply: ChallengeReply
  /** The member of a JSON reply. */
  readonly replyName: string
}

export interface HookOptions {
  readonly signature: HookSignature | null
  readonly delivery: HookDelivery | null
  readonly challenge: HookChallenge | null
}

export const noHookOptions: HookOptions = { signature: null, delivery: null, challenge: null }

export const DEFAULT_TOLERANCE_S = 300
export const hookOptionLimits = {
  toleranceSeconds: 3_600,
  signsLength: 200,
  prefixLength: 50,
  nameLength: 100,
} as const

/** As a service takes it: defaults filled in, headers in small letters. */
export interface HookSignatureDraft {
  readonly header: string
  readonly prefix?: string | null | undefined
  readonly algorithm?: HookAlgorithm | null | undefined
  readonly encoding?: HookEncoding | null | undefined
  readonly signs?: string | null | undefined
  readonly timestampHeader?: string | null | undefined
  readonly toleranceSeconds?: number | null | undefined
}

function toHookSignature(draft: HookSignatureDraft): HookSignature {
  return {
    header: draft.header.trim().toLowerCase(),
    prefix: draft.prefix ?? '',
    algorithm: draft.algorithm ?? 'SHA256',
    encoding: draft.encoding ?? 'HEX',
    signs: draft.signs ?? '{body}',
    timestampHeader: draft.timestampHeader?.trim().toLowerCase() ?? null,
    toleranceSeconds: draft.toleranceSeconds ?? DEFAULT_TOLERANCE_S,
  }
}

export interface HookDeliveryDraft {
  readonly header?: string | null | undefined
  readonly path?: string | null | undefined
}

/** A draft that has both goes on with an empty header, which the check names. */
function toHookDelivery({ header, path }: HookDeliveryDraft): HookDelivery {
  if (typeof path === 'string' && typeof header !== 'string') return { path: path.trim() }
  return { header: typeof path === 'string' ? '' : (header ?? '').trim().toLowerCase() }
}

export interface HookChallengeDraft {
  readonly from: ChallengePlace
  readonly name: string
  readonly reply?: ChallengeReply | null | undefined
  readonly replyName?: string | null | undefined
}

function toHookChallenge({ from, name, reply, replyName }: HookChallengeDraft): HookChallenge {
  const own = from === 'HEADER' ? name.trim().toLowerCase() : name.trim()
  return { from, name: own, reply: reply ?? 'TEXT', replyName: replyName ?? own }
}

export function toHookOptions(
  signature: HookSignatureDraft | null | undefined,
  delivery: HookDeliveryDraft | null | undefined,
  challenge: HookChallengeDraft | null | undefined,
): HookOptions {
  return {
    signature: signature ? toHookSignature(signature) : null,
    delivery: delivery ? toHookDelivery(delivery) : null,
    challenge: challenge ? toHookChallenge(challenge) : null,
  }
}

/** A text, or a number as text, that stands at the path; `null`: there is none. */
export function textAt(data: unknown, path: string): string | null {
  const value = isObject(data) || Array.isArray(data) ? readPath(data, path) : null
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}
