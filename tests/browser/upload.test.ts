// A file of rows, uploaded on the page of a widget: what becomes of it is seen before anything is pushed.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, openTab, signIn, violationsOf } from '../_kit/browser.ts'

const text = (content: string, name = 'sales.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content, 'latin1'),
})

describe.skipIf(!CHROMIUM)('a file on the page of a widget', () => {
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

  test('makes a new widget with its dimension; the same file again changes nothing', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Make the first widget' }).click()
    await page.getByLabel('Title').fill('Sales')
    await page.getByRole('button', { name: 'Make it' }).click()
    const region = page.getByRole('region', { name: 'Or upload a file' })
    const rows = Array.from({ length: 1_200 }, (_, at) => {
      const day = new Date(Date.UTC(2023, 8, 1 + at)).toISOString().slice(0, 10)
      return `${day},${at % 2 ? 'DE' : 'FR'},${at}.5`
    })
    const csv = `Date,country,Amount\n${rows.join('\n')}\n`
    await region.getByLabel('File').setInputFiles(text(csv))
    await region.getByText('“country” holds texts: it becomes a dimension of the widget').waitFor()
    const head = region.getByRole('columnheader')
    expect((await head.allInnerTexts()).map(each => each.split('\n').join(' '))).toEqual([
      'Date key',
      'country dimension',
      'Amount metric',
    ])
    expect(await violationsOf(page)).toEqual([])
    await region.getByRole('button', { name: 'Push 1,200 rows' }).click()
    await region.getByText('1,200 rows pushed.').waitFor()
    await page.getByRole('link', { name: 'Open the widget' }).click()
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('country')
    await page.getByRole('region', { name: 'Groups' }).getByRole('rowheader', { name: 'DE' }).waitFor()

    await openTab(page, 'Push')
    await page.getByRole('heading', { name: 'Upload a file' }).click()
    const again = page.getByRole('region', { name: 'Push', exact: true })
    await again.getByLabel('File').setInputFiles(text(csv))
    await page.setViewportSize({ width: 390, height: 844 })
    const edge = await again.evaluate(panel => panel.getBoundingClientRect().right)
    const ends = await again
      .locator('input, select, button')
      .evaluateAll(all => all.map(each => each.getBoundingClientRect().right))
    expect(ends.filter(end => end > edge)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    await again.getByRole('button', { name: 'Push 1,200 rows' }).click()
    await again.getByText('1,200 rows pushed.').waitFor()
    const { rows: sums } = await it.app.gateway.pool.query('select count(*)::int, sum(value)::text from series_points')
    expect(sums).toEqual([{ count: 1_200, sum: '720000.0' }])
    expectFaultless(window)
  })

  test('says what is wrong where, and how it may be read instead, on a phone in the dark', async () => {
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const }
    const { id } = await it.widget({ title: 'Revenue' })
    await using window = await openPage(browser, it.url, phone)
    const { page } = window
    await signIn(page, it)
    await page.goto(`${it.url}/#/widgets/${id}?tab=push`)
    await page.getByRole('heading', { name: 'Upload a file' }).click()
    const file = page.getByLabel('File')
    await file.setInputFiles(text('Datum;Umsatz f\xfcr heute\n2026-11-19;1,5\n'))
    await page.getByRole('alert').getByText('sales.csv: it is not written in utf-8.').waitFor()
    await page.getByRole('combobox', { name: 'Written in' }).selectOption('windows-1252')
    await page.getByRole('alert').getByText('Line 2, Umsatz für heute').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Decimals stand behind a' }).selectOption(',')
    await page.getByRole('button', { name: 'Push 1 row' }).click()
    await page.getByText('1 row pushed.').waitFor()
    await page.locator('[data-headline], td').getByText('1.5', { exact: true }).first().waitFor()
    expectFaultless(window)
  })
})
