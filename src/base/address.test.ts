import { describe, expect, test } from 'vitest'
import { callerOf, isInNetworks, parseNetwork } from './address.ts'

describe('a network', () => {
  test.each([
    '192.0.2.7',
    '192.0.2.0/24',
    '0.0.0.0/0',
    '2001:db8::/32',
    '::1',
    '::ffff:192.0.2.7',
    '::ffff:192.0.2.0/120',
  ])('%s is one', text => expect(parseNetwork(text)).not.toBeNull())
  test.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '0300.0.2.7',
    '0x7f.1',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/-1',
    '192.0.2.0/8a',
    '2001:db8::/129',
    'fe80::1%eth0',
    '::ffff:192.0.2.0/80',
    '*',
  ])('%j is none', text => expect(parseNetwork(text)).toBeNull())
})

test.each([
  ['192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.3.7', ['192.0.2.0/24'], false],
  ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.2.7', ['::ffff:192.0.2.0/120'], true],
  ['2001:db8::1', ['192.0.2.0/24', '2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['::1', ['127.0.0.1'], false],
  ['nonsense', ['0.0.0.0/0', '::/0'], false],
  ['192.0.2.7', [], false],
] as const)('%s in %j: %s', (address, networks, expected) => {
  const parsed = networks.map(text => parseNetwork(text)).filter(it => it !== null)
  expect(isInNetworks(address, parsed)).toBe(expected)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['192.0.2.7:51234', '192.0.2.7'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2'],
  ['[::ffff:192.0.2.7]', '192.0.2.7'],
  ['x:y', 'no address'],
  ['unknown', 'no address'],
  ['_hidden', 'no address'],
  ['192.0.2', 'no address'],
  ['', 'no address'],
])('%s is counted as %s', (address, caller) => {
  expect(callerOf(address)).toBe(caller)
})
