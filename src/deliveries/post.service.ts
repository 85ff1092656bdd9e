// Posts a message to a URL of a webhook or of a chat: the body, the headers, and what the answer means.
import type { Gateway } from '../request/context.ts'
import { createRedactor } from '../sources/redact.ts'
import { retryAfterMs } from '../sources/retry.ts'
import { UpstreamError } from '../sources/upstream-error.ts'
import type { Channel } from './channel.ts'
import { type ChannelSecrets, validSecrets } from './channel-secrets.ts'
import { MAX_REPLY } from './delivery.ts'
import { toMattermost } from './mattermost.ts'
import type { MessageView } from './message-view.ts'
import { type Outcome, outcomeOfStatus } from './outcome.ts'
import { toSlack } from './slack.ts'
import { signedHeaders, toWebhook, type WebhookRequest } from './webhook.ts'

/** Of one try: what has not answered by then is tried again. */
export const POST_SECONDS = 15

/** The body, whoever asks for it: a page shows it, and a try sends it. */
export function bodyOf(channel: Pick<Channel, 'kind' | 'body'>, view: MessageView): WebhookRequest {
  if (channel.kind === 'WEBHOOK') return toWebhook(view, channel.body)
  const body = channel.kind === 'SLACK' ? toSlack(view) : toMattermost(view)
  return { contentType: 'application/json', body }
}

export async function post(
  gateway: Gateway,
  channel: Channel,
  secrets: ChannelSecrets,
  view: MessageView,
  signal: AbortSignal,
): Promise<Outcome> {
  if (secrets.url === null) return refused('The channel has no URL.')
  const { contentType, body } = bodyOf(channel, view)
  const signing = channel.kind === 'WEBHOOK' ? validSecrets(secrets, gateway.clock()) : []
  const headers = {
    ...secrets.headers,
    ...(signing.length > 0 && signedHeaders(view.id, body, signing, gateway.clock())),
    'content-type': contentType,
  }
  try {
    const outbound = { method: 'POST', url: secrets.url, headers, body, timeoutMs: POST_SECONDS * 1_000, signal }
    const reply = await gateway.services.sources.fetcher.send({ ...outbound, follows: false })
    const text = redactorOf(secrets).startOfText(reply.body.toString('utf8'), MAX_REPLY)
    return outcomeOfStatus(reply.status, text, retryAfterMs(reply.headers['retry-after'], gateway.clock()))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const said = redactorOf(secrets).text(error.message)
    if (error.code === 'BAD_USER_INPUT') return refused(said)
    return { kind: 'LATER', status: error.status, reply: null, error: said, waitMs: null }
  }
}

const refused = (error: string): Outcome => ({ kind: 'REFUSED', status: null, reply: null, error })

/** A receiver may answer with what it got. Of an address the path of a chat is the secret, and the values of a query. */
function redactorOf({ url, headers, signing }: ChannelSecrets) {
  const parsed = url === null ? null : URL.parse(url)
  const parts = parsed
    ? [parsed.href, parsed.pathname, ...parsed.pathname.split('/'), ...parsed.searchParams.values()]
    : []
  return createRedactor([...parts, ...Object.values(headers), ...signing.map(({ secret }) => secret)])
}
