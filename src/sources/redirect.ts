import { UpstreamError } from './upstream-error.ts'

export interface RedirectRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** Headers that tell of a body. */
const OF_BODY = ['content-type', 'content-encoding', 'content-language']

/**
 * Where a reply leads, as python's requests follows it: 302 and 303 become GET after any method, 301 after POST; 307 and 308 send the same again.
 * Nothing that was configured goes to another origin, and https never leads to http. `null`: the reply is no redirect.
 */
export function nextRequest<T extends RedirectRequest>(
  request: T,
  url: URL,
  status: number,
  location: string | undefined,
): T | null {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null
  const target = URL.parse(location, url)
  if (!target) throw new UpstreamError('UPSTREAM_FAILED', `${url.hostname} redirects to something that is no URL.`)
  if (url.protocol === 'https:' && target.protocol !== 'https:')
    throw new UpstreamError('UPSTREAM_FAILED', `${url.hostname} redirects from https to something else.`)
  const becomesGet =
    ((status === 302 || status === 303) && request.method !== 'HEAD') || (status === 301 && request.method === 'POST')
  const isElsewhere = target.origin !== url.origin
  if (isElsewhere && request.body !== null && !becomesGet)
    throw new UpstreamError('UPSTREAM_FAILED', `${url.hostname} redirects a request with a body to another origin.`)
  // What the target was written as is looked at again before it is called.
  const next = { ...request, url: target.href }
  if (isElsewhere) return { ...next, headers: {}, body: null, method: becomesGet ? 'GET' : request.method }
  if (!becomesGet) return next
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !OF_BODY.includes(name)))
  return { ...next, method: 'GET', headers, body: null }
}
