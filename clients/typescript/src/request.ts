import { NetworkError, PushgraphError, type ReplyError, toError, toStatusError } from './errors.js'

/** How the gateway is reached. */
export interface Connection {
  readonly url: string
  /** A function is called for each request: for tokens that end and are made anew. */
  readonly token: string | (() => string | Promise<string>)
  readonly fetch: typeof fetch
  /** How long one request may take. */
  readonly timeoutMs: number
}

export async function authorizationOf({ token }: Connection): Promise<string> {
  return `Bearer ${typeof token === 'function' ? await token() : token}`
}

export const endpointOf = ({ url }: Connection) => `${url.replace(/\/+$/, '')}/graphql`

/** The data of the reply; throws a PushgraphError where it has errors, and the reason of the signal where that aborted. */
export async function request(
  connection: Connection,
  query: string,
  variables: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const authorization = await authorizationOf(connection)
  const ending = new AbortController()
  const abort = () => ending.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  const timer = setTimeout(() => ending.abort(), connection.timeoutMs)
  try {
    const response = await connection.fetch(endpointOf(connection), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        authorization,
      },
      body: JSON.stringify({ query, variables }),
      signal: ending.signal,
    })
    return dataOf(response, await response.text())
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (error instanceof PushgraphError) throw error
    // A TypeError of `fetch`, an AbortError, or one of the runtime: whether the gateway did it is not known.
    const why = ending.signal.aborted ? `There was no reply within ${connection.timeoutMs} ms.` : 'There was no reply.'
    throw new NetworkError('NETWORK', why, { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

export function retryAfterOf(response: Response): number | undefined {
  const text = response.headers.get('retry-after')
  if (text === null) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}

export function dataOf(response: Response, text: string): unknown {
  const { status } = response
  const retryAfter = retryAfterOf(response)
  let reply: { data?: unknown; errors?: readonly ReplyError[] } | null = null
  try {
    reply = JSON.parse(text)
  } catch {
    // A reply of another program than the gateway.
  }
  if (typeof reply !== 'object' || reply === null || !('data' in reply || 'errors' in reply))
    throw toStatusError(status, retryAfter)
  if (reply.errors && reply.errors.length > 0) throw toError(reply.errors, { status, retryAfter, data: reply.data })
  return reply.data
}
