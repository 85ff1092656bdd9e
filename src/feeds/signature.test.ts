import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedLikeGitHub, isSignedLikeStripe } from './signature.ts'

const now = 1_700_000_000_000
const body = Buffer.from('{"id":"evt_1"}')
const sign = (t: number, text: string | Buffer = body, secret = 'whsec_test') =>
  createHmac('sha256', secret).update(`${t}.`).update(text).digest('hex')

test("Stripe's signature holds for the body, the time and the secret", () => {
  const t = now / 1_000
  const good = (header: string | undefined, at = now) => isSignedLikeStripe(header, body, 'whsec_test', at)
  expect(good(`t=${t},v1=${sign(t)}`)).toBe(true)
  expect(good(`t=${t},v1=${'0'.repeat(64)},v1=${sign(t)},v0=x`)).toBe(true)
  expect(good(`t=${t},v1=${sign(t)}`, now + 301_000)).toBe(false)
  expect(good(`t=${t + 1},v1=${sign(t)}`)).toBe(false)
  expect(good(`t=${t},v1=${sign(t, 'other')}`)).toBe(false)
  expect(good(`t=${t},v1=${sign(t, body, 'other')}`)).toBe(false)
  expect(good(`t=${t},v0=${sign(t)}`)).toBe(false)
  for (const bad of [undefined, '', 't=,v1=', `v1=${sign(t)}`, 't=NaN,v1=x']) expect(good(bad)).toBe(false)
})

// The example of GitHub's documentation.
test("GitHub's signature is the one of its documentation", () => {
  const payload = Buffer.from('Hello, World!')
  const header = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  expect(isSignedLikeGitHub(header, payload, "It's a Secret to Everybody")).toBe(true)
  expect(isSignedLikeGitHub(header, payload, 'another secret')).toBe(false)
  expect(isSignedLikeGitHub(undefined, payload, "It's a Secret to Everybody")).toBe(false)
  expect(isSignedLikeGitHub(header.slice(7), payload, "It's a Secret to Everybody")).toBe(false)
})
