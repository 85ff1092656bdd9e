// A gateway and an upstream that it may call.
import { ADMIN, startTestApp, type TestApp } from './app.ts'
import { sendRequest } from './source-operations.ts'
import { startUpstream, type Upstream } from './upstream.ts'

export interface SourcesKit extends AsyncDisposable {
  readonly it: TestApp
  readonly upstream: Upstream
  /** A second origin, opened too. */
  readonly elsewhere: Upstream
  /** Sends a query once, as it is: the kit's own way repeats queries, which an upstream would notice. */
  once(query: string, variables?: object, signal?: AbortSignal): Promise<OnceReply>
  /** What a request to the upstream gives, unsaved. */
  request(path: string, more?: object): Promise<Sent>
}

export type OnceReply = {
  status: number
  data: Record<string, never> | null
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

// biome-ignore lint/suspicious/noExplicitAny: what an upstream answers is anything
type Any = any

export interface Sent {
  readonly ok: boolean
  readonly data: Any
  readonly error: { code: string; message: string; status: number | null; retryAfter: number | null } | null
  readonly result: {
    status: number | null
    attempts: number
    pages: number
    truncated: boolean
    problems: string[]
    sent: Any
  }
}

export async function startSourcesKit(
  env: Record<string, string> = {},
  options: Parameters<typeof startTestApp>[1] = {},
): Promise<SourcesKit> {
  await using stack = new AsyncDisposableStack()
  const upstream = stack.use(await startUpstream())
  const elsewhere = stack.use(await startUpstream())
  const it = stack.use(
    await startTestApp({ SOURCES_ALLOW_HOSTS: `${upstream.host},${elsewhere.host}`, ...env }, options),
  )
  const resources = stack.move()
  return {
    it,
    upstream,
    elsewhere,
    async once(query, variables = {}, signal) {
      const response = await fetch(`${it.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
        body: JSON.stringify({ query, variables }),
        ...(signal && { signal }),
      })
      return { status: response.status, ...((await response.json()) as object) } as OnceReply
    },
    async request(path, more = {}) {
      const input = { method: 'GET' as const, url: `${upstream.url}${path}`, ...more }
      const { ok, data, error, requests } = (await it.ask(sendRequest, { input })).sendRequest
      return { ok, data, error: error as Sent['error'], result: requests[0] as Sent['result'] }
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
