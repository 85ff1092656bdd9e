// The form of a metric: what it asks for, and what it shows once it is saved.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectCount, expectFaultless, launchBrowser, openMetric, openPage, signIn } from '../_kit/browser.ts'
import { push } from '../_kit/operations.ts'

describe.skipIf(!CHROMIUM)('the form of a metric', () => {
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

  async function made(title: string, dimensions: string[]): Promise<void> {
    const { id } = await it.widget({ title, keyKind: 'DATE', dimensions })
    const rows = [{ key: '2026-11-20', values: [{ metric: 'Stock', value: '1' }] }]
    await it.ask(push, { input: { widgetId: id, rows } })
  }

  test('asks how series become one number where there are dimensions; what does not go together is told', async () => {
    await made('By warehouse', ['warehouse'])
    await made('Plain', [])
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const formOf = async (title: string) => {
      await page.getByRole('link', { name: title }).first().click()
      const metrics = await openMetric(page, 'Stock')
      return metrics.getByRole('form', { name: 'Stock', exact: true })
    }
    const form = await formOf('By warehouse')
    const across = form.getByLabel('Across dimensions')
    expect(await across.inputValue()).toBe('POOLED')
    await form.getByLabel('Aggregation').selectOption('LATEST')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    // Both follow from the aggregation: neither is set by saving again.
    await vi.waitFor(async () => expect(await across.inputValue()).toBe('SUM'), 10_000)
    expect(await form.getByLabel('A value that is there already').inputValue()).toBe('REPLACE')
    await across.selectOption('POOLED')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('would be LATEST across POOLED series').first().waitFor()
    await across.selectOption('AVERAGE')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.goBack()
    const plain = await formOf('Plain')
    await expectCount(plain.getByLabel('Aggregation'), 1)
    await expectCount(plain.getByLabel('Across dimensions'), 0)
    expectFaultless(window)
  })

  test('asks what weighs a mean, of the sums that are pushed beside it', async () => {
    const { id } = await it.widget({ title: 'Ratings', keyKind: 'DATE' })
    const values = ['Rating', 'Votes'].map(metric => ({ metric, value: '2' }))
    await it.ask(push, { input: { widgetId: id, rows: [{ key: '2026-11-20', values }] } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Ratings' }).first().click()
    const metrics = await openMetric(page, 'Rating')
    const form = metrics.getByRole('form', { name: 'Rating', exact: true })
    const weight = form.getByLabel('Weighted by')
    await expectCount(weight, 0)
    await form.getByLabel('Aggregation').selectOption('AVERAGE')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await weight.waitFor()
    expect(await weight.locator('option').allTextContents()).toEqual(['Every point weighs the same', 'Votes'])
    await weight.selectOption('Votes')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    // A mean with a weight stays one until it has none.
    await form.getByLabel('Aggregation').selectOption('SUM')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('goes with AVERAGE across POOLED series').first().waitFor()
    await weight.selectOption('')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    expectFaultless(window)
  })

  test('says whether it may be relied on; the catalogue shows who said so, and finds it', async () => {
    const { id } = await it.widget({ title: 'Ledger', keyKind: 'DATE' })
    const values = [{ metric: 'Booked', value: '2' }]
    await it.ask(push, { input: { widgetId: id, rows: [{ key: '2026-11-20', values }] } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Ledger' }).first().click()
    const metrics = await openMetric(page, 'Booked')
    const form = metrics.getByRole('form', { name: 'Booked', exact: true })
    await form.getByLabel('Status').selectOption('Approved')
    await form.getByLabel('Steward').fill('Finance')
    await form.getByLabel('New data').selectOption('Each day')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.getByRole('link', { name: 'Catalogue' }).click()
    await page.getByLabel('Status').selectOption('Approved')
    await page.getByLabel('Steward').fill('finance')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('1 metric', { exact: true }).waitFor()
    const row = page.getByRole('row', { name: /Booked/ })
    expect(await row.innerText()).toMatch(/Ledger.*Approved by .*Finance.*each day.*Push URL and tokens/s)
    await page.getByLabel('Search').fill('no such name')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('No metric is like that.').waitFor()
    expectFaultless(window)
  })

  test('takes goals of some rows, shows a filter that is none at its field, and removes goals', async () => {
    await made('Regions', ['country'])
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Regions' }).first().click()
    const metrics = await openMetric(page, 'Stock')
    const goals = metrics.getByRole('form', { name: 'Goals of Stock' })
    const where = goals.getByLabel('Of which rows')
    const save = goals.getByRole('button', { name: 'Set the goal' })
    await goals.getByLabel('Target').fill('100')
    for (const [filter, message] of [
      ['country=DE', 'Write each filter as where.country=DE,FR'],
      ['where.town=Bonn', 'There is no dimension "town"'],
    ] as const) {
      await where.fill(filter)
      await save.click()
      await goals.locator('.field', { hasText: message }).getByLabel('Of which rows').waitFor()
      expect(await where.getAttribute('aria-invalid')).toBe('true')
    }
    await where.fill('where.country=DE')
    await save.click()
    await goals.getByText('at least 100 each month (country: DE)').waitFor()
    await goals.getByRole('button', { name: 'Remove the goal of each month, country: DE' }).click()
    await goals.getByText('at least 100 each month').waitFor({ state: 'detached' })
    expectFaultless(window)
  })
})
