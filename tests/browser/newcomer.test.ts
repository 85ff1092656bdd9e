// Somebody new does what a dashboard is for, by the names of what stands there alone: a file becomes a widget, which is grouped, compared, watched,
// shared and taken along.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, openTab, signIn, violationsOf } from '../_kit/browser.ts'

const DAY = 86_400_000
const rows = Array.from({ length: 730 }, (_, at) => {
  const day = new Date(NOON_2026_11_20 - (729 - at) * DAY).toISOString().slice(0, 10)
  return `${day},${at % 3 === 0 ? 'FR' : 'DE'},${at >= 365 ? 20 : 10}`
})
const sales = `Date,country,Sales\n${rows.join('\n')}\n`

describe.skipIf(!CHROMIUM)('somebody new', () => {
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

  test('uploads a file, groups, compares with last year, sets an alert, shares, and downloads', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Make the first widget' }).click()
    await page.getByLabel('Title').fill('Sales')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(sales) })
    await page.getByRole('button', { name: 'Push 730 rows' }).click()
    await page.getByText('730 rows pushed.').waitFor()
    await page.getByRole('link', { name: 'Open the widget' }).click()

    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('country')
    await page.getByRole('region', { name: 'Groups' }).getByRole('rowheader', { name: 'DE' }).waitFor()
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('')
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('Same period last year')
    // Twice as much as a year ago.
    await page.getByRole('cell', { name: /\+100%/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    const csv = page.waitForEvent('download')
    await page.getByRole('combobox', { name: 'Download' }).selectOption('Rows (CSV)')
    const file = await csv
    expect(file.suggestedFilename()).toBe('Sales.csv')
    const text = readFileSync(await file.path(), 'utf8')
    expect(text.split('\n').length).toBeGreaterThanOrEqual(731)
    expect(text).toMatch(/^20261120,(DE|FR),20\r$/m)
    const picture = page.waitForEvent('download')
    await page.getByRole('combobox', { name: 'Download' }).selectOption('Chart (PNG)')
    expect(
      readFileSync(await (await picture).path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')

    await openTab(page, 'Sharing')
    await page.getByRole('button', { name: 'Make a public link' }).click()
    const link = await page.getByRole('region', { name: 'Public links' }).locator('code').first().innerText()
    await using visitor = await openPage(browser, it.url)
    await visitor.page.goto(link)
    await visitor.page.getByRole('heading', { name: 'Sales' }).waitFor()

    await page.getByRole('link', { name: 'Set an alert' }).click()
    const form = page.getByRole('form', { name: 'New alert' })
    await form.getByLabel('Name').fill('Sales are low')
    await form.getByLabel('It fires when').selectOption('the value is below a line')
    await form.getByRole('textbox', { name: 'Below' }).fill('5')
    await form
      .getByRole('region', { name: 'Preview' })
      .getByText('It would not have fired in the last 90 days.')
      .waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sales are low' }).waitFor()
    expectFaultless(window)
    expectFaultless(visitor)
  })
})
