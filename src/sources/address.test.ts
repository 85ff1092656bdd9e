import { expect, test } from 'vitest'
import { isPrivateAddress, isPublicAddress } from './address.ts'

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2001:4860:4860::8888', '2000::1'])(
  '%s is public',
  address => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
  ['private', '10.0.0.1', '172.31.0.1', '192.168.1.1', 'fc00::1', 'fd12::1', 'fec0::1'],
  ['shared (RFC 6598)', '100.64.0.1', '100.127.255.255'],
  ['link-local', '169.254.169.254', 'fe80::1'],
  [
    'mapped, translated or tunnelled',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2002:808:808::1',
    '2001::1',
  ],
  ['multicast and broadcast', '224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff0e::1'],
  ['for documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  ['reserved', '0.1.2.3', '240.0.0.1', '192.0.0.192', '192.88.99.1', '198.19.0.1', '192.31.196.1', '192.175.48.1'],
  ['reserved in IPv6', '::', '100::1', '200::1', '5f00::1', '2001:2::1', '2001:10::1', '2001:20::1', '2620:4f:8000::1'],
  ['a service of a cloud provider', '168.63.129.16', 'fd00:ec2::254'],
  ['no address', '', 'localhost', '127.1', '0x7f000001', '2130706433', '8.8.8.8.', ' 8.8.8.8', '2606:4700::1%eth0'],
])('what is %s is not public', (_what, ...addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})

test('an opened name may be private, but not link-local or a metadata service', () => {
  for (const address of ['127.0.0.1', '10.0.0.1', '::1', 'fd12::1', '100.64.0.1', '::ffff:10.0.0.1'])
    expect(isPrivateAddress(address), address).toBe(true)
  for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '224.0.0.1', '0.0.0.0', '8.8.8.8', '::1%lo'])
    expect(isPrivateAddress(address), address).toBe(false)
})
