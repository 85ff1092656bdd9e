// What may be shown of the address of a request: push keys, links and signatures stand in addresses, in any spelling of them.
import type { FastifyRequest } from 'fastify'

/** Words in small letters and versions, as all our paths have them. A secret has digits, capitals or more letters, also where it is cut in two. */
const WORD = /^([a-z][a-z._-]{0,19}|v\d)$/
const MAX_SEGMENTS = 8

/** The pattern of the route that answers (`/api/push/:pushKey`), or what may be shown of a path that no route has. */
export function routeOf(request: FastifyRequest): string {
  const { url } = request.routeOptions
  return request.is404 || url === undefined ? maskPath(request.url) : url.replace(/\([^)]*\)/g, '')
}

/** The path without its query; each segment that is no plain word shows its length only: `//api/push/[36 characters]`. */
export function maskPath(url: string): string {
  const segments = (/^[^?#]*/.exec(url)?.[0] ?? '').split('/')
  const masked = segments
    .slice(0, MAX_SEGMENTS)
    .map(segment => (segment === '' || WORD.test(segment) ? segment : `[${segment.length} characters]`))
  return segments.length > MAX_SEGMENTS ? `${masked.join('/')}/…` : masked.join('/')
}
