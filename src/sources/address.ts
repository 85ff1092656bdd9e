import ipaddr from 'ipaddr.js'

/** Answers of cloud providers' own services at addresses that look public. */
const PROVIDER_SERVICES = new Set(['168.63.129.16'])
/** What the world has been given of IPv6 so far. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')
/** Anything but the ordinary range: mapped, translated (NAT64, 6to4, Teredo), documentation, private ... */
const isUnicast = (address: ipaddr.IPv4 | ipaddr.IPv6) => address.range() === 'unicast'

/** Whether an address as a resolver or a URL writes it is one of a public host. What is no address is not. */
export function isPublicAddress(text: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return isUnicast(ipaddr.IPv4.parse(text)) && !PROVIDER_SERVICES.has(text)
  }
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return false
  const address = ipaddr.IPv6.parse(text)
  return address.match(GLOBAL_IPV6) && isUnicast(address)
}

/** Loopback and private networks: what an opened name may lie in. Link-local addresses, where metadata services answer, are not among them. */
export function isPrivateAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false
  const address = ipaddr.process(text)
  const range = address.range()
  if (address.toNormalizedString() === METADATA_IPV6) return false
  return range === 'loopback' || range === 'private' || range === 'uniqueLocal' || range === 'carrierGradeNat'
}

const METADATA_IPV6 = 'fd00:ec2:0:0:0:0:0:254'
