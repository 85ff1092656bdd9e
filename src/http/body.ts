import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { assertEncoding, READ_ENCODINGS, type Unpackers, unpackedBody } from './content-encoding.ts'
import { MAX_BODY_BYTES } from './failure.ts'

/**
 * Takes every body as bytes, whatever the content type says (clients in the wild send JSON as a form, or no type); a packed one as what was
 * packed, also with codings that one dialect has (`more`).
 */
export function readBodyWhole(scope: FastifyInstance, more?: Unpackers): void {
  scope.removeAllContentTypeParsers()
  scope.addHook('preParsing', async (request, reply) => {
    try {
      assertEncoding(request, more)
    } catch (error) {
      reply.header('accept-encoding', READ_ENCODINGS)
      throw error
    }
  })
  scope.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (request: FastifyRequest, body: Buffer) => unpackedBody(request, body, more),
  )
}

/** The body as text. Bytes that are no UTF-8 are refused: replaced silently, they would change the names of metrics. */
export function bodyText(request: FastifyRequest): string {
  const body = request.body
  if (body === undefined || body === null) return ''
  if (!Buffer.isBuffer(body)) throw new Error('this route does not read its body whole')
  if (!isUtf8(body)) throw new AppError('BAD_USER_INPUT', 'The body is not UTF-8.')
  return body.toString('utf8')
}

/** Its signal is aborted when the client goes away before the whole answer was sent. */
export function abortControllerOf(reply: FastifyReply): AbortController {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller
}

/** Aborted when the client goes away before the whole answer was sent. */
export function abortSignalOf(reply: FastifyReply): AbortSignal {
  return abortControllerOf(reply).signal
}
