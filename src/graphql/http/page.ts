// GET /graphql by a browser: GraphiQL, which the library answers by itself.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { admit, type DoorDeps } from './door.ts'

export async function showPage(deps: DoorDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = await admit(deps, request, reply)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  const { href } = new URL(request.url, 'http://localhost')
  const response = await deps.engine.yoga.fetch(href, { method: 'GET', headers, signal: ctx.signal }, ctx as never)
  for (const [name, value] of response.headers) reply.header(name, value)
  return reply.code(response.status).send(Buffer.from(await response.arrayBuffer()))
}
