// Golden bodies: what receivers get, read by eye before it is kept.
import { expect, test } from 'vitest'
import type { WidgetId } from '../base/id.ts'
import { readPictureRequest } from '../pictures/picture-request.ts'
import { toMailHtml } from './mail-html.ts'
import { toMattermost } from './mattermost.ts'
import type { MessageView } from './message-view.ts'
import { toPlainText } from './plain-text.ts'
import { toSlack } from './slack.ts'
import { toWebhook } from './webhook.ts'

const picture = {
  alt: 'Sales <by> day',
  url: 'https://m.example.com/widgets/widget_7.png?signature=x',
  bytes: null,
  width: 800,
  height: 400,
}
const view: MessageView = {
  id: 'delivery_1',
  origin: 'https://m.example.com',
  link: 'https://m.example.com/#/widgets/widget_7',
  pictures: [picture],
  message: {
    type: 'pushgraph.alert.firing',
    subject: 'alerts/alert_1',
    time: '2026-11-20T12:00:00.000Z',
    title: 'Sales <!channel> & "more" are low',
    link: '/widgets/widget_7',
    severity: 'WARNING',
    blocks: [
      { kind: 'heading', text: 'What happened' },
      { kind: 'text', text: 'Less than *yesterday*, @all.\n\n<https://evil.example|Click> | `code`' },
      {
        kind: 'metrics',
        items: [
          { label: 'Sales', value: '1,234.5 €', change: '−12.3%' },
          { label: 'Orders', value: '17', change: null },
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: 'Country', isNumber: false },
          { label: 'Sales', isNumber: true },
        ],
        rows: [
          ['Deutschland | ``` <b>', '812.00'],
          ['日本', '4'],
        ],
        omitted: 2,
      },
      { kind: 'picture', widgetId: '7' as WidgetId, alt: picture.alt, request: readPictureRequest({}) },
      { kind: 'attachment', fileName: 'sales.csv', contentType: 'text/csv', text: 'a,b' },
    ],
    data: { value: '1234.50' },
  },
}
const pretty = (text: string) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`
const golden = (name: string) => `./golden/${name}`

test('Slack gets Block Kit, in which nobody is called and nothing is a link but ours', async () => {
  const body = toSlack(view)
  expect(body).not.toMatch(/<!|<https:\/\/evil/)
  await expect(pretty(body)).toMatchFileSnapshot(golden('slack.json'))
})

test('Mattermost gets an attachment in Markdown, in which nobody is called', async () => {
  const body = toMattermost(view)
  expect(body).not.toContain('@all')
  await expect(pretty(body)).toMatchFileSnapshot(golden('mattermost.json'))
})

test('a webhook gets a CloudEvent, or the payload that Standard Webhooks recommend', async () => {
  await expect(pretty(toWebhook(view, 'CLOUDEVENTS').body)).toMatchFileSnapshot(golden('cloudevent.json'))
  await expect(pretty(toWebhook(view, 'PLAIN').body)).toMatchFileSnapshot(golden('plain.json'))
})

test('a mail reads well as text and as HTML', async () => {
  await expect(toPlainText(view)).toMatchFileSnapshot(golden('mail.txt'))
  await expect(toMailHtml(view)).toMatchFileSnapshot(golden('mail.html'))
})

test('Slack takes a message of any size: 50 blocks, 3,000 characters of each', () => {
  const rows = Array.from({ length: 500 }, (_, n) => [`Row <${n}> & "${n}"`, String(n)])
  const table = {
    kind: 'table' as const,
    columns: [
      { label: 'A', isNumber: false },
      { label: 'B', isNumber: true },
    ],
    rows,
    omitted: 0,
  }
  const text = { kind: 'text' as const, text: '&'.repeat(5_000) }
  const message = { ...view.message, title: '<'.repeat(5_000), blocks: [...Array<typeof table>(60).fill(table), text] }
  const { text: title, attachments } = JSON.parse(toSlack({ ...view, message }))
  expect(title.length).toBeLessThanOrEqual(3_000)
  expect(attachments[0].blocks.length).toBeLessThanOrEqual(50)
  for (const block of attachments[0].blocks) if (block.text) expect(block.text.text.length).toBeLessThanOrEqual(3_000)
  expect(attachments[0].blocks[0].text.text).toMatch(/and \d+ more rows$/)
  const whole = JSON.parse(toSlack({ ...view, message: { ...message, blocks: [text] } }))
  expect(whole.attachments[0].blocks[0].text.text).toMatch(/^(&amp;)+…$/)
})
