import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { ConnectionLimit } from './connection-limit.ts'

const silent = createLog('silent')

/** A connection from an address; what is written to it is kept. */
function from(remoteAddress: string | undefined) {
  const written: string[] = []
  const socket = Object.assign(new EventEmitter(), {
    remoteAddress,
    write: (text: string) => written.push(text),
    destroySoon: () => socket.emit('close'),
  })
  return { socket: socket as unknown as Socket, written }
}

const limitOf = (perAddress: number, proxies: readonly string[] = []) => {
  const limit = new ConnectionLimit({ most: 100, perAddress, proxies }, silent)
  return (address: string | undefined) => limit.admit(from(address).socket)
}

test('an address has its number, an IPv4 address in IPv6 is the same one, and a /64 is one client', () => {
  const admit = limitOf(2)
  expect([admit('192.0.2.1'), admit('::ffff:192.0.2.1'), admit('192.0.2.1')]).toEqual([true, true, false])
  expect(admit('192.0.2.2')).toBe(true)
  expect([admit('2001:db8::1'), admit('2001:db8::2'), admit('2001:db8:0:0:ffff::3'), admit('2001:db8:0:1::1')]).toEqual(
    [true, true, false, true],
  )
})

test('a connection that closes makes room, once, and one that was refused makes none', () => {
  const limit = new ConnectionLimit({ most: 100, perAddress: 1, proxies: [] }, silent)
  const [first, second, third] = [from('192.0.2.1'), from('192.0.2.1'), from('192.0.2.1')]
  expect([limit.admit(first.socket), limit.admit(second.socket)]).toEqual([true, false])
  expect(second.written.join('')).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/)
  expect(limit.admit(from('192.0.2.1').socket)).toBe(false)
  first.socket.emit('close')
  first.socket.emit('close')
  expect([limit.admit(third.socket), limit.admit(from('192.0.2.1').socket)]).toEqual([true, false])
})

test('proxies, sockets of the file system and a limit of 0 are not counted', () => {
  const admit = limitOf(1, ['10.0.0.0/8', '2001:db8::/32'])
  for (const address of ['10.1.2.3', '10.1.2.3', '::ffff:10.1.2.3', '2001:db8::1', '2001:db8::1', undefined, undefined])
    expect(admit(address), String(address)).toBe(true)
  expect([admit('11.0.0.1'), admit('11.0.0.1')]).toEqual([true, false])
  const all = limitOf(0)
  for (let n = 0; n < 50; n++) expect(all('192.0.2.1')).toBe(true)
})
