// A message with what can only be known when it is sent: under which id, where the dashboard is, and its pictures.
import type { Message } from './message.ts'

export interface Picture {
  readonly alt: string
  /** A signed address; `null`: clients cannot reach the gateway, or there is no picture. */
  readonly url: string | null
  /** PNG; `null`: it was not asked for, or could not be drawn. */
  readonly bytes: Uint8Array | null
  readonly width: number
  readonly height: number
}

export interface MessageView {
  /** `delivery_1`: the same over all tries. */
  readonly id: string
  readonly message: Message
  /** Where the message leads, as a whole URL; `null`: nowhere. */
  readonly link: string | null
  /** Where the gateway is. */
  readonly origin: string
  /** One for each block that is a picture, in their order. */
  readonly pictures: readonly Picture[]
}

/** The blocks, each with its picture where it is one. */
export function blocksOf({ message, pictures }: MessageView) {
  let nth = 0
  return message.blocks.map(block => ({ block, picture: block.kind === 'picture' ? (pictures[nth++] ?? null) : null }))
}

export const colours = { INFO: '#2563eb', WARNING: '#b91c1c', RECOVERED: '#15803d' } as const
