// POST /graphql: one JSON object, which goes the short way past the library.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../base/errors.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { readBody } from '../request-text.ts'
import { withText } from './document-id.ts'
import { admit, type DoorDeps } from './door.ts'
import { answer } from './operation.ts'

export async function answerPost(deps: DoorDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(;|$)/i.test(type)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send GraphQL as `Content-Type: application/json`.')
  }
  const admitted = await admit(deps, request, reply)
  const input = withText(admitted.ctx, readBody(await bodyInTurn(request)))
  return answer(deps, admitted, input instanceof Promise ? await input : input, request, reply)
}
