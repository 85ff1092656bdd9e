// Mails as a mail server takes them: a text that reads well alone, HTML with the picture in its place, and what comes of refusals.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/deliveries/message.ts'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { readPictureRequest } from '../../src/pictures/picture-request.ts'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { deliveries, delivery, saveChannel, testChannel } from '../_kit/channel-operations.ts'
import { type MailSink, startMailSink } from '../_kit/mail-server.ts'
import { push } from '../_kit/operations.ts'

let refusal: { to: string; code: number } | null = null
let sink: MailSink
let it: TestApp
beforeAll(async () => {
  sink = await startMailSink({
    password: 'p@ss:word',
    refusal: address => (refusal?.to === address ? refusal.code : null),
  })
  it = await startTestApp({
    SMTP_URL: `smtp://metrics%40example.com:p%40ss%3Aword@${sink.host}`,
    MAIL_FROM: 'Metrics <metrics@example.com>',
    PUSHGRAPH_PUBLIC_URL: 'https://metrics.example.com',
  })
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  await sink?.[Symbol.asyncDispose]()
})

const save = async (name: string, to: string[]) =>
  (await it.ask(saveChannel, { input: { name, kind: 'EMAIL', to } })).saveChannel.channel
const sentTo = (address: string) => sink.mails.filter(({ to }) => to.includes(address))

test('a mail has the text, the HTML with its pictures inside, the files, and the id of its delivery', async () => {
  const widget = await it.widget({ title: 'Sales', keyKind: 'DATE' })
  const values = [{ metric: 'Orders', value: '12' }]
  await it.ask(push, {
    input: {
      widgetId: widget.id,
      rows: [
        { key: '2026-11-18', values },
        { key: '2026-11-19', values },
      ],
    },
  })
  const channel = await save('Mail', ['ann@example.com', 'bob@example.com'])
  const { gateway } = it.app
  const { project_id: projectId } = await gateway.db
    .selectFrom('projects')
    .select('project_id')
    .executeTakeFirstOrThrow()
  const widgetId = idOf('Widget', widget.id)
  const message: Message = {
    type: 'pushgraph.report',
    subject: 'reports/1',
    time: '2026-11-20T12:00:00Z',
    title: 'Orders <b>fell</b>\r\nBcc: eve@example.com',
    link: `/widgets/${widget.id}`,
    severity: 'WARNING',
    blocks: [
      { kind: 'text', text: 'First.\n\nSecond & last.' },
      { kind: 'metrics', items: [{ label: 'Orders', value: '12', change: '−8 %' }] },
      {
        kind: 'table',
        columns: [
          { label: 'Country', isNumber: false },
          { label: 'Orders', isNumber: true },
        ],
        rows: [
          ['Germany', '10'],
          ['<script>', '2'],
        ],
        omitted: 3,
      },
      {
        kind: 'picture',
        widgetId,
        alt: 'Orders of two days',
        request: readPictureRequest({ from: '20261118', through: '20261119' }),
      },
      { kind: 'attachment', fileName: 'orders.csv', contentType: 'text/csv', text: 'Country,Orders\nGermany,10\n' },
    ],
    data: {},
  }
  const draft = {
    channelId: idOf('Channel', channel.id),
    key: 'k',
    origin: { kind: 'REPORT' as const, id: null },
    recipient: null,
    message,
  }
  await enqueue(gateway.db, gateway, projectId, [draft])
  await expect.poll(() => sentTo('ann@example.com').length, { timeout: 30_000 }).toBe(1)
  // It is noted a moment after it has arrived.
  const waiting = gateway.db.selectFrom('deliveries').select('delivery_id').where('state', '!=', 'SENT')
  await expect.poll(() => waiting.execute(), { timeout: 30_000 }).toEqual([])
  const [sent] = sentTo('ann@example.com')
  if (!sent) throw new Error('there is no mail')
  const { mail, to, user } = sent
  expect([to, user]).toEqual([['ann@example.com', 'bob@example.com'], 'metrics@example.com'])
  expect(mail.subject).toBe('Orders <b>fell</b> Bcc: eve@example.com')
  expect(mail.from?.text).toBe('"Metrics" <metrics@example.com>')
  const [node] = (await it.ask(deliveries, { channelId: channel.id })).deliveries.edges
  expect(mail.messageId).toBe(`<${node?.node.id}@example.com>`)
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.text).toContain('First.\n\nSecond & last.\n\nOrders: 12 (−8 %)\n')
  expect(mail.text).toContain('Country   Orders\n--------  ------\nGermany       10\n<script>       2\nand 3 more rows')
  expect(mail.text).toMatch(
    /\[Picture: Orders of two days\]\nhttps:\/\/metrics\.example\.com\/widgets\/widget_\w+\.png\?/,
  )
  expect(mail.text).toContain(`More: https://metrics.example.com/#/widgets/${widget.id}`)
  const html = String(mail.html)
  expect(html).toContain('&#60;script&#62;')
  expect(html).not.toContain('<script')
  const [picture, file] = mail.attachments
  expect(html).toContain(`<img src="cid:${picture?.cid}"`)
  expect([picture?.contentType, picture?.related, file?.filename]).toEqual(['image/png', true, 'orders.csv'])
  expect(picture?.content.subarray(1, 4).toString()).toBe('PNG')
  expect(file?.content.toString()).toBe('Country,Orders\nGermany,10\n')
})

