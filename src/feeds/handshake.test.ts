import { expect, test } from 'vitest'
import { handshakeOf, MAX_CHALLENGE } from './handshake.ts'
import type { HookChallenge } from './hook-options.ts'

const request = (more: object) => ({ method: 'POST', query: {}, headers: {}, payload: null, ...more })
const text = (body: string) => ({ isText: true, body })
const json = (body: object) => ({ isText: false, body: JSON.stringify(body) })

test('handshakes are answered as their senders want it', () => {
  const graph = 'Validation: Testing client application reachability for subscription Request-Id: 4b7b'
  const meta = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'x' }
  const grid = [{ eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data: { validationCode: '512d' } }]
  expect(handshakeOf(request({ payload: { type: 'url_verification', challenge: 'abc' } }), null)).toEqual(
    json({ challenge: 'abc' }),
  )
  expect(handshakeOf(request({ method: 'GET', query: meta }), null)).toEqual(text('1158201444'))
  expect(handshakeOf(request({ query: { validationToken: graph } }), null)).toEqual(text(graph))
  expect(handshakeOf(request({ query: { validationtoken: 'share-point' } }), null)).toEqual(text('share-point'))
  const headers = { 'aeg-event-type': 'SubscriptionValidation' }
  expect(handshakeOf(request({ headers, payload: grid }), null)).toEqual(json({ validationResponse: '512d' }))
})

test('a delivery is no handshake because it has a word of one', () => {
  for (const more of [
    { payload: { challenge: 'abc', amount: 1 } },
    { payload: { type: 'url_verification', challenge: 5 } },
    { payload: { amount: 1 }, query: { validationToken: 'a' } },
    { method: 'GET', query: { 'hub.challenge': '1' } },
    { query: { 'hub.mode': 'subscribe', 'hub.challenge': '1' } },
    { payload: [{ data: { validationCode: '512d' } }] },
  ])
    expect(handshakeOf(request(more), null), JSON.stringify(more)).toBeNull()
})

test('what is sent back is one line of a bounded length', () => {
  const of = (challenge: unknown) => handshakeOf(request({ query: { validationToken: challenge } }), null)
  expect(of('x'.repeat(MAX_CHALLENGE))).not.toBeNull()
  for (const bad of ['', 'x'.repeat(MAX_CHALLENGE + 1), 'a\r\nset-cookie: b', 'a\0', 'a\u2028b', '\ud800', ['a', 'b']])
    expect(of(bad), JSON.stringify(bad).slice(0, 40)).toBeNull()
})

test('a declared challenge is read where the feed says', () => {
  const declared = (more: Partial<HookChallenge>): HookChallenge => ({
    from: 'QUERY',
    name: 'challenge',
    reply: 'TEXT',
    replyName: 'challenge',
    ...more,
  })
  expect(handshakeOf(request({ method: 'GET', query: { challenge: 'dropbox' } }), declared({}))).toEqual(
    text('dropbox'),
  )
  const okta = declared({
    from: 'HEADER',
    name: 'x-okta-verification-challenge',
    reply: 'JSON',
    replyName: 'verification',
  })
  const headers = { 'x-okta-verification-challenge': 'okta' }
  expect(handshakeOf(request({ method: 'GET', headers }), okta)).toEqual(json({ verification: 'okta' }))
  const body = declared({ from: 'BODY', name: 'data.challenge', reply: 'JSON' })
  expect(handshakeOf(request({ payload: { data: { challenge: 'm' } } }), body)).toEqual(json({ challenge: 'm' }))
  expect(handshakeOf(request({ payload: { data: { amount: 1 } } }), body)).toBeNull()
})
