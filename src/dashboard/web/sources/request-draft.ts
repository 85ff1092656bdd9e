// A request as the editor shows it: method and URL in fields, whatever else there is as JSON.
import type { HttpMethod, RequestInput, SourcePageQuery } from '../gql/graphql.ts'

export interface RequestDraft {
  /** Stays the same while others come and go. */
  readonly id: number
  readonly name: string
  readonly method: HttpMethod
  readonly url: string
  /** JSON with the other fields of `RequestInput`; empty: none. */
  readonly options: string
}

export type Source = NonNullable<SourcePageQuery['source']>
type SavedRequest = Source['requests'][number]

const USUAL_TIMEOUT_MS = 10_000
const USUAL_ATTEMPTS = 1

export function toDraft(request: SavedRequest, id: number): RequestDraft {
  const options = optionsOf(request)
  return {
    id,
    name: request.name,
    method: request.method,
    url: request.url,
    options: Object.keys(options).length > 0 ? JSON.stringify(options, null, 2) : '',
  }
}

/** What differs from a request that says nothing. */
function optionsOf(request: SavedRequest): Omit<RequestInput, 'method' | 'url'> {
  const { headers, params, json, data, auth, after, pagination } = request
  return {
    ...(hasMembers(params) && { params }),
    ...(hasMembers(headers) && { headers }),
    ...(isPresent(json) && { json }),
    ...(isPresent(data) && { data }),
    ...(isPresent(auth) && { auth: toAuth(auth as Record<string, unknown>) }),
    ...(after.length > 0 && { after }),
    ...(pagination && { pagination: withoutNulls(pagination) as RequestInput['pagination'] }),
    ...(request.reads && { reads: request.reads }),
    ...(request.charset && { charset: request.charset }),
    ...(request.attempts !== USUAL_ATTEMPTS && {
      retry: { attempts: request.attempts, maxWaitSeconds: request.maxWaitSeconds },
    }),
    ...(request.timeoutMs !== USUAL_TIMEOUT_MS && { timeoutMs: request.timeoutMs }),
    ...(!request.failOnStatus && { failOnStatus: false }),
    ...(request.safe && { safe: true }),
    ...(request.private && { private: true }),
    ...(request.cacheSeconds > 0 && { cacheSeconds: request.cacheSeconds }),
  }
}

/** `{ kind: 'BEARER', token }` was `{ bearer: { token } }`. */
function toAuth({ kind, ...fields }: Record<string, unknown>): RequestInput['auth'] {
  return { [String(kind).toLowerCase()]: withoutNulls(fields) } as RequestInput['auth']
}

/** The request as it is saved; or the sentence that says why it cannot be. */
export function toInput(draft: RequestDraft): RequestInput | string {
  const options = readObject(draft.options)
  if (options === null) return `The options of ${draft.name || draft.url || 'the request'} are no JSON object.`
  return { ...options, ...(draft.name.trim() && { name: draft.name.trim() }), method: draft.method, url: draft.url }
}

/** `{}` for an empty text; `null` where the text is no JSON object. */
export function readObject(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

const isPresent = (value: unknown) => value !== null && value !== undefined
const hasMembers = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length > 0

function withoutNulls(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name, each]) => each !== null && name !== '__typename'))
}
