import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn } from '../_kit/browser.ts'

const rows = (...users: number[]) => ({
  data: users.map((value, at) => ({ Date: String(20261120 - at), Users: String(value) })),
})

describe.skipIf(!CHROMIUM)('the board', () => {
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

  test('asks for a token, refuses a wrong one in words, keeps the right one in this tab and in no URL', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await page.goto(`${it.url}/`)
    await page.getByLabel('Token').fill('pgr_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('The gateway does not know this token.').waitFor()
    await signIn(page, it)
    await page.getByRole('heading', { name: 'No widgets yet' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'No widgets yet' }).waitFor()
    expect(page.url()).not.toContain(ADMIN)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Token').waitFor()
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    expectFaultless(window)
  })

  test('shows a widget, and its new value after a push without a reload', async () => {
    const widget = await it.widget({ title: 'Visitors', chartType: 'COLUMN' })
    await it.cyfe(widget.pushUrl, rows(1, 2, 3))
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const headline = page.locator('[data-headline="Users"]')
    await headline.getByText('6', { exact: true }).waitFor()
    await page.locator('[data-chart="COLUMN"] [data-drawn="true"] canvas').waitFor()
    await it.cyfe(widget.pushUrl, rows(10))
    await headline.getByText('16', { exact: true }).waitFor()
    expectFaultless(window)
  })
})
