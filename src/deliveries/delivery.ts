// A delivery: one message to one channel, under an id that stays however often it is tried.
import type { Id, ProjectId } from '../base/id.ts'
import type { Message } from './message.ts'

export const deliveryOrigins = ['ALERT', 'REPORT', 'DATA', 'TEST'] as const
/** What a delivery speaks of. */
export type OriginKind = (typeof deliveryOrigins)[number]

export interface Origin {
  readonly kind: OriginKind
  readonly id: Id | null
}

/** PENDING waits for its next try; SENDING is tried by a gateway; FAILED is given up; CANCELLED was never tried. */
export const deliveryStates = ['PENDING', 'SENDING', 'SENT', 'FAILED', 'CANCELLED'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What is asked for: `enqueue` makes deliveries of it. */
export interface DeliveryDraft {
  readonly channelId: Id
  /** Asked for twice under the same key there is one delivery: `alert {alertId} {transition}`, `report {runId} {row}`. */
  readonly key: string
  readonly origin: Origin
  /** EMAIL only: the address that gets it instead of those of the channel. */
  readonly recipient: string | null
  readonly message: Message
}

/** One try of a delivery. */
export interface Attempt {
  readonly at: string
  readonly durationMs: number
  /** Of HTTP or SMTP; `null`: no answer came. */
  readonly status: number | null
  /** The beginning of the answer, without secrets. */
  readonly reply: string | null
  /** `null`: it was taken. */
  readonly error: string | null
}

export interface Delivery {
  readonly projectId: ProjectId
  readonly deliveryId: Id
  readonly channelId: Id
  readonly key: string
  readonly origin: Origin
  readonly recipient: string | null
  readonly title: string
  readonly message: Message
  readonly state: DeliveryState
  /** Tries since it was made, or since it was asked to be sent again. */
  readonly attempts: number
  readonly createdAt: Date
  readonly replayedAt: Date | null
  readonly dueAt: Date | null
  readonly endedAt: Date | null
  /** Why it was not taken. */
  readonly error: string | null
  /** The last ones, oldest first. */
  readonly tries: readonly Attempt[]
}

/** What becomes of a delivery after a try. */
export interface DeliveryTurn {
  readonly state: DeliveryState
  /** `null`: it has ended. */
  readonly dueAt: Date | null
  readonly endedAt: Date | null
  readonly error: string | null
  readonly tries: readonly Attempt[]
  readonly attempts: number
}

/** Of an answer, in characters. */
export const MAX_REPLY = 2_000

export const deliveryLimits = {
  /** Of a project. */
  waiting: 10_000,
  keyLength: 200,
  recipientLength: 254,
  /** Of one call of `enqueue`. */
  drafts: 1_000,
  /** Of a delivery, that are kept. */
  tries: 20,
  /** How long one is kept after its end. */
  days: 30,
  /** Tries at once in a gateway, of a project and to a channel. */
  atOnce: { all: 20, project: 10, channel: 4 },
  /** How far those that wait are counted for operators. */
  counted: 100_000,
} as const
