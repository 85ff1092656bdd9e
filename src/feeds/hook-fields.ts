// The fields of a webhook's declaration in words, for GraphQL and REST.
import { DEFAULT_TOLERANCE_S, hookOptionLimits } from './hook-options.ts'

/** What each field is, for GraphQL and REST. */
export const hookFields = {
  header: 'The header of the signature, such as `X-Signature`.',
  prefix: 'What stands before the signature in its header, such as `sha256=`. Default: nothing.',
  algorithm: 'The hash function. Default: SHA256.',
  encoding: 'How the signature is written. Default: HEX.',
  signs:
    'What is signed: text with `{body}`, and with `{timestamp}`, `{id}` (the header of the delivery) and `{url}` (the public address) where the sender has them: `v0:{timestamp}:{body}`. Default: `{body}`.',
  timestampHeader:
    'The header of `{timestamp}`, in Unix seconds or milliseconds. Default: the part `t=` or `ts=` of the header of the signature.',
  toleranceSeconds: `The age that \`{timestamp}\` may have, 1 to ${hookOptionLimits.toleranceSeconds} seconds. Default: ${DEFAULT_TOLERANCE_S}.`,
  deliveryHeader: 'The header that has the id of a delivery.',
  deliveryPath: 'The path of the id in the body, such as `event.id`.',
  challengeFrom: 'Where the challenge stands.',
  challengeName: 'The parameter, the path in the body, or the header of the challenge.',
  challengeReply: 'How it is sent back. Default: TEXT.',
  challengeReplyName: 'The member of a JSON reply. Default: `name`.',
} as const
