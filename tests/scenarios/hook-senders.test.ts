// What senders of webhooks ask, how they sign, and what they send.
import { createHmac } from 'node:crypto'
import { sign } from '@octokit/webhooks-methods'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callHook, HOOKS_NOW, type HooksKit, purchases, startHooksKit } from '../_kit/hooks.ts'
import { feed, feedHook, saveFeed } from '../_kit/source-operations.ts'

let kit: HooksKit
beforeAll(async () => {
  kit = await startHooksKit()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

test('who only looks is answered, and nothing is counted', async () => {
  kit.widgetId = await kit.newWidget()
  const url = await kit.save('looked at', { metrics: [{ name: 'Calls', value: '= 1' }] })
  const signed = await kit.save('looked at, signed', { hook: 'GITHUB', hookSecret: 'a secret of the repository' })
  const unknown = `${kit.it.url}/hooks/feed_1`
  for (const address of [url, signed, unknown, `${kit.it.url}/hooks/nothing`]) {
    const head = await fetch(address, { method: 'HEAD' })
    expect([head.status, await head.text()], address).toEqual([200, ''])
  }
  const looked = { status: 200, body: { success: true, message: expect.stringContaining('nothing was counted') } }
  for (const address of [url, signed, unknown]) expect(await callHook(address, '', {}, 'GET'), address).toEqual(looked)
  expect((await callHook(`${signed}?amount=1`, '', {}, 'GET')).status).toBe(401)
  expect((await callHook(`${url}x`, '', {}, 'GET')).status).toBe(401)
  expect(await kit.sums()).toEqual({})
  expect((await kit.it.ask(feed, { name: 'looked at' })).feed?.runs).toEqual([])
})

test('handshakes are answered and never counted', async () => {
  kit.widgetId = await kit.newWidget()
  const metrics = [{ name: 'Calls', value: '= 1' }]
  const url = await kit.save('handshakes', { metrics })
  const ask = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(address, init)
    const { headers } = response
    return { status: response.status, type: headers.get('content-type'), text: await response.text(), headers }
  }
  const slack = { method: 'POST', body: '{"type":"url_verification","challenge":"abc123"}' }
  expect(await ask(url, slack)).toMatchObject({ status: 200, text: '{"challenge":"abc123"}' })
  expect(await ask(`${url}&hub.mode=subscribe&hub.challenge=42&hub.verify_token=x`)).toMatchObject({ text: '42' })
  const script = await ask(`${url}&validationToken=${encodeURIComponent('<script>alert(1)</script>')}`, {
    method: 'POST',
  })
  expect(script).toMatchObject({ text: '<script>alert(1)</script>', type: 'text/plain; charset=utf-8' })
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
  expect(script.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(await ask(url.replace(/.$/, '!'), slack)).toMatchObject({ status: 401 })

  // A sender that signs its deliveries shows another token in a handshake, which it does not sign.
  const secret = 'an app secret of the test'
  const signed = await kit.save('meta', { metrics, hook: 'GITHUB', hookSecret: secret })
  const { hookVerifyToken } = (await kit.it.ask(feedHook, { name: 'meta' })).feed ?? {}
  expect(hookVerifyToken).toMatch(/^[\w-]{32}$/)
  const meta = `${signed}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=`
  expect(await ask(`${meta}${hookVerifyToken}`)).toMatchObject({ status: 200, text: '42' })
  expect(await ask(`${meta}${secret}`)).toMatchObject({ status: 401 })

  const challenge = { from: 'HEADER', name: 'X-Okta-Verification-Challenge', reply: 'JSON', replyName: 'verification' }
  const declared = await kit.save('okta', {
    metrics,
    hook: 'HMAC',
    hookSecret: secret,
    hookSignature: { header: 'x-s' },
    hookChallenge: challenge,
  })
  const okta = { headers: { 'x-okta-verification-challenge': 'xyz' } }
  expect(await ask(declared, okta)).toMatchObject({ status: 200, text: '{"verification":"xyz"}' })
  expect((await kit.it.ask(feedHook, { name: 'okta' })).feed?.hookChallenge).toEqual({
    ...challenge,
    name: 'x-okta-verification-challenge',
  })
  expect(await kit.sums()).toEqual({})
  for (const name of ['handshakes', 'meta', 'okta']) expect((await kit.it.ask(feed, { name })).feed?.runs).toEqual([])
})

test('every kind of signature, and what each of them knows a repetition by', async () => {
  const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`
  const at = `${HOOKS_NOW / 1_000}`
  const metrics = [{ name: 'Amount', value: 'amount' }]
  const hmac = (text: string, encoding: 'hex' | 'base64' = 'hex') =>
    createHmac('sha256', secret).update(text).digest(encoding)
  const kinds: [string, object, (body: string, id: string, url: string) => Record<string, string>][] = [
    ['SHOPIFY', {}, (body, id) => ({ 'x-shopify-hmac-sha256': hmac(body, 'base64'), 'x-shopify-webhook-id': id })],
    ['SLACK', {}, body => ({ 'x-slack-signature': `v0=${hmac(`v0:${at}:${body}`)}`, 'x-slack-request-timestamp': at })],
    [
      'STANDARD_WEBHOOKS',
      {},
      (body, id) => ({
        'webhook-id': id,
        'webhook-timestamp': at,
        'webhook-signature': new Webhook(secret).sign(id, new Date(HOOKS_NOW), body),
      }),
    ],
    [
      'STANDARD_WEBHOOKS',
      {},
      (body, id) => ({
        'svix-id': id,
        'svix-timestamp': at,
        'svix-signature': new Webhook(secret).sign(id, new Date(HOOKS_NOW), body),
      }),
    ],
    [
      'TWILIO',
      {},
      (body, id, url) => ({
        'content-type': 'application/x-www-form-urlencoded',
        'i-twilio-idempotency-token': id,
        'x-twilio-signature': createHmac('sha1', secret)
          .update(url + [...new URLSearchParams(body)].sort().flat().join(''))
          .digest('base64'),
      }),
    ],
    [
      'HMAC',
      { hookSignature: { header: 'X-Sig', prefix: 'v1=', signs: '{id}:{body}' }, hookDelivery: { header: 'X-Id' } },
      (body, id) => ({ 'x-id': id, 'x-sig': `v1=${hmac(`${id}:${body}`)}` }),
    ],
    [
      'HMAC',
      { hookSignature: { header: 'X-Sig', encoding: 'BASE64' }, hookDelivery: { path: 'event_id' } },
      body => ({ 'x-sig': hmac(body, 'base64') }),
    ],
  ]
  for (const [index, [hook, options, headersOf]] of kinds.entries()) {
    kit.widgetId = await kit.newWidget()
    const name = `kind ${index}`
    const url = await kit.save(name, { hook, hookSecret: secret, metrics, ...options })
    const publicUrl = url.replace(/^http:\/\/[^/]+/, kit.it.app.gateway.publicUrl())
    const bodyOf = (id: string) =>
      hook === 'TWILIO' ? `amount=2&MessageSid=${id}` : JSON.stringify({ amount: 2, event_id: id })
    for (const id of ['d1', 'd1', 'd2']) {
      const body = bodyOf(id)
      expect((await callHook(url, body, headersOf(body, id, publicUrl))).status, `${hook} ${id}`).toBe(200)
    }
    const body = bodyOf('d3')
    expect((await callHook(url, `${body} `, headersOf(body, 'd3', publicUrl))).status, hook).toBe(401)
    expect(await kit.sums(), hook).toEqual({ Amount: 4 })
    // A delivery that is sent again is one run.
    expect((await kit.it.ask(feed, { name })).feed?.runs, hook).toHaveLength(2)
  }
})

test('what is declared of a signature is checked', async () => {
  const refused = async (more: object) => {
    const input = {
      name: 'refused',
      widgetId: kit.widgetId,
      ...purchases,
      hook: 'HMAC',
      hookSecret: 'a secret of the test',
      ...more,
    }
    const { errors } = await kit.it.send(saveFeed, { input: input as never })
    return errors?.[0]?.extensions.fields
  }
  expect(await refused({})).toEqual({ 'input.hookSignature': ['Say how the sender signs: at least the header.'] })
  expect(await refused({ hook: 'GITHUB', hookSignature: { header: 'x' } })).toEqual({
    'input.hookSignature': ['Only the kind HMAC has a signature of its own.'],
  })
  const signature = {
    header: 'a b',
    prefix: 'x'.repeat(51),
    signs: '{time}',
    timestampHeader: 'é',
    toleranceSeconds: 0,
  }
  expect(Object.keys((await refused({ hookSignature: signature })) ?? {})).toEqual(
    ['header', 'prefix', 'timestampHeader', 'signs', 'toleranceSeconds'].map(name => `input.hookSignature.${name}`),
  )
  expect(await refused({ hookSignature: { header: 'x', signs: '{id}.{body}' } })).toEqual({
    'input.hookSignature.signs': ['{id} is the header of the delivery: say which one in `hookDelivery`.'],
  })
  expect(await refused({ hook: 'STANDARD_WEBHOOKS', hookSecret: 'no base64 at all' })).toEqual({
    'input.hookSecret': ['A secret of Standard Webhooks is base64, with `whsec_` before it.'],
  })
})

test('forms whose field payload is JSON, and multipart forms, are read as data', async () => {
  kit.widgetId = await kit.newWidget()
  const secret = 'a secret of the repository'
  const metrics = [{ name: 'Amount', value: 'amount' }]
  const github = await kit.save('form of GitHub', { hook: 'GITHUB', hookSecret: secret, metrics })
  const body = `payload=${encodeURIComponent('{"amount":6}')}`
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-hub-signature-256': await sign(secret, body),
    'x-github-delivery': 'form-1',
  }
  expect((await callHook(github, body, headers)).status).toBe(200)
  const url = await kit.save('multipart', { metrics })
  const form = new FormData()
  form.set('amount', '9')
  form.set('file', new Blob(['\xff\xfe']), 'a.bin')
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200)
  expect(await kit.sums()).toEqual({ Amount: 15 })
})
