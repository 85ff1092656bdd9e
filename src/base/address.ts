import ipaddr from 'ipaddr.js'

/** A network as CIDR, or one address: `203.0.113.0/24`, `2001:db8::/32`, `192.0.2.7`. */
export type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number]

/** `null` for a text that is neither. An IPv4 address written into IPv6 (`::ffff:192.0.2.7`) is the IPv4 one. */
export function parseNetwork(text: string): Network | null {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (!address) return null
  const most = address.kind() === 'ipv4' ? 32 : 128
  if (slash < 0) return [address, most]
  const bits = text.slice(slash + 1)
  const isMapped = text.includes(':') && address.kind() === 'ipv4'
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) - (isMapped ? 96 : 0) : -1
  return length >= 0 && length <= most ? [address, length] : null
}

/** Whether an address lies in one of the networks. What is no address lies in none. */
export function isInNetworks(text: string, networks: readonly Network[]): boolean {
  const address = parseAddress(text)
  return (
    address !== null && networks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
  )
}

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/
/** Some proxies forward the port, too: `192.0.2.7:443`, `[2001:db8::1]:443`. */
const WITH_PORT = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/

/**
 * Who is counted as one caller: an IPv4 address, or the /64 of an IPv6 one, since the holder of one of its addresses has them all. What is no
 * address (a proxy forwards what it was sent) is one caller together: as many names as a client can think of are not as many callers.
 */
export function callerOf(text: string): string {
  if (IPV4.test(text)) return text
  const [, bracketed, plain] = WITH_PORT.exec(text) ?? []
  const address = parseAddress((bracketed ?? plain ?? text).split('%')[0] as string)
  if (!address) return 'no address'
  if (address.kind() === 'ipv4') return address.toString()
  return (address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map(part => part.toString(16))
    .join(':')
}

/** Only the full forms: no octal or short IPv4, no zone index. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return null
  const address = ipaddr.IPv6.parse(text)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}
