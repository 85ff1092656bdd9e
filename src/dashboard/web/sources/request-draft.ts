// A request in the editor: what would be saved, and what was typed that cannot be read yet.
import type { ApiError } from '../api/api-error.ts'
import type { RequestInput, SourcePageQuery } from '../gql/graphql.ts'

export interface RequestDraft {
  /** Stays the same while others come and go. */
  readonly id: number
  readonly request: RequestInput
  /** Texts that are no JSON (yet), by the label of their field: `request` has what stood there before. */
  readonly unread: Readonly<Record<string, string>>
}

export type Source = NonNullable<SourcePageQuery['source']>
type SavedRequest = Source['requests'][number]

const USUAL_TIMEOUT_MS = 10_000
const USUAL_ATTEMPTS = 1

export function toDraft(request: SavedRequest, id: number): RequestDraft {
  const { name, method, url } = request
  return { id, request: { name, method, url, ...optionsOf(request) }, unread: {} }
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
export function toInput({ request, unread }: RequestDraft, position: number): RequestInput | string {
  const [field] = Object.keys(unread)
  return field === undefined ? request : `“${field}” of ${nameOf(request, position)} is no JSON that can be read.`
}

/** As templates call it; the first is at position 1. */
export function nameOf(request: RequestInput, position: number): string {
  return request.name?.trim() || `api_call_${position}`
}

/** The request with another value of a field; undefined removes it. */
export function withField<Field extends keyof RequestInput>(
  request: RequestInput,
  field: Field,
  value: RequestInput[Field] | undefined,
): RequestInput {
  if (value !== undefined && value !== null) return { ...request, [field]: value }
  const { [field]: _, ...rest } = request
  return rest as RequestInput
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

/** What the gateway finds wrong with the request at this index: `input.requests.0.url`. */
export function issuesOfRequest(errors: readonly ApiError[], index: number): string[] {
  return errors.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([path, messages]) => {
      const [, at, field] = /^input\.requests\.(\d+)\.?(.*)$/.exec(path) ?? []
      return Number(at) === index ? messages.map(message => (field ? `${field}: ${message}` : message)) : []
    }),
  )
}
