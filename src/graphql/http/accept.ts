// What a client can read, by its `Accept`.

const GRAPHQL_JSON = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'
const EVENTS = 'text/event-stream'

/** Media types that stand in it by their names; those with `q=0` are not wanted. */
function namedTypes(accept: string | undefined): ReadonlySet<string> {
  const ranges = (accept ?? '').split(',').map(range => range.split(';').map(part => part.trim().toLowerCase()))
  const wanted = ranges.filter(([, ...parameters]) => !parameters.some(each => /^q=0(\.0*)?$/.test(each)))
  return new Set(wanted.map(([type = '']) => type))
}

/** What replies to it are called. */
export function jsonTypeFor(accept: string | undefined): string {
  return namedTypes(accept).has(GRAPHQL_JSON) ? GRAPHQL_JSON : JSON_TYPE
}

/**
 * How a request is told that it failed. `STATUS`: by the HTTP status. `RESULT`: in a reply of 200, which is what GraphQL over HTTP asks
 * for where `application/json` is named and the newer type is not: of any other status a client may only show the number. `EVENT`: in an
 * event, to clients that read nothing else.
 */
export type FailureStyle = 'STATUS' | 'RESULT' | 'EVENT'

function failureStyleFor(accept: string | undefined): FailureStyle {
  const types = namedTypes(accept)
  if (types.has(GRAPHQL_JSON)) return 'STATUS'
  if (types.has(JSON_TYPE)) return 'RESULT'
  return types.has(EVENTS) ? 'EVENT' : 'STATUS'
}

export function readsOnlyEvents(accept: string | undefined): boolean {
  return failureStyleFor(accept) === 'EVENT'
}

/** What a request asks for. `INVALID`: its document is wrong; `UNKNOWN`: the document has no such operation. */
export type RequestKind = 'query' | 'mutation' | 'subscription' | 'INVALID' | 'UNKNOWN'

/** A script that pushes sees by the status that it was refused, whatever it accepts: mutations are in neither list. */
const kindsOf: Readonly<Record<FailureStyle, readonly RequestKind[]>> = {
  STATUS: [],
  RESULT: ['query', 'INVALID'],
  EVENT: ['query', 'INVALID', 'subscription'],
}

/** What proxies, balancers and scripts act upon: the status stays, whatever a client can read. */
export function isStatusKept(status: number): boolean {
  return [401, 403, 413, 429].includes(status) || status >= 500
}

/** How a failure with this status is told; `kindOf` is asked only where it matters. */
export function failureStyleOf(accept: string | undefined, status: number, kindOf: () => RequestKind): FailureStyle {
  const style = isStatusKept(status) ? 'STATUS' : failureStyleFor(accept)
  return style !== 'STATUS' && kindsOf[style].includes(kindOf()) ? style : 'STATUS'
}