test('one recipient instead of those of the channel gets a mail of his own', async () => {
  const channel = await save('Merge', ['all@example.com'])
  const { gateway } = it.app
  const { project_id: projectId } = await gateway.db
    .selectFrom('projects')
    .select('project_id')
    .executeTakeFirstOrThrow()
  const message = {
    type: 't',
    subject: 's',
    time: '2026-11-20T12:00:00Z',
    title: 'To one',
    link: null,
    severity: 'INFO' as const,
    blocks: [],
    data: {},
  }
  const drafts = ['a@example.com', 'b@example.com'].map(recipient => ({
    channelId: idOf('Channel', channel.id),
    key: recipient,
    origin: { kind: 'REPORT' as const, id: null },
    recipient,
    message,
  }))
  await enqueue(gateway.db, gateway, projectId, drafts)
  await expect
    .poll(() => [sentTo('a@example.com').length, sentTo('b@example.com').length], { timeout: 30_000 })
    .toEqual([1, 1])
  expect(sentTo('all@example.com')).toEqual([])
})

test('a box that is not there is given up, one that is full is tried again, and one of two is told', async () => {
  await save('Refused', ['nobody@example.com'])
  refusal = { to: 'nobody@example.com', code: 550 }
  const refused = (await it.ask(testChannel, { name: 'Refused' })).testChannel.delivery
  expect(refused).toMatchObject({ state: 'FAILED', tries: [{ status: 550 }] })
  refusal = { to: 'nobody@example.com', code: 452 }
  await it.ask(saveChannel, { input: { name: 'Full', kind: 'EMAIL', to: ['nobody@example.com'] } })
  const full = (await it.ask(testChannel, { name: 'Full' })).testChannel.delivery
  expect(full).toMatchObject({ state: 'PENDING', tries: [{ status: 452 }] })
  await save('Two', ['somebody@example.com', 'nobody@example.com'])
  const two = (await it.ask(testChannel, { name: 'Two' })).testChannel.delivery
  expect(two).toMatchObject({
    state: 'SENT',
    tries: [{ reply: expect.stringMatching(/^1 of 2 addresses were refused/) }],
  })
  const seen = (await it.ask(delivery, { id: two.id })).delivery
  expect(seen.request?.contentType).toBe('text/plain')
  expect(JSON.stringify([seen, full, refused, it.log])).not.toMatch(/p@ss|p%40ss/)
})
