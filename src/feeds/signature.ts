// Whether a request was signed under a secret. Signatures are compared as texts (base/seal.ts).
import { createHash, createHmac } from 'node:crypto'
import { isSameText } from '../base/seal.ts'
import { readFields } from '../http/form-fields.ts'
import type { HookSignature } from './hook-options.ts'

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The bytes as they came. */
  readonly body: Buffer
  /** As the sender has it: the public address with path and query. */
  readonly url: string
}

/** What is read of the header of a signature. */
export const MAX_SIGNATURE_HEADER = 4_096
/** Secrets are rotated: a sender may sign under several at once. */
export const MAX_SIGNATURES = 10

/** An HMAC as it is declared. `idHeader`: what `{id}` stands for. */
export function isSigned(
  scheme: HookSignature,
  request: SignedRequest,
  secret: string | Buffer,
  now: number,
  idHeader: string | null,
): boolean {
  const header = (request.headers[scheme.header] ?? '').slice(0, MAX_SIGNATURE_HEADER)
  const parts = header.split(scheme.prefix.includes(',') ? /\s+/ : /[\s,;]+/)
  const timestamp = timestampOf(scheme, request, parts)
  if (scheme.signs.includes('{timestamp}') && !isRecent(timestamp, scheme.toleranceSeconds, now)) return false
  const id = idHeader === null ? '' : (request.headers[idHeader] ?? '')
  if (scheme.signs.includes('{id}') && id === '') return false
  const hmac = createHmac(scheme.algorithm.toLowerCase(), secret)
  for (const part of scheme.signs.split(/(\{\w+\})/)) {
    if (part === '{body}') hmac.update(request.body)
    else if (part === '{timestamp}') hmac.update(timestamp)
    else if (part === '{id}') hmac.update(id)
    else if (part === '{url}') hmac.update(request.url)
    else hmac.update(part)
  }
  const expected = hmac.digest(scheme.encoding === 'HEX' ? 'hex' : 'base64')
  const signatures = parts.filter(part => part.startsWith(scheme.prefix)).slice(0, MAX_SIGNATURES)
  return signatures.some(signature => isSameText(signature.slice(scheme.prefix.length), expected))
}

/** Its own header, or the part `t=` (`ts=`) of the header of the signature. */
function timestampOf({ timestampHeader }: HookSignature, { headers }: SignedRequest, parts: readonly string[]): string {
  if (timestampHeader !== null) return headers[timestampHeader] ?? ''
  return parts.find(part => /^ts?=/.test(part))?.replace(/^ts?=/, '') ?? ''
}

/** Seconds, or milliseconds where the digits can be nothing else. */
function isRecent(text: string, toleranceSeconds: number, now: number): boolean {
  if (!/^\d{1,13}$/.test(text)) return false
  const at = Number(text) * (text.length > 11 ? 1 : 1_000)
  return Math.abs(now - at) <= toleranceSeconds * 1_000
}

/** Twilio: HMAC-SHA1 of the address, and of a form all names and values in the order of the names; other bodies are signed by their hash in the address. */
export function isSignedLikeTwilio(request: SignedRequest, authToken: string): boolean {
  const signature = request.headers['x-twilio-signature'] ?? ''
  const bodyHash = URL.parse(request.url)?.searchParams.get('bodySHA256') ?? null
  if (bodyHash !== null && !isSameText(bodyHash, createHash('sha256').update(request.body).digest('hex'))) return false
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
  // A body that neither of them says anything of is not signed.
  if (bodyHash === null && !isForm && request.body.length > 0) return false
  const parameters = bodyHash === null && isForm ? sortedParameters(request.body.toString('utf8')) : ''
  return withAndWithoutPort(request.url).some(url =>
    isSameText(
      signature,
      createHmac('sha1', authToken)
        .update(url + parameters)
        .digest('base64'),
    ),
  )
}

/** A name that comes several times has its different values in their order. */
function sortedParameters(form: string): string {
  const fields = readFields(form)
  const names = [...new Set(fields.keys())].sort()
  return names
    .map(name =>
      [...new Set(fields.getAll(name))]
        .sort()
        .map(value => name + value)
        .join(''),
    )
    .join('')
}

/** Twilio signs the usual port for some addresses, and leaves it out for others. */
function withAndWithoutPort(url: string): string[] {
  const [, scheme = '', host = '', port, rest = ''] = /^(https?):\/\/([^/:?]+)(?::(\d+))?(.*)$/s.exec(url) ?? []
  const usual = scheme === 'https' ? '443' : '80'
  if (host === '' || (port !== undefined && port !== usual)) return [url]
  return [`${scheme}://${host}${rest}`, `${scheme}://${host}:${usual}${rest}`]
}

/** The key of `whsec_<base64>`; `null`: it is no such secret. https://www.standardwebhooks.com */
export function standardKey(secret: string): Buffer | null {
  const text = secret.replace(/^whsec_/, '')
  const key = Buffer.from(text, 'base64')
  return key.length > 0 && key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '') ? key : null
}
