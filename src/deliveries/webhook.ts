// The body of a webhook, and its signature as Standard Webhooks have it: https://www.standardwebhooks.com
import { createHmac } from 'node:crypto'
import type { WebhookBody } from './channel.ts'
import type { JsonObject } from './message.ts'
import type { MessageView } from './message-view.ts'
import { toPlainText } from './plain-text.ts'

export interface WebhookRequest {
  readonly contentType: string
  readonly body: string
}

/** CloudEvents 1.0 in structured mode, or the payload that Standard Webhooks recommend. */
export function toWebhook(view: MessageView, form: WebhookBody): WebhookRequest {
  const { id, message, origin } = view
  const { type, subject, time } = message
  const data = dataOf(view)
  if (form === 'PLAIN')
    return { contentType: 'application/json', body: JSON.stringify({ id, type, timestamp: time, subject, data }) }
  const event = {
    specversion: '1.0',
    id,
    source: origin,
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    data,
  }
  return { contentType: 'application/cloudevents+json; charset=utf-8', body: JSON.stringify(event) }
}

/** What the message is about, and under `message` how it would be told to people. */
function dataOf(view: MessageView): JsonObject {
  const { title, severity, data } = view.message
  const pictures = view.pictures.flatMap(({ alt, url }) => (url === null ? [] : [{ alt, url }]))
  return { ...data, message: { title, severity, text: toPlainText(view), link: view.link, pictures } }
}

/** The headers that say who sent it: a signature for each secret that is valid. `now`: milliseconds. */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000))
  const signatures = secrets.map(secret => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
