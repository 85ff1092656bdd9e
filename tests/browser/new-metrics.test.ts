// Metrics that are computed: from a formula with its numbers beside it, and from events.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  CHROMIUM,
  expectCount,
  expectFaultless,
  launchBrowser,
  openMetric,
  openPage,
  openTab,
  signIn,
  violationsOf,
} from '../_kit/browser.ts'
import { push } from '../_kit/operations.ts'
import { trackEvents } from '../_kit/query-operations.ts'

describe.skipIf(!CHROMIUM)('new metrics', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('a formula shows what it gives before it is saved, and gives that afterwards', async () => {
    const { id } = await it.widget({ title: 'Funnel', keyKind: 'DATE' })
    const rows = [
      ['2026-11-18', '1', '8'],
      ['2026-11-19', '2', '16'],
    ].map(([key = '', signups = '', visitors = '']) => ({
      key,
      values: [
        { metric: 'Signups', value: signups },
        { metric: 'Visitors', value: visitors },
      ],
    }))
    await it.ask(push, { input: { widgetId: id, rows } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Funnel' }).first().click()
    await openTab(page, 'Metrics')
    await page.getByRole('heading', { name: 'New calculated metric' }).click()
    const form = page.getByRole('form', { name: 'New calculated metric' })
    await form.getByLabel('Name').fill('Rate')
    const formula = form.getByRole('textbox', { name: 'Formula' })
    await form.getByRole('button', { name: 'Insert Signups' }).press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type(' / ')
    await form.getByText('at character').waitFor()
    await form.getByRole('button', { name: 'Insert Visitors' }).press('Enter')
    await formula.fill(`${await formula.inputValue()} * 100`)
    const preview = form.getByLabel('What the formula gives')
    await preview.getByText('12.5', { exact: true }).waitFor()
    expect(await preview.innerText()).toMatch(/19 Nov: 12\.5/)
    await form.getByLabel('Numbers are').selectOption('Percent')
    await preview.getByText('12.5%', { exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])
    await form.getByRole('button', { name: 'Make the metric' }).press('Enter')
    await page.locator('[data-headline="Rate"]').getByText('12.5%', { exact: true }).waitFor()
    // Each metric has one way to save it.
    const saved = (await openMetric(page, 'Rate')).getByRole('form', { name: 'Rate', exact: true })
    await expectCount(saved.getByRole('button', { name: /^Save/ }), 1)
    await saved.getByRole('textbox', { name: 'Formula' }).fill('[Signups] * [Nobody]')
    await saved.getByText('The widget has no metric “Nobody”').waitFor()
    expectFaultless(window)
  })

  test('events are counted by a property, as the names of a widget', async () => {
    await it.widget({ title: 'Orders by plan' })
    const events = ['pro', 'pro', 'free'].map(plan => ({ name: 'order', userId: 'ada', properties: { plan } }))
    await it.ask(trackEvents, { events })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Orders by plan' }).first().click()
    await openTab(page, 'Metrics')
    await page.getByRole('heading', { name: 'New metric of events' }).click()
    const form = page.getByRole('form', { name: 'New metric of events' })
    await form.getByLabel('Name').fill('Orders')
    await form.getByLabel('Event', { exact: true }).fill('order')
    await form.getByLabel('By the values of').fill('plan')
    await form.getByLabel('Only events with').fill('plan')
    await form.getByRole('button', { name: 'Make the metric' }).click()
    await form.getByText('It has to be a JSON object').first().waitFor()
    await form.getByLabel('Only events with').fill('')
    await form.getByRole('button', { name: 'Make the metric' }).click()
    await page.locator('[data-headline="Orders"]').getByText('3', { exact: true }).waitFor()
    await openTab(page, 'Numbers')
    await page.getByRole('rowheader', { name: 'pro', exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })
})
