// The way of someone new: from the first sign-in to a widget that shows what a program pushes.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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
} from '../_kit/browser.ts'

describe.skipIf(!CHROMIUM)('from nothing to a live chart', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    const started = Date.now()
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 + Date.now() - started })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('make a widget, copy its example, push with curl, see the value come, change type and colour, compare', async () => {
    await using window = await openPage(browser, it.url, { permissions: ['clipboard-read', 'clipboard-write'] })
    const { page } = window
    await signIn(page, it)

    await page.getByRole('link', { name: 'Make the first widget' }).click()
    await page.getByLabel('Title').fill('Visitors')
    await page.getByText('Columns', { exact: true }).click()
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('heading', { name: 'Push to “Visitors”' }).waitFor()
    await page.getByText('Waiting for the first push').waitFor()

    await page.getByRole('button', { name: 'Copy: example in curl' }).click()
    await page.getByRole('button', { name: 'Copied: example in curl' }).waitFor()
    const command = (await page.evaluate('navigator.clipboard.readText()')) as string
    const { stdout } = await promisify(execFile)('bash', ['-c', command])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok' })
    await page.getByRole('heading', { name: 'The first push is here' }).waitFor()
    await page.getByRole('link', { name: 'Open the widget' }).click()

    const headline = page.locator('[data-headline="Users"]')
    await headline.getByText('12', { exact: true }).waitFor()
    await promisify(execFile)('bash', ['-c', command])
    await headline.getByText('24', { exact: true }).waitFor()
    await openTab(page, 'Push')
    await vi.waitFor(() => expectRows(page, 2), 30_000)

    await openTab(page, 'Settings')
    const settings = page.getByRole('region', { name: 'Settings' })
    await settings.getByRole('form', { name: 'Widget' }).getByLabel('Chart type').selectOption('AREA')
    await settings.getByRole('form', { name: 'Widget' }).getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-chart="AREA"] [data-drawn="true"]').waitFor()

    const metrics = await openMetric(page, 'Users')
    const metric = metrics.getByRole('form', { name: 'Users', exact: true })
    await metric.getByLabel('Colour', { exact: true }).fill('#ff0000')
    await metric.getByRole('button', { name: 'Save' }).click()
    await metric.getByText('Saved.').waitFor()
    await metric.getByLabel('Numbers are').selectOption('CURRENCY')
    await metric.getByText('Example: choose a currency').waitFor()
    await metric.getByLabel('Currency').fill('eur')
    await metric.getByText('Example: €1,234.50').waitFor()
    await metric.getByRole('button', { name: 'Save' }).click()
    await headline.getByText('€24', { exact: true }).waitFor()
    const goals = metrics.getByRole('form', { name: 'Goals of Users' })
    await goals.getByLabel('Unit').selectOption('WEEK')
    await goals.getByLabel('Target').fill('100')
    await goals.getByRole('button', { name: 'Set the goal' }).click()
    await goals.getByText('at least €100 each week').waitFor()
    // The tab is in the address.
    await page.reload()
    await openMetric(page, 'Users')
    expect(await metric.getByLabel('Colour', { exact: true }).inputValue()).toBe('#ff0000')
    expect(await metric.getByLabel('Own colour').isChecked()).toBe(true)

    await page.locator('.pickers').getByRole('combobox', { name: 'Period' }).selectOption('LAST_7_DAYS')
    await page.getByLabel('Compare with').selectOption('SAME_PERIOD_LAST_YEAR')
    expect(page.url()).toContain('compare=SAME_PERIOD_LAST_YEAR')
    await page.getByRole('columnheader', { name: /2025/ }).waitFor()

    await metric.getByLabel('Name').fill('Visitors')
    await metric.getByRole('button', { name: 'Save' }).click()
    await metrics.getByRole('heading', { name: 'Visitors' }).waitFor()
    await metrics.getByRole('button', { name: 'Delete the metric' }).first().click()
    const question = page.getByRole('dialog', { name: 'Delete “Visitors”?' })
    await question.getByText('All of its points go with it').waitFor()
    await question.getByRole('button', { name: 'Delete' }).click()
    await metrics.getByRole('heading', { name: 'Visitors' }).waitFor({ state: 'detached' })
    expectFaultless(window)
  })
})

/** Receipts that the widget's page shows. */
async function expectRows(page: Page, count: number): Promise<void> {
  const rows = page.getByRole('region', { name: 'Table of recent pushes' }).locator('tbody tr')
  await expectCount(rows, count)
}
