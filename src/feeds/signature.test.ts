// Signatures as vendors publish them: by their own libraries, and by the examples of their documentation.
import { createHash, createHmac } from 'node:crypto'
import { sign } from '@octokit/webhooks-methods'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { hookPresets } from './hook-kind.ts'
import type { HookSignature } from './hook-options.ts'
import { toHookOptions } from './hook-options.ts'
import { isSigned, isSignedLikeTwilio, standardKey } from './signature.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const seconds = NOW / 1_000
const BODY = '{"amount":4,"t":"\u2028é😀 \\u00e9"}'

function check(scheme: HookSignature | null, secret: string | Buffer, headers: object, body = BODY, now = NOW) {
  if (!scheme) throw new Error('the kind has no scheme')
  const request = { headers: { ...headers }, body: Buffer.from(body), url: 'https://gateway.example/hooks/feed_1' }
  return isSigned(scheme, request, secret, now, 'webhook-id')
}

describe('a delivery is known by the signature that the vendor makes', () => {
  test('Stripe', () => {
    const { signature } = hookPresets.STRIPE
    const headerOf = (timestamp: number, secret = 'whsec_test') => ({
      'stripe-signature': new Stripe('sk_test_x').webhooks.generateTestHeaderString({
        payload: BODY,
        secret,
        timestamp,
      }),
    })
    expect(check(signature, 'whsec_test', headerOf(seconds))).toBe(true)
    expect(check(signature, 'whsec_test', headerOf(seconds - 300))).toBe(true)
    expect(check(signature, 'whsec_test', headerOf(seconds - 301))).toBe(false)
    expect(check(signature, 'whsec_test', headerOf(seconds + 301))).toBe(false)
    expect(check(signature, 'whsec_test', headerOf(seconds, 'whsec_other'))).toBe(false)
    expect(check(signature, 'whsec_test', headerOf(seconds), `${BODY} `)).toBe(false)
    const rotated = `${headerOf(seconds, 'whsec_old')['stripe-signature']},${headerOf(seconds)['stripe-signature'].split(',')[1]}`
    expect(check(signature, 'whsec_test', { 'stripe-signature': rotated })).toBe(true)
    expect(check(signature, 'whsec_test', {})).toBe(false)
  })

  test('GitHub', async () => {
    const { signature } = hookPresets.GITHUB
    expect(check(signature, 'sekret', { 'x-hub-signature-256': await sign('sekret', BODY) })).toBe(true)
    expect(check(signature, 'sekret', { 'x-hub-signature-256': (await sign('sekret', BODY)).slice(7) })).toBe(false)
    const example = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    expect(check(signature, "It's a Secret to Everybody", { 'x-hub-signature-256': example }, 'Hello, World!')).toBe(
      true,
    )
  })

  test('Standard Webhooks', () => {
    const { signature } = hookPresets.STANDARD_WEBHOOKS
    const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`
    const key = standardKey(secret) ?? ''
    const headersOf = (id: string, at = NOW) => ({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(at), BODY),
    })
    expect(check(signature, key, headersOf('msg_1'))).toBe(true)
    expect(check(signature, key, { ...headersOf('msg_1'), 'webhook-id': 'msg_2' })).toBe(false)
    expect(check(signature, key, { ...headersOf('msg_1'), 'webhook-id': undefined })).toBe(false)
    expect(check(signature, key, headersOf('msg_1', NOW - 301_000))).toBe(false)
    const several = `v1a,c2lnbmF0dXJl v1,wrong ${headersOf('msg_1')['webhook-signature']}`
    expect(check(signature, key, { ...headersOf('msg_1'), 'webhook-signature': several })).toBe(true)
    expect(standardKey('whsec_no base64!')).toBeNull()
    expect(standardKey('whsec_')).toBeNull()
  })

  test('Slack, by the example of its documentation', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const headers = {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    }
    const of = (now: number) =>
      check(hookPresets.SLACK.signature, '8f742231b10e8888abcd99yyyzzz85a5', headers, body, now)
    expect([of(1_531_420_618_000), of(1_531_420_918_000), of(1_531_420_919_000)]).toEqual([true, true, false])
  })

  test('Shopify: base64 of the bytes', () => {
    const of = (encoding: 'base64' | 'hex') => ({
      'x-shopify-hmac-sha256': createHmac('sha256', 'shpss_1').update(BODY).digest(encoding),
    })
    const { signature } = hookPresets.SHOPIFY
    expect([check(signature, 'shpss_1', of('base64')), check(signature, 'shpss_1', of('hex'))]).toEqual([true, false])
  })

  test('Twilio, by the example of its documentation', () => {
    const body = new URLSearchParams({
      Digits: '1234',
      CallSid: 'CA1234567890ABCDE',
      To: '+18005551212',
      Caller: '+14158675309',
      From: '+14158675309',
    }).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }
    const of = (url: string, headers: object, text = body) =>
      isSignedLikeTwilio({ url, body: Buffer.from(text), headers: { ...headers } }, '12345')
    const signed = { ...form, 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    expect([of(url, signed), of(url.replace('.com', '.com:443'), signed)]).toEqual([true, true])
    expect([of(`${url}3`, signed), of(url, form), of(url, signed, `${body}&x=1`)]).toEqual([false, false, false])
    const hashed = (text: string) => `${url}&bodySHA256=${createHash('sha256').update(text).digest('hex')}`
    const signature = createHmac('sha1', '12345').update(hashed(BODY)).digest('base64')
    const json = { 'content-type': 'application/json', 'x-twilio-signature': signature }
    expect([of(hashed(BODY), json, BODY), of(hashed(BODY), json, '{}')]).toEqual([true, false])
    const bare = createHmac('sha1', '12345').update(url).digest('base64')
    expect(of(url, { 'content-type': 'application/json', 'x-twilio-signature': bare }, BODY)).toBe(false)
    expect(of(url, { 'x-twilio-signature': bare }, '')).toBe(true)
  })

  test('any other HMAC, as it is declared', () => {
    const declared = (more: object) => toHookOptions({ header: 'X-Signature', ...more }, null, null).signature
    const hmac = (algorithm: string, text: string, encoding: 'hex' | 'base64' = 'hex') =>
      createHmac(algorithm, 'secret').update(text).digest(encoding)
    const cases: [object, object, boolean][] = [
      [{}, { 'x-signature': hmac('sha256', BODY) }, true],
      [{ algorithm: 'SHA512' }, { 'x-signature': hmac('sha512', BODY) }, true],
      [{ algorithm: 'SHA1', encoding: 'BASE64' }, { 'x-signature': hmac('sha1', BODY, 'base64') }, true],
      [{ prefix: 'sha1=', algorithm: 'SHA1' }, { 'x-signature': `sha1=${hmac('sha1', BODY)}` }, true],
      [{ prefix: 'sha1=' }, { 'x-signature': hmac('sha256', BODY) }, false],
      [
        { signs: '{timestamp}:{body}', prefix: 'h1=' },
        { 'x-signature': `ts=${seconds};h1=${hmac('sha256', `${seconds}:${BODY}`)}` },
        true,
      ],
      [
        { signs: 'v0:{timestamp}:{body}', prefix: 'v0=', timestampHeader: 'X-Zm-Request-Timestamp' },
        { 'x-zm-request-timestamp': `${seconds}`, 'x-signature': `v0=${hmac('sha256', `v0:${seconds}:${BODY}`)}` },
        true,
      ],
      [
        { signs: '{timestamp}{body}', timestampHeader: 'X-Time', toleranceSeconds: 10 },
        { 'x-time': `${NOW - 10_000}`, 'x-signature': hmac('sha256', `${NOW - 10_000}${BODY}`) },
        true,
      ],
      [
        { signs: '{timestamp}{body}', timestampHeader: 'X-Time', toleranceSeconds: 10 },
        { 'x-time': `${NOW - 10_001}`, 'x-signature': hmac('sha256', `${NOW - 10_001}${BODY}`) },
        false,
      ],
      [
        { signs: '{url}{body}' },
        { 'x-signature': hmac('sha256', `https://gateway.example/hooks/feed_1${BODY}`) },
        true,
      ],
    ]
    for (const [scheme, headers, right] of cases)
      expect(check(declared(scheme), 'secret', headers), JSON.stringify(scheme)).toBe(right)
  })
})
