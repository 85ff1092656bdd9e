// docs/notifications.md: every example is run as it stands, in its order; only the hosts of others are those of the test.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { deliveries, testChannel } from '../_kit/channel-operations.ts'
import { startMailServer, type TestMailServer } from '../_kit/mail-server.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'
import { readText } from '../contract/tree.ts'

const page = readText('docs/notifications.md')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text ?? '')
const mails: ParsedMail[] = []
let mailServer: TestMailServer
let kit: SourcesKit
beforeAll(async () => {
  mailServer = await startMailServer(mail => void mails.push(mail))
  kit = await startSourcesKit({ SMTP_URL: mailServer.url, MAIL_FROM: 'Metrics <metrics@example.com>' })
  for (const path of ['/pushgraph', '/services/T00000000/B00000000/XXXXXXXX', '/v2/enqueue', TELEGRAM])
    kit.upstream.on(path, (_request, reply) => json(reply, {}))
})
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  await mailServer?.[Symbol.asyncDispose]()
})

const TELEGRAM = '/botthe%20token%20of%20the%20bot/sendMessage'
const HOSTS = /https:\/\/(hooks\.example\.com|hooks\.slack\.com|events\.pagerduty\.com|api\.telegram\.org)/g
const bodyAt = (path: string, nth = 0) => JSON.parse(kit.upstream.receivedAt(path)[nth]?.body ?? 'null')
const SENT = { delivery: { state: 'SENT', error: null } }
let secret = ''

test('each example of GraphQL does what the page says', async () => {
  const replies = []
  for (const text of blocks('graphql')) {
    const { data, errors } = await kit.once(text.replaceAll(HOSTS, kit.upstream.url))
    expect(errors, text).toBeUndefined()
    replies.push(data)
  }
  expect(replies).toMatchObject([
    { saveChannel: { signingSecret: expect.stringMatching(/^whsec_/), channel: { target: kit.upstream.url } } },
    { saveChannel: { channel: { target: kit.upstream.url, events: ['GOAL_REACHED'] } }, testChannel: SENT },
    { saveChannel: { channel: { to: ['ann@example.com', 'bob@example.com'] } }, testChannel: SENT },
    { saveChannel: { channel: { source: { name: 'pagerduty' } } }, testChannel: SENT },
    { saveChannel: { channel: { variables: { chat: '-1001234567890' } } }, testChannel: SENT },
    { deliveries: { edges: [] } },
  ])
  secret = (replies[0] as unknown as { saveChannel: { signingSecret: string } }).saveChannel.signingSecret
})

test('what arrives at a chat, a box, PagerDuty and Telegram is what they take', async () => {
  expect(bodyAt('/services/T00000000/B00000000/XXXXXXXX').text).toContain('A test of Pushgraph')
  expect(mails.map(({ subject, from }) => [subject, from?.text])).toEqual([
    ['A test of Pushgraph', '"Metrics" <metrics@example.com>'],
  ])
  const triggered = bodyAt('/v2/enqueue')
  expect(triggered).toEqual({
    routing_key: 'the integration key of the service',
    event_action: 'trigger',
    dedup_key: expect.stringMatching(/^channels\/channel_/),
    payload: {
      summary: 'A test of Pushgraph',
      source: 'pushgraph',
      severity: 'info',
      custom_details: expect.objectContaining({ name: 'on call' }),
    },
  })
  const telegram = kit.upstream.received.filter(({ path }) => path.endsWith('/sendMessage'))
  expect(telegram.map(({ body }) => JSON.parse(body))).toEqual([
    { chat_id: '-1001234567890', text: expect.stringContaining('A test of Pushgraph: ') },
  ])
})

test('an alert of a group and its end are one incident of PagerDuty', async () => {
  const { gateway } = kit.it.app
  const channel = await gateway.db
    .selectFrom('channels')
    .selectAll()
    .where('name', '=', 'on call')
    .executeTakeFirstOrThrow()
  const drafts = (['WARNING', 'RECOVERED'] as const).map(severity => ({
    channelId: channel.channel_id,
    key: severity,
    origin: { kind: 'ALERT' as const, id: '1' },
    recipient: null,
    message: {
      type: 'pushgraph.alert',
      subject: 'alerts/alert_1',
      time: '2026-11-20T12:00:00Z',
      title: 'Sales are low',
      link: null,
      severity,
      blocks: [],
      data: { group: { Country: 'DE' } },
    },
  }))
  await enqueue(gateway.db, gateway, channel.project_id, drafts)
  await expect.poll(() => kit.upstream.receivedAt('/v2/enqueue').length, { timeout: 20_000 }).toBe(3)
  const alerts = [bodyAt('/v2/enqueue', 1), bodyAt('/v2/enqueue', 2)]
  const shown = alerts.map(it => [it.dedup_key, it.event_action, it.payload.severity])
  expect(shown.sort()).toEqual([
    ['alerts/alert_1 {"Country":"DE"}', 'resolve', 'info'],
    ['alerts/alert_1 {"Country":"DE"}', 'trigger', 'error'],
  ])
})

test('a webhook begins as the page shows, and its script verifies it with the secret', async () => {
  expect((await kit.it.ask(testChannel, { name: 'operations' })).testChannel.delivery.state).toBe('SENT')
  const [request] = kit.upstream.receivedAt('/pushgraph')
  const shown = JSON.parse(blocks('json')[0] ?? '')
  const event = JSON.parse(request?.body ?? '')
  const { data, ...envelope } = event
  expect(Object.keys(envelope)).toEqual(Object.keys(shown))
  expect(Object.keys(event).at(-1)).toBe('data')
  expect(envelope).toMatchObject({ specversion: shown.specversion, datacontenttype: shown.datacontenttype })
  expect(data.message).toMatchObject({ title: 'A test of Pushgraph' })
  const verify = async (body = '') => {
    const call = `console.log(JSON.stringify(received(${JSON.stringify(body)}, ${JSON.stringify(request?.headers)})))`
    const args = ['--input-type=module', '--eval', `${blocks('js')[0]}\n${call}`]
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { SIGNING_SECRET: secret } })
    return JSON.parse(stdout)
  }
  expect(await verify(request?.body)).toEqual(event)
  await expect(verify(`${request?.body} `)).rejects.toThrow('No matching signature found')
})

test('every secret of the page is kept to itself', async () => {
  const { data } = await kit.once(
    '{ channels { edges { node { target variables } } } deliveries { edges { node { request { target body } } } } }',
  )
  expect((await kit.it.ask(deliveries, {})).deliveries.totalCount).toBeGreaterThanOrEqual(7)
  expect(JSON.stringify([data, kit.it.log])).not.toMatch(/XXXXXXXX|integration key|token of the bot|whsec_/)
})
