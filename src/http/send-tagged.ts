import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from './etag.ts'

/** A drawing that is opened by itself is a page: it may look like something, and nothing more. */
export const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

export interface TaggedContent {
  /** With its quotes. */
  readonly etag: string
  readonly type: string
  bytes(): Promise<Uint8Array>
}

/** 304 where the client has it already: then nothing is made. */
export async function sendTagged(request: FastifyRequest, reply: FastifyReply, { etag, type, bytes }: TaggedContent) {
  reply.header('etag', etag)
  if (isKnown(request, etag)) return reply.code(304).send()
  const body = await bytes()
  return reply.type(type).send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
