/** Every reply that a test gets with `fetch` is held against the OpenAPI document of the gateway that gave it. */
import { type Conformance, createConformance, type OpenApi } from './openapi.ts'

declare global {
  /** By the text of the document: a worker goes through many files, and to compile its schemas takes long. */
  var knownConformance: Map<string, Conformance> | undefined
  /** This file is run before each file of a worker: what it put around `fetch` before is not put into another one. */
  var originalFetch: typeof fetch | undefined
}

globalThis.originalFetch ??= globalThis.fetch
const original = globalThis.originalFetch
let conformance: Promise<Conformance | null> | undefined
globalThis.knownConformance ??= new Map()
const known = globalThis.knownConformance

async function readDocument(origin: string): Promise<Conformance | null> {
  const response = await original(`${origin}/openapi.json`)
  if (!response.ok) return null
  const document = (await response.json()) as OpenApi & { servers?: unknown }
  // Each gateway of the tests listens elsewhere.
  delete document.servers
  const text = JSON.stringify(document)
  const found = known.get(text) ?? createConformance(document)
  known.set(text, found)
  return found
}

async function check(request: Request, response: Response): Promise<void> {
  const url = new URL(request.url)
  const isOurs = response.headers.has('x-request-id') && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)
  const contentType = response.headers.get('content-type') ?? ''
  if (!isOurs || contentType.startsWith('text/event-stream')) return
  const isJson = contentType.startsWith('application/json')
  let known: Conformance | null
  let body: string | null
  try {
    conformance ??= readDocument(url.origin)
    known = await conformance
    body = isJson ? await response.clone().text() : null
  } catch {
    // The gateway was ended by the test in the middle of a reply.
    conformance = undefined
    return
  }
  const { pathname: path } = url
  const fault = known?.faultOf({ method: request.method, path, status: response.status, contentType, body })
  if (fault) throw new Error(`A reply is not as /openapi.json has it: ${fault}`)
}

globalThis.fetch = async (input, init) => {
  const response = await original(input, init)
  const url = input instanceof Request ? input.url : String(input)
  const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
  await check({ url, method } as Request, response)
  return response
}
