const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]{1,128}$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
/** Those that belong to the connection, not to the request. */
const RESERVED =
  /^(host|content-length|connection|transfer-encoding|te|trailer|upgrade|keep-alive|expect|accept-encoding|proxy-.*)$/i

export const MAX_HEADERS = 50
export const MAX_HEADER_LENGTH = 8_192

/** What is wrong with the name of a header; `null`: nothing. */
export function issueOfHeaderName(name: string): string | null {
  if (!NAME.test(name)) return 'is not the name of a header.'
  return RESERVED.test(name) ? 'is set by the gateway and cannot be given.' : null
}

/** What is wrong with a value: line ends would let it write headers of its own. */
export function issueOfHeaderValue(value: string): string | null {
  if (value.length > MAX_HEADER_LENGTH) return `is longer than ${MAX_HEADER_LENGTH} characters.`
  return VALUE.test(value) ? null : 'holds a line end, a control character or a character beyond Latin-1.'
}

/** Headers whose values are worth hiding wherever they appear. */
export const CREDENTIAL_HEADER =
  /^(?!idempotency)(.*(authorization|cookie|key|token|secret|password|signature|session|auth).*)$/i
