// Settings of a project on their page, and what they do to the page of a widget.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn } from '../_kit/browser.ts'

describe.skipIf(!CHROMIUM)('the page of a project', () => {
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

  test('takes working days and holidays, and a widget shows working days alone', async () => {
    const { pushUrl } = await it.widget({ title: 'Sales', defaultPeriod: 'LAST_7_DAYS' })
    const data = ['14', '15', '16', '17', '18', '19', '20'].map(day => ({ Date: `202611${day}`, Sales: '10' }))
    expect((await it.cyfe(pushUrl, { data })).status).toBe(200)
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Project', exact: true }).click()
    const form = page.getByRole('form', { name: 'Project' })
    expect(await form.getByLabel('Saturday').isChecked()).toBe(false)
    await form.getByLabel('Friday').uncheck()
    await form.getByLabel('Holidays').fill('2026-11-17 Prayer\nChristmas')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Line 2 begins with “Christmas”').waitFor()
    await form.getByLabel('Holidays').fill('2026-11-17 Prayer\n\n2026-12-25')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.reload()
    expect(await form.getByLabel('Holidays').inputValue()).toBe('2026-11-17 Prayer\n2026-12-25')
    expect(await form.getByLabel('Friday').isChecked()).toBe(false)

    await page.getByRole('link', { name: 'Board' }).click()
    await page.getByRole('link', { name: 'Sales' }).first().click()
    await page.getByText('70', { exact: true }).first().waitFor()
    await page.getByRole('combobox', { name: /^Days/ }).selectOption('WORKING')
    // Monday, Wednesday and Thursday.
    await page.getByText('3 working days of 7 days, compared with 4').waitFor()
    await page.getByText('30', { exact: true }).first().waitFor()
    expect(page.url()).toContain('only_days=WORKING')
    expectFaultless(window)
  })
})
