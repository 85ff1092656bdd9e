// A widget whose data have ended says when, and leads there; days of one's own begin with those that are shown.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  CHROMIUM,
  expectCount,
  expectFaultless,
  launchBrowser,
  openPage,
  signIn,
  violationsOf,
} from '../_kit/browser.ts'
import { push } from '../_kit/operations.ts'

describe.skipIf(!CHROMIUM)('the end of data', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    const { id } = await it.widget({ title: 'Old campaign', keyKind: 'DATE' })
    const rows = ['2024-03-09', '2024-03-10'].map(key => ({ key, values: [{ metric: 'Clicks', value: '4' }] }))
    await it.ask(push, { input: { widgetId: id, rows } })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('a card and a page say when the data ended, and show the days up to then', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const card = page.getByRole('article').filter({ hasText: 'Old campaign' })
    await card.getByText('they end on 10 Mar 2024').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await card.getByRole('link', { name: 'Old campaign' }).click()
    await page.getByText('they end on 10 Mar 2024').waitFor()
    await page.getByRole('link', { name: 'Show the last 30 days of them' }).press('Enter')
    await page.locator('[data-headline="Clicks"]').getByText('8', { exact: true }).waitFor()
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2024-02-10')
    expect(await page.getByLabel('Through', { exact: true }).inputValue()).toBe('2024-03-10')
    await expectCount(page.locator('[data-end]'), 0)
    expectFaultless(window)
  })

  test('days of one’s own begin with the days that are shown', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Old campaign' }).first().click()
    const period = page.getByRole('combobox', { name: 'Period' })
    await period.selectOption('LAST_7_DAYS')
    await page.getByRole('heading', { name: 'Last 7 days' }).waitFor()
    await period.selectOption('From – through …')
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2026-11-14')
    expect(await page.getByLabel('Through', { exact: true }).inputValue()).toBe('2026-11-20')
    await page.getByLabel('From', { exact: true }).fill('2024-03-01')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.locator('[data-headline="Clicks"]').getByText('8', { exact: true }).waitFor()
    expectFaultless(window)
  })
})
