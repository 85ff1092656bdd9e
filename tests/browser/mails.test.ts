// Mails as people open them: HTML with its pictures in a real browser, wide and on a phone, and the text for who reads no HTML.
import type { ParsedMail } from 'mailparser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import { saveAlert } from '../_kit/alert-operations.ts'
import { CHROMIUM, launchBrowser, violationsOf } from '../_kit/browser.ts'
import { saveChannel } from '../_kit/channel-operations.ts'
import { type MailSink, startMailSink } from '../_kit/mail-server.ts'
import { widgetMetrics } from '../_kit/operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import { runReport, saveReportSchedule, sendTestReport } from '../_kit/schedule-operations.ts'

const PUBLIC = 'https://metrics.example.com'

describe.skipIf(!CHROMIUM)('mails', () => {
  let sink: MailSink
  let kit: ReportsKit
  let browser: Browser
  let channelId: string
  beforeAll(async () => {
    sink = await startMailSink()
    kit = await openReports({
      SMTP_URL: sink.url,
      MAIL_FROM: 'Metrics <metrics@example.com>',
      PUSHGRAPH_PUBLIC_URL: PUBLIC,
    })
    const input = { name: 'team', kind: 'EMAIL' as const, to: ['team@example.com'] }
    channelId = (await kit.it.ask(saveChannel, { input })).saveChannel.channel.id
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await kit?.[Symbol.asyncDispose]()
    await sink?.[Symbol.asyncDispose]()
  })

  async function arrived(subject: string): Promise<ParsedMail> {
    const found = () => sink.mails.find(({ mail }) => mail.subject === subject)?.mail
    await vi.waitUntil(() => found() !== undefined, { timeout: 60_000 })
    return found() as ParsedMail
  }

  /** As a mail program shows it: what the mail brings along is in its place, and nothing else is loaded. */
  async function open(mail: ParsedMail, width: number): Promise<Page & AsyncDisposable> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: true })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => void (request.url().startsWith('data:') || asked.push(request.url())))
    const html = String(mail.html).replace(/cid:([^"]+)/g, (all, cid) => {
      const part = mail.attachments.find(attachment => attachment.cid === cid)
      return part ? `data:${part.contentType};base64,${part.content.toString('base64')}` : all
    })
    await page.setContent(html)
    expect(asked).toEqual([])
    return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
  }

  async function expectReadable(mail: ParsedMail): Promise<void> {
    for (const width of [390, 800]) {
      await using page = await open(mail, width)
      const pictures = await page.locator('img').evaluateAll(images =>
        (images as HTMLImageElement[]).map(({ naturalWidth, clientWidth, alt }) => ({
          isLoaded: naturalWidth > 0,
          isWide: clientWidth > 200,
          isNamed: alt !== '',
        })),
      )
      expect(pictures).toEqual([{ isLoaded: true, isWide: true, isNamed: true }])
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      // A mail has no landmarks of a page: it is shown inside of one.
      expect(await violationsOf(page, ['region', 'landmark-one-main'])).toEqual([])
    }
  }

  /** Signatures and ids differ from run to run. */
  const readable = (text: string | undefined) =>
    (text ?? '').replace(/\.png\?\S+/g, '.png?(signed)').replace(/\b(widget|alert|reportschedule)_\w+/g, '$1_(id)')

  const period = { days: { from: '2026-11-13', through: '2026-11-19' } }
  const report = () => ({
    name: 'Weekly',
    channelIds: [channelId],
    document: {
      title: 'Sales of the week',
      blocks: [
        { kind: 'HEADLINE', name: 'sales', widget_id: kit.salesId, period },
        { kind: 'TEXT', text: 'Revenue was {{ sales.metrics.Revenue.text }}, {{ sales.metrics.Revenue.change }}.' },
        { kind: 'TABLE', title: 'By region', widget_id: kit.salesId, period, by: ['region'], attach: true },
        { kind: 'PICTURE', title: 'By day', widget_id: kit.salesId, period },
        { kind: 'SAVED_QUERY', title: 'Managers', query_id: kit.managersId },
      ],
    },
  })

  test('a report can be read on a screen, on a phone and as text, and leads to its page', async () => {
    const saved = (await kit.it.ask(saveReportSchedule, { input: report() })).saveReportSchedule.reportSchedule
    await kit.it.ask(runReport, { name: 'Weekly' })
    const mail = await arrived('Sales of the week')
    await expectReadable(mail)
    const link = `${PUBLIC}/#/reports/${saved.id}`
    expect(mail.text).toContain(`More: ${link}\n`)
    await using page = await open(mail, 800)
    expect(await page.getByRole('link', { name: 'Open in Pushgraph' }).getAttribute('href')).toBe(link)
    await page.getByRole('heading', { level: 1, name: 'Sales of the week' }).waitFor()
    await expect(readable(mail.text)).toMatchFileSnapshot('golden/report-mail.txt')

    const input = { report: { ...report(), id: saved.id }, channelId }
    expect((await kit.it.ask(sendTestReport, { input })).sendTestReport.title).toBe('Sales of the week')
    expect((await arrived('[Test] Sales of the week')).text).toContain(`More: ${link}\n`)
  })

  test('an alert can be read on a screen, on a phone and as text, and leads to its page', async () => {
    const { metrics } = (await kit.it.ask(widgetMetrics, { id: kit.salesId })).widget ?? { metrics: [] }
    const rule = { granularity: 'DAY' as const, condition: { above: '90' }, cron: '0 6 * * *' }
    const input = { name: 'Revenue is high', metricId: metrics[0]?.id ?? '', ...rule, channelIds: [channelId] }
    const { alert } = (await kit.it.ask(saveAlert, { input })).saveAlert
    await evaluateDueAlerts(kit.it.app.gateway, new AbortController().signal)
    const mail = await arrived('Firing: Revenue is high')
    await expectReadable(mail)
    expect(mail.text).toContain(`More: ${PUBLIC}/#/alerts/${alert.id}\n`)
    await expect(readable(mail.text)).toMatchFileSnapshot('golden/alert-mail.txt')
  })

  test('long words and wide tables do not push a mail beyond a phone', async () => {
    const word = 'x'.repeat(200)
    const columns = ['n', 'm', 'o', 'p', 'q', 'r'].map(name => ({ label: `Column ${name}`, value: 'email' }))
    const blocks = [
      { kind: 'TEXT', text: `https://example.com/${word}` },
      { kind: 'HEADING', text: word },
      { kind: 'SAVED_QUERY', title: 'Managers', query_id: kit.managersId, columns },
      { kind: 'PICTURE', widget_id: kit.salesId, period },
    ]
    const document = { title: `Long ${word.slice(0, 100)}`, blocks }
    await kit.it.ask(saveReportSchedule, { input: { ...report(), name: 'Long', document } })
    await kit.it.ask(runReport, { name: 'Long' })
    await expectReadable(await arrived(document.title))
  })
})
