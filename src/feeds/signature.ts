import { createHmac } from 'node:crypto'
import { isSameText } from '../base/seal.ts'

/** How old a signed message may be: https://docs.stripe.com/webhooks#verify-manually */
export const TOLERANCE_S = 300

/** `Stripe-Signature: t=1492774577,v1=hex,v1=hex`: HMAC-SHA256 of `<t>.<body>`; one of several may fit (secrets are rotated). */
export function isSignedLikeStripe(header: string | undefined, body: Buffer, secret: string, nowMs: number): boolean {
  const parts = (header ?? '')
    .slice(0, 4_096)
    .split(',')
    .map(part => part.trim().split('='))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(time) || Math.abs(nowMs / 1_000 - Number(time)) > TOLERANCE_S) return false
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')
  const signatures = parts.filter(([name]) => name === 'v1').slice(0, 10)
  return signatures.some(([, hex = '']) => isSameText(hex, expected))
}

/** `X-Hub-Signature-256: sha256=hex`: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
export function isSignedLikeGitHub(header: string | undefined, body: Buffer, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest('hex')
  return isSameText(header ?? '', `sha256=${expected}`)
}
