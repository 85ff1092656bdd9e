// How a webhook is declared: signature, delivery and challenge.
import { builder } from '../graphql/builder.ts'
import { hookFields as say } from './hook-fields.ts'
import type {
  ChallengePlace,
  ChallengeReply,
  HookAlgorithm,
  HookChallenge,
  HookDelivery,
  HookEncoding,
  HookSignature,
} from './hook-options.ts'
import { hookVerifyTokenOf } from './hook-sender.service.ts'
import { FeedRef } from './refs.graphql.ts'

const HookAlgorithmEnum = builder.enumType('HookAlgorithm', {
  description: 'The hash function of an HMAC.',
  values: {
    SHA256: { description: 'SHA-256.' },
    SHA1: { description: 'SHA-1.' },
    SHA512: { description: 'SHA-512.' },
  } satisfies Record<HookAlgorithm, { description: string }>,
})

const HookEncodingEnum = builder.enumType('HookEncoding', {
  description: 'How the bytes of a signature are written.',
  values: {
    HEX: { description: 'Hexadecimal, in small letters.' },
    BASE64: { description: 'Base64 with padding.' },
  } satisfies Record<HookEncoding, { description: string }>,
})

const HookChallengePlaceEnum = builder.enumType('HookChallengePlace', {
  description: 'Where a sender puts its challenge.',
  values: {
    QUERY: { description: 'A parameter of the address.' },
    BODY: { description: 'A path in the body.' },
    HEADER: { description: 'A header.' },
  } satisfies Record<ChallengePlace, { description: string }>,
})

const HookChallengeReplyEnum = builder.enumType('HookChallengeReply', {
  description: 'How a challenge is sent back.',
  values: {
    TEXT: { description: 'Alone, as plain text.' },
    JSON: { description: 'As the only member of a JSON object.' },
  } satisfies Record<ChallengeReply, { description: string }>,
})

const HookSignatureRef = builder.objectRef<HookSignature>('HookSignature').implement({
  description: 'How a sender signs with an HMAC.',
  fields: t => ({
    header: t.exposeString('header', { description: say.header }),
    prefix: t.exposeString('prefix', { description: say.prefix }),
    algorithm: t.expose('algorithm', { type: HookAlgorithmEnum, description: say.algorithm }),
    encoding: t.expose('encoding', { type: HookEncodingEnum, description: say.encoding }),
    signs: t.exposeString('signs', { description: say.signs }),
    timestampHeader: t.exposeString('timestampHeader', { nullable: true, description: say.timestampHeader }),
    toleranceSeconds: t.exposeInt('toleranceSeconds', { description: say.toleranceSeconds }),
  }),
})

export const HookSignatureInput = builder.inputType('HookSignatureInput', {
  description: 'How a sender signs with an HMAC under `hookSecret`.',
  fields: t => ({
    header: t.string({ required: true, description: say.header }),
    prefix: t.string({ description: say.prefix }),
    algorithm: t.field({ type: HookAlgorithmEnum, description: say.algorithm }),
    encoding: t.field({ type: HookEncodingEnum, description: say.encoding }),
    signs: t.string({ description: say.signs }),
    timestampHeader: t.string({ description: say.timestampHeader }),
    toleranceSeconds: t.int({ description: say.toleranceSeconds }),
  }),
})

const HookDeliveryRef = builder.objectRef<HookDelivery>('HookDelivery').implement({
  description: 'Where a delivery has its id: one of both.',
  fields: t => ({
    header: t.string({
      nullable: true,
      description: say.deliveryHeader,
      resolve: delivery => ('header' in delivery ? delivery.header : null),
    }),
    path: t.string({
      nullable: true,
      description: say.deliveryPath,
      resolve: delivery => ('path' in delivery ? delivery.path : null),
    }),
  }),
})

export const HookDeliveryInput = builder.inputType('HookDeliveryInput', {
  description:
    'Where a delivery has its id: one of both. The same id counts once and is one run; a delivery without it is refused.',
  isOneOf: true,
  fields: t => ({
    header: t.string({ description: say.deliveryHeader }),
    path: t.string({ description: say.deliveryPath }),
  }),
})

const HookChallengeRef = builder.objectRef<HookChallenge>('HookChallenge').implement({
  description: 'A challenge of a sender that is sent back and counts nothing.',
  fields: t => ({
    from: t.expose('from', { type: HookChallengePlaceEnum, description: say.challengeFrom }),
    name: t.exposeString('name', { description: say.challengeName }),
    reply: t.expose('reply', { type: HookChallengeReplyEnum, description: say.challengeReply }),
    replyName: t.exposeString('replyName', { description: say.challengeReplyName }),
  }),
})

export const HookChallengeInput = builder.inputType('HookChallengeInput', {
  description: 'A challenge of a sender: a request that has it is answered with it, and counts nothing.',
  fields: t => ({
    from: t.field({ type: HookChallengePlaceEnum, required: true, description: say.challengeFrom }),
    name: t.string({ required: true, description: say.challengeName }),
    reply: t.field({ type: HookChallengeReplyEnum, description: say.challengeReply }),
    replyName: t.string({ description: say.challengeReplyName }),
  }),
})

builder.objectFields(FeedRef, t => ({
  hookVerifyToken: t.string({
    nullable: true,
    description:
      'What a sender that signs its deliveries shows in a handshake (`hub.verify_token` of Meta). Null for other webhooks. Needs the scope `manage`.',
    authScopes: { manage: true },
    resolve: (feed, _args, ctx) => hookVerifyTokenOf(ctx, feed),
  }),
  hookSignature: t.field({
    type: HookSignatureRef,
    nullable: true,
    description: 'How a sender signs, of the kind HMAC; else null.',
    resolve: feed => feed.hookOptions.signature,
  }),
  hookDelivery: t.field({
    type: HookDeliveryRef,
    nullable: true,
    description: 'Where a delivery has its id; null: as the kind of the webhook says.',
    resolve: feed => feed.hookOptions.delivery,
  }),
  hookChallenge: t.field({
    type: HookChallengeRef,
    nullable: true,
    description: 'A declared handshake; null: only those that are known.',
    resolve: feed => feed.hookOptions.challenge,
  }),
}))
