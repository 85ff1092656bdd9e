// What ends a connection of the sandbox from our side: too many bytes, too long a silence, a caller who went away.
import type { PoolClient } from '../database/client.ts'
import { STATEMENT_TIMEOUT_MS } from './sandbox.store.ts'

/** More bytes in one reply than this and the connection is cut. */
const MAX_REPLY_BYTES = 8 * 1_048_576
/** How long after the statement timeout the server may still be silent. */
const GRACE_MS = 1_000

/** Why the fence cut the connection. */
export class FenceError extends Error {
  readonly why: 'bytes' | 'time' | 'aborted'
  constructor(why: 'bytes' | 'time' | 'aborted') {
    super(`the connection was cut: ${why}`)
    this.why = why
  }
}

/**
 * Cuts the connection after too many bytes of one reply, when the server overruns its own timeout, and when the caller goes away.
 * The server notices within half a second (client_connection_check_interval) and stops working.
 */
export function createFence(client: PoolClient, signal: AbortSignal, onCut: (why: FenceError['why']) => void) {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.ReadableStream & { destroy(): void } } })
    .connection
  let failure: FenceError | null = null
  let bytes = 0
  let reply = 0
  const cut = (why: FenceError['why']) => {
    if (failure === null) onCut(why)
    failure ??= new FenceError(why)
    stream.destroy()
  }
  const onData = (chunk: Buffer) => {
    bytes += chunk.length
    reply += chunk.length
    if (reply > MAX_REPLY_BYTES) cut('bytes')
  }
  const onAbort = () => cut('aborted')
  stream.prependListener('data', onData)
  signal.addEventListener('abort', onAbort)
  return {
    get failure() {
      return failure
    },
    get bytes() {
      return bytes
    },
    /** `timeoutMs`: the statement timeout that the server keeps to. */
    async guarded<T>(work: () => Promise<T>, timeoutMs = STATEMENT_TIMEOUT_MS): Promise<T> {
      if (signal.aborted) cut('aborted')
      if (failure) throw failure
      reply = 0
      const timer = setTimeout(() => cut('time'), timeoutMs + GRACE_MS)
      try {
        return await work()
      } catch (error) {
        throw failure ?? error
      } finally {
        clearTimeout(timer)
      }
    },
    end() {
      stream.removeListener('data', onData)
      signal.removeEventListener('abort', onAbort)
    },
  }
}
