// A message as it lies in the outbox: JSON, with what a picture shows as the query of its address.
import { parse } from 'node:querystring'
import { readPictureRequest, toQueryString } from '../pictures/picture-request.ts'
import type { Message, MessageBlock } from './message.ts'

/** NUL, which PostgreSQL keeps in no text, and halves of characters become what stands for unreadable ones. */
export function messageToText(message: Message): string {
  const blocks = message.blocks.map(block =>
    block.kind === 'picture' ? { ...block, request: toQueryString(block.request).toString() } : block,
  )
  return JSON.stringify({ ...message, blocks }, (_name, value: unknown) =>
    typeof value === 'string' ? readable(value) : value,
  )
}

export function messageFromText(text: string): Message {
  const stored = JSON.parse(text) as Message & { readonly blocks: readonly StoredBlock[] }
  return { ...stored, blocks: stored.blocks.map(toBlock) }
}

type StoredBlock =
  | Exclude<MessageBlock, { kind: 'picture' }>
  | (Omit<Extract<MessageBlock, { kind: 'picture' }>, 'request'> & { readonly request: string })

function toBlock(block: StoredBlock): MessageBlock {
  return block.kind === 'picture' ? { ...block, request: readPictureRequest({ ...parse(block.request) }) } : block
}

export const readable = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed()
