import { expect, test } from 'vitest'
import { natsIdOf } from './nats-id.ts'

const server = (text: string) => ({ hosts: text.split(','), isTls: false })

test('one server is the same by any name, and servers without a cluster are different ones', () => {
  const one = natsIdOf(server('a:1,b:1'), { server_id: 'ONE' })
  expect(natsIdOf(server('127.0.0.1:1'), { server_id: 'ONE' })).toBe(one)
  expect(natsIdOf(server('a:1,b:1'), { server_id: 'TWO' })).not.toBe(one)
})

test('servers of a cluster are one, in any order of the hosts, and clusters of one name at other hosts are not', () => {
  const one = natsIdOf(server('a:1,b:1'), { server_id: 'ONE', cluster: 'nats' })
  expect(natsIdOf(server('b:1,a:1'), { server_id: 'TWO', cluster: 'nats' })).toBe(one)
  expect(natsIdOf(server('c:1'), { server_id: 'ONE', cluster: 'nats' })).not.toBe(one)
  expect(natsIdOf(server('a:1,b:1'), { server_id: 'ONE', cluster: 'other' })).not.toBe(one)
})

test('users may be of different accounts; the password is not in it', () => {
  const info = { server_id: 'ONE' }
  const one = natsIdOf({ ...server('a:1'), user: 'me', password: 'x' }, info)
  expect(natsIdOf({ ...server('a:1'), user: 'me', password: 'y' }, info)).toBe(one)
  expect(natsIdOf({ ...server('a:1'), user: 'you', password: 'x' }, info)).not.toBe(one)
  expect(natsIdOf({ ...server('a:1'), token: 'x' }, info)).toBe(natsIdOf(server('a:1'), info))
})
