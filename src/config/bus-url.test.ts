import { expect, test } from 'vitest'
import { parseBusUrl } from './bus-url.ts'

test.each([
  ['nats://127.0.0.1', { hosts: ['127.0.0.1:4222'], isTls: false }],
  ['nats://[::1]:4333/', { hosts: ['[::1]:4333'], isTls: false }],
  ['tls://nats.example.com', { hosts: ['nats.example.com:4222'], isTls: true }],
  ['nats://me:p%40ss@a:1', { hosts: ['a:1'], isTls: false, user: 'me', password: 'p@ss' }],
  ['nats://to%2Cken@a:1', { hosts: ['a:1'], isTls: false, token: 'to,ken' }],
  ['nats://me:x@a:1, b:2,nats://c:3', { hosts: ['a:1', 'b:2', 'c:3'], isTls: false, user: 'me', password: 'x' }],
])('%s', (text, servers) => {
  expect(parseBusUrl(text)).toEqual(servers)
})

test.each([
  '127.0.0.1:4222',
  'http://a:1',
  'nats://',
  'nats://a:1/path',
  'nats://a:1?x=1',
  'nats://a:1,tls://b:2',
  'nats://me:x@a:1,nats://me:y@b:1',
  'nats://me:%zz@a:1',
  'nats://:x@a:1',
  'nats://a:1,nats://:x@b:1',
  'nats://a:1,',
])('%s is refused', text => {
  expect(parseBusUrl(text)).toBeNull()
})
