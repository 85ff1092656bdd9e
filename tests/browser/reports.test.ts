// Reports: written with a preview beside them, tried, saved, sent, paused and deleted.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { deleteAlert, saveAlert } from '../_kit/alert-operations.ts'
import { CHROMIUM, expectCount, launchBrowser, openPage, signIn, type TestPage, violationsOf } from '../_kit/browser.ts'
import { saveChannel } from '../_kit/channel-operations.ts'
import { type MailSink, startMailSink } from '../_kit/mail-server.ts'
import { widgetMetrics } from '../_kit/operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import { reportSchedule, saveReportSchedule } from '../_kit/schedule-operations.ts'

/** The clock of these tests is a script that the frame refuses, as any other. Pages themselves have none: see the goldens. */
const isClock = (fault: string) => fault.startsWith("console: Blocked script execution in 'about:srcdoc'")
const expectFaultless = ({ faults }: TestPage) => expect(faults.filter(fault => !isClock(fault))).toEqual([])

const blockOf = (page: Page, name: RegExp) => page.getByRole('group', { name })

describe.skipIf(!CHROMIUM)('reports', () => {
  let sink: MailSink
  let kit: ReportsKit
  let browser: Browser
  beforeAll(async () => {
    sink = await startMailSink()
    kit = await openReports({ SMTP_URL: sink.url, MAIL_FROM: 'metrics@example.com' })
    await kit.it.ask(saveChannel, { input: { name: 'team', kind: 'EMAIL', to: ['team@example.com'] } })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await kit?.[Symbol.asyncDispose]()
    await sink?.[Symbol.asyncDispose]()
  })
  const rowsOf = async (sql: string) => (await kit.it.app.gateway.pool.query(sql)).rows

  test('a report is written, seen, sent on trial, saved, sent to its rows, paused and deleted', async () => {
    const { it } = kit
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByText('None yet.').waitFor()
    await page.getByRole('link', { name: 'New report' }).click()
    const form = page.getByRole('form', { name: 'Report' })
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Sales by region')
    await form.getByRole('textbox', { name: 'Title' }).first().fill('Sales of {{ row.region }}')
    await form
      .getByRole('combobox', { name: 'A message for each row of' })
      .selectOption({ label: 'Saved query managers' })
    await form.getByRole('textbox', { name: 'Recipient' }).fill('{{ row.email }}')

    const headline = blockOf(page, /^1\. Headlines/)
    await headline.getByRole('combobox', { name: 'Widget' }).selectOption({ label: 'Sales' })
    await headline.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'Last 7 days' })
    await headline.getByText('More', { exact: true }).click()
    await headline.getByRole('textbox', { name: 'Name in templates' }).fill('sales')
    const where = { where: [{ dimension: 'region', in: ['{{ row.region }}'] }] }
    await headline.getByRole('textbox', { name: /as JSON/ }).fill(JSON.stringify(where))
    await form.getByRole('combobox', { name: 'New block' }).selectOption({ label: 'Text' })
    await form.getByRole('button', { name: 'Add the block' }).click()
    // The new block has the focus, and moves by keyboard.
    await page.keyboard.type('Hello {{ row.region }}')
    await form.getByRole('button', { name: 'Move block 2 up' }).focus()
    await page.keyboard.press('Enter')
    await blockOf(page, /^1\. Text/).waitFor()
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Move block 1 down')

    const frame = page.frameLocator('iframe[title="The report"]')
    await frame.getByRole('heading', { name: 'Sales of North' }).waitFor()
    await frame.getByText('Hello North').waitFor()
    await frame.getByText('€360', { exact: true }).waitFor()
    await page.getByText('Of 2; it goes to nora@example.com').waitFor()
    const surface = await frame.locator('main').evaluate(main => getComputedStyle(main).maxWidth)
    expect(surface).not.toBe('none')
    await page.getByRole('spinbutton', { name: 'Row of the mail-merge' }).fill('2')
    await frame.getByRole('heading', { name: 'Sales of South' }).waitFor()
    await page.getByRole('textbox', { name: 'Schedule' }).fill('0 7 * * 1')
    expect(await page.getByRole('list', { name: 'Next times' }).getByRole('listitem').allTextContents()).toEqual([
      '23 Nov 2026, 08:00',
      '30 Nov 2026, 08:00',
      '7 Dec 2026, 08:00',
      '14 Dec 2026, 08:00',
      '21 Dec 2026, 08:00',
    ])

    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'team' })
    await page.getByRole('textbox', { name: 'Only to' }).fill('me@example.com')
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('“Sales of South” is on its way.').waitFor()
    await vi.waitFor(() => expect(sink.mails).toHaveLength(1), { timeout: 30_000 })
    expect(sink.mails[0]).toMatchObject({ to: ['me@example.com'], mail: { subject: '[Test] Sales of South' } })
    expect(sink.mails[0]?.mail.text).toContain('Hello South')

    await form.getByRole('button', { name: 'Save' }).click()
    await page
      .getByText(/1 to 10 channels|channel/i)
      .first()
      .waitFor()
    await form.getByRole('checkbox', { name: /^team/ }).check()
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sales by region' }).waitFor()
    await page.getByText('It has not run yet.').waitFor()
    const send = async (title: string, yes: string) => {
      await page.getByRole('button', { name: title, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
    }
    await send('Run now', 'Send')
    await page.getByText('The run: done, 2 messages.').waitFor()
    await page.getByRole('cell', { name: 'done' }).waitFor()
    await vi.waitFor(() => expect(sink.mails).toHaveLength(3), { timeout: 30_000 })
    const to = sink.mails.slice(1).flatMap(mail => mail.to)
    expect(to.sort()).toEqual(['nora@example.com', 'sam@example.com'])
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('0 7 * * 1 (UTC), paused').waitFor()
    await page.getByRole('link', { name: 'All reports' }).click()
    await page.getByRole('cell', { name: 'done, 2 messages' }).waitFor()
    await page.getByRole('link', { name: 'Sales by region' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('(UTC), next 23 Nov 2026').waitFor()
    await send('Delete', 'Delete')
    await page.getByText('None yet.').waitFor()
    expect(await rowsOf('select name from report_schedules')).toEqual([])
    expectFaultless(window)
  })

  test('what is wrong with a block is said at it, and a report that calls a source is shown on demand', async () => {
    const { it } = kit
    const report = {
      name: 'Orders',
      channelIds: [kit.channelId],
      document: { title: 'Orders', blocks: [{ kind: 'SOURCE', source: 'orders', rows: 'data.items' }] },
    }
    await it.ask(saveReportSchedule, { input: report })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByText('It reads from elsewhere').waitFor()
    await expectCount(page.locator('iframe'), 0)
    await page.getByRole('button', { name: 'Show again' }).click()
    await page.frameLocator('iframe').getByRole('cell', { name: '9.5' }).waitFor()
    const block = blockOf(page, /^1\. Rows of a source/)
    await block.getByRole('textbox', { name: 'Path to the rows' }).fill('a b')
    await page.getByRole('button', { name: 'Save' }).click()
    await block.locator('.bad').first().waitFor()
    expect(await block.getByRole('textbox', { name: 'Path to the rows' }).getAttribute('aria-invalid')).toBe('true')
    await block.getByText('More', { exact: true }).click()
    await block.getByRole('textbox', { name: 'Variables' }).fill('[1]')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Block 1: Variables has to be a JSON object.').waitFor()
    expect((await it.ask(reportSchedule, { name: 'Orders' })).reportSchedule?.name).toBe('Orders')
    expectFaultless(window)
  })

  test('a report follows an alert, and says so where the alert is deleted', async () => {
    const { it } = kit
    const { metrics } = (await it.ask(widgetMetrics, { id: kit.salesId })).widget ?? { metrics: [] }
    const rule = { granularity: 'DAY' as const, condition: { above: '1000' }, cron: '@daily' }
    const alert = { name: 'Revenue is high', metricId: metrics[0]?.id ?? '', ...rule }
    const { id } = (await it.ask(saveAlert, { input: alert })).saveAlert.alert
    const document = { title: 'Followed', blocks: [{ kind: 'TEXT', text: 'Look at it.' }] }
    await it.ask(saveReportSchedule, { input: { name: 'Followed', channelIds: [kit.channelId], document } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('link', { name: 'Followed' }).click()
    await page.getByText('Sent on demand.').waitFor()
    await page.getByRole('combobox', { name: 'After an alert' }).selectOption({ label: 'Revenue is high' })
    // What is chosen stays, whatever is searched for.
    await page.getByLabel('Search alerts').fill('no such alert')
    await page.getByLabel('Search alerts').fill('is high')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.getByText('after Revenue is high', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('after Revenue is high, paused').waitFor()
    await it.ask(deleteAlert, { id })
    await page.reload()
    await page.getByText('after an alert that was deleted, paused').waitFor()
    const choice = page.getByRole('combobox', { name: 'After an alert' })
    expect(await choice.locator('option:checked').textContent()).toBe('an alert that was deleted')
    await page.getByRole('link', { name: 'All reports' }).click()
    await page
      .getByRole('row', { name: /Followed/ })
      .getByText('after an alert that was deleted')
      .waitFor()
    expectFaultless(window)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing on the list and in the editor: %s', async colorScheme => {
    const { it } = kit
    const name = `Rich, ${colorScheme}`
    const period = { preset: 'LAST_7_DAYS' }
    const blocks = [
      { kind: 'HEADLINE', widget_id: kit.salesId, period },
      { kind: 'TEXT', text: 'Words' },
      { kind: 'TABLE', widget_id: kit.salesId, period, by: ['region'] },
      { kind: 'PICTURE', widget_id: kit.salesId, period },
      { kind: 'SAVED_QUERY', query_id: kit.managersId },
    ]
    const merge = { queryId: kit.managersId }
    const channelIds = [kit.channelId]
    const input = { name, channelIds, merge, cron: '0 7 * * *', document: { title: 'Rich', blocks } }
    await it.ask(saveReportSchedule, { input })
    await using window = await openPage(browser, it.url, { colorScheme, viewport: { width: 390, height: 800 } })
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('link', { name }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name }).click()
    await page.frameLocator('iframe').getByRole('img').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    expectFaultless(window)
  })
})
