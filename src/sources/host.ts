import { isIP } from 'node:net'
import { isPrivateAddress, isPublicAddress } from './address.ts'

/** Which hosts may be called besides public ones, and at which ports public ones. */
export interface HostRules {
  /** `host:port` in lower case. */
  readonly allowed: ReadonlySet<string>
  readonly ports: ReadonlySet<number>
}

export function createHostRules(config: {
  readonly sourcesAllowHosts: readonly string[]
  readonly sourcesPorts: readonly number[]
}): HostRules {
  return { allowed: new Set(config.sourcesAllowHosts), ports: new Set(config.sourcesPorts) }
}

export const MAX_URL_LENGTH = 8_192
/** Names that are never of the public internet. */
const PRIVATE_SUFFIX =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|test|invalid|example)$/
const HOST = /^(\[[\da-f:.]+\]|[a-z\d]([a-z\d.-]*[a-z\d])?\.?)(:\d{1,5})?$/i

/** A URL that may be called as far as its text tells, or the sentence that says why not. */
export type UrlCheck = { readonly url: URL } | { readonly issue: string }

/** Looks at the text before a URL parser mends it: what it would mend (octal addresses, backslashes, userinfo) is refused. */
export function checkUrl(text: string, rules: HostRules): UrlCheck {
  if (text.length > MAX_URL_LENGTH) return { issue: `The URL is longer than ${MAX_URL_LENGTH} characters.` }
  if (!/^https?:\/\//i.test(text)) return { issue: 'The URL does not begin with http:// or https://.' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
  if (/[\u0000-\u0020\u007f\\]/.test(text)) return { issue: 'The URL holds blanks, control characters or backslashes.' }
  const [before = '', authority = ''] = /^https?:\/\/([^/?#]*)/i.exec(text) ?? []
  if (authority.includes('@')) return { issue: 'The URL holds credentials; give them as auth or headers.' }
  if (!HOST.test(authority)) return { issue: 'The host of the URL is not a host name or an address.' }
  const path = text.slice(before.length).split(/[?#]/)[0] ?? ''
  if (path.split('/').some(isDotSegment)) return { issue: 'The path of the URL holds "." or "..".' }
  const url = URL.parse(text)
  if (!url) return { issue: 'The URL is not valid.' }
  const issue = issueOfHost(url, authority.replace(/:\d+$/, '').toLowerCase(), rules)
  return issue === null ? { url } : { issue }
}

/** How what is private can be called. */
const OPENED = 'The operator opens private services with SOURCES_ALLOW_HOSTS.'

const isDotSegment = (segment: string) => /^(\.|%2e){1,2}$/i.test(segment)

function issueOfHost(url: URL, written: string, rules: HostRules): string | null {
  const { hostname } = url
  const address = hostname.replace(/^\[|\]$/g, '')
  // An IPv4 address has one spelling here: what a parser turns into one (0x7f.1, 2130706433, 127.0.0.1.) is refused.
  if (isIP(address) === 4 && written !== hostname) return 'Write the address as four decimal numbers.'
  if (isOpened(hostname, portOf(url), rules)) return null
  if (isIP(address) !== 0) {
    if (!isPublicAddress(address)) return `The address is not a public one. ${OPENED}`
  } else {
    const name = hostname.replace(/\.$/, '')
    if (!name.includes('.')) return `The host is a name without a domain. ${OPENED}`
    if (PRIVATE_SUFFIX.test(name)) return `The host is a name of private networks. ${OPENED}`
  }
  if (!rules.ports.has(portOf(url))) return `The port ${portOf(url)} may not be called.`
  return null
}

export function portOf(url: { readonly port: string; readonly protocol: string }): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

function isOpened(hostname: string, port: number, rules: HostRules): boolean {
  return rules.allowed.has(`${hostname.toLowerCase().replace(/\.$/, '')}:${port}`)
}

/** Whether every address that a host has may be connected to; one bad address spoils the answer. */
export function mayConnect(hostname: string, port: number, addresses: readonly string[], rules: HostRules): boolean {
  if (addresses.length === 0) return false
  if (!isOpened(hostname, port, rules)) return addresses.every(isPublicAddress)
  const bare = hostname.replace(/^\[|\]$/g, '')
  // An address that the operator wrote out is meant; a name may not lead to a metadata service.
  return isIP(bare) !== 0 || addresses.every(address => isPublicAddress(address) || isPrivateAddress(address))
}
