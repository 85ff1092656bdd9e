// Packed request bodies (RFC 9110, 8.4): what is read is what was packed, within the limit of the route.
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import { quote } from '../base/quote.ts'
import { tooLarge } from './failure.ts'

declare module 'fastify' {
  interface FastifyInstance {
    unpacking: FairSemaphore<string>
  }
}

/** Bodies that are unpacked at once, and those of an address; those that wait for it. Each holds its limit twice at most. */
export const UNPACKING_LIMITS = {
  atOnce: 8,
  atOncePerOwner: 4,
  waiting: 256,
  waitingPerOwner: 128,
  waitMs: 10_000,
} as const

/** In the words of `Accept-Encoding`. */
export const READ_ENCODINGS = 'gzip, deflate, br'

type Unpack = (body: Buffer, options: ZlibOptions) => Promise<Buffer>
/** By the names of codings. */
export type Unpackers = ReadonlyMap<string, Unpack>

const NONE: Unpackers = new Map()

const [ungzip, unzlib, undeflate] = [
  promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  promisify<Buffer, ZlibOptions, Buffer>(inflate),
  promisify<Buffer, ZlibOptions, Buffer>(inflateRaw),
]
const unbrotli = promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)

const unpackers: Unpackers = new Map<string, Unpack>([
  ['gzip', ungzip],
  ['x-gzip', ungzip],
  ['deflate', (body, options) => (hasZlibHeader(body) ? unzlib : undeflate)(body, options)],
  ['br', unbrotli],
])

/** `deflate` has a header by the standard; some programs send what is inside alone. */
function hasZlibHeader(body: Buffer): boolean {
  const [first = 0, second = 0] = body
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

/** The name of the coding; `null`: the body is as it is. */
function encodingOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const name = headers['content-encoding']?.trim().toLowerCase() ?? ''
  return name === '' || name === 'identity' ? null : name
}

export const isPacked = (request: Pick<FastifyRequest, 'headers'>): boolean => encodingOf(request) !== null

/** Throws UNSUPPORTED_MEDIA_TYPE for a coding that is not read here. */
export function assertEncoding(request: Pick<FastifyRequest, 'headers'>, more: Unpackers = NONE): void {
  const name = encodingOf(request)
  if (name !== null && !unpackers.has(name) && !more.has(name)) {
    const message = `The content encoding ${quote(name)} is not read here. Send the body as it is, or packed once, with one of ${READ_ENCODINGS}.`
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', message)
  }
}

export function unpackInTurn(server: FastifyInstance): void {
  const refuse = () =>
    new AppError('UNAVAILABLE', 'Too many packed bodies wait to be read. Try again.', { retryAfter: 1 })
  server.decorate('unpacking', new FairSemaphore<string>(UNPACKING_LIMITS, refuse))
}

/**
 * The body as it was before it was packed. Unpacking ends at the limit, so that a small body that would become a large one costs no more
 * than one of the limit's size. Throws PAYLOAD_TOO_LARGE, BAD_USER_INPUT where it is not packed so, and UNAVAILABLE.
 */
export async function unpackedBody(request: FastifyRequest, body: Buffer, more: Unpackers = NONE): Promise<Buffer> {
  const name = encodingOf(request)
  const unpack = name === null ? undefined : (unpackers.get(name) ?? more.get(name))
  if (name === null || !unpack || body.length === 0) return body
  const limit = request.routeOptions.bodyLimit
  const release = await request.server.unpacking.acquire(request.ip)
  try {
    return await unpack(body, { maxOutputLength: limit })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
    const message = `The body is not ${name}, or not to its end, though its content encoding says so.`
    throw new AppError('BAD_USER_INPUT', message, { cause: error })
  } finally {
    release()
  }
}
