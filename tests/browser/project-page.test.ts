// Settings of a project on their page, and what they do to the page of a widget.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'

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
    const data = Array.from({ length: 11 }, (_, at) => ({ Date: `202611${10 + at}`, Sales: '10' }))
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
    await form.locator('.field', { hasText: 'Line 2 begins with “Christmas”' }).getByLabel('Holidays').waitFor()
    expect(await form.getByLabel('Holidays').getAttribute('aria-invalid')).toBe('true')
    await form.getByLabel('Holidays').fill(`2026-12-24\n2026-12-25 ${'x'.repeat(300)}`)
    await form.getByRole('button', { name: 'Save' }).click()
    await form.locator('.field .bad').waitFor()
    expect(await form.getByLabel('Holidays').getAttribute('aria-invalid')).toBe('true')
    await form.getByLabel('Holidays').fill('2026-11-17 Prayer\n\n2026-12-25')
    const minutes = form.getByLabel('Minutes that results of queries are kept')
    const byGateway = await minutes.inputValue()
    await minutes.fill('2')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.locator('.field', { hasText: 'Results are kept 0 (not at all) or 5 to' }).waitFor()
    await minutes.fill('15')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.reload()
    expect(await form.getByLabel('Holidays').inputValue()).toBe('2026-11-17 Prayer\n2026-12-25')
    expect(await form.getByLabel('Friday').isChecked()).toBe(false)
    expect(await minutes.inputValue()).toBe('15')
    await minutes.fill('')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.reload()
    await expect.poll(() => minutes.inputValue()).toBe(byGateway)

    await page.getByRole('link', { name: 'Board' }).click()
    await page.getByRole('link', { name: 'Sales' }).first().click()
    await page.getByText('70', { exact: true }).first().waitFor()
    await page.getByRole('combobox', { name: /^Days/ }).selectOption('WORKING')
    // Monday, Wednesday and Thursday.
    await page.getByText('3 working days of 7 days, compared with 4').waitFor()
    await page.getByText('30', { exact: true }).first().waitFor()
    expect(page.url()).toContain('only_days=WORKING')
    // Fridays, weekends and the holiday are no rows.
    const values = page.getByRole('region', { name: 'Table of values' }).getByRole('rowheader')
    await expect.poll(() => values.allTextContents()).toEqual(['19 Nov 2026', '18 Nov 2026', '16 Nov 2026'])
    const numbers = page.getByRole('region', { name: 'Table of metrics' })
    await numbers.getByRole('columnheader', { name: 'Per working day' }).waitFor()
    expect(
      await numbers
        .getByRole('row', { name: /^Sales/ })
        .getByRole('cell')
        .nth(1)
        .textContent(),
    ).toBe('10')

    await page.getByRole('combobox', { name: /^Average line/ }).selectOption('Of 7 days')
    await page.getByRole('img', { name: /Sales, average of 7 days: \d values/ }).waitFor()
    expect(page.url()).toContain('average=7')
    await page
      .getByRole('combobox', { name: /^Period/ })
      .first()
      .selectOption('LAST_MONTH')
    await page.getByText('No day of this period has a value.').waitFor()
    expectFaultless(window)
  })

  test('takes the start of fiscal years, and a widget shows them and the periods of named calendars', async () => {
    const { pushUrl } = await it.widget({ title: 'Orders' })
    const data = ['20260405', '20260406', '20261020', '20261102'].map(day => ({ Date: day, Orders: '10' }))
    expect((await it.cyfe(pushUrl, { data })).status).toBe(200)
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Project', exact: true }).click()
    const form = page.getByRole('form', { name: 'Project' })
    await form.getByLabel('Fiscal years begin in').selectOption('April')
    await form.getByLabel('On day').fill('31')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('A fiscal year begins on a day that every year has').first().waitFor()
    await form.getByLabel('On day').fill('6')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Saved.').waitFor()
    await page.reload()
    expect(await form.getByLabel('On day').inputValue()).toBe('6')

    const calendars = page.getByRole('region', { name: 'Calendars' })
    await calendars.getByText('None yet').waitFor()
    await calendars.getByText('New calendar of weeks').click()
    const weeks = calendars.getByRole('form', { name: 'New calendar of weeks' })
    await weeks.getByLabel('Name').fill('Retail')
    await calendars.getByLabel('First day of its first year').fill('2026-02-01')
    await calendars.getByLabel('Years', { exact: true }).fill('1')
    for (const [pattern, message] of [
      ['4, 4, x', 'Write whole numbers of weeks'],
      ['4, 4', 'they add up to 52'],
    ] as const) {
      await calendars.getByLabel('Weeks of each period').fill(pattern)
      await calendars.getByRole('button', { name: 'Save' }).click()
      await calendars.locator('.field', { hasText: message }).getByLabel('Weeks of each period').waitFor()
    }
    await calendars.getByLabel('Weeks of each period').fill('4, 4, 5')
    await calendars.getByRole('button', { name: 'Save' }).click()
    expect(await calendars.getByRole('row', { name: /^Retail/ }).innerText()).toMatch(/12\s+P1 FY 2026\/27\s+P12 FY/)

    await calendars.getByText('New calendar of any periods').click()
    const terms = calendars.getByRole('form', { name: 'New calendar of any periods' })
    await terms.getByLabel('Name').fill('School')
    await terms.getByLabel('Periods').fill('2026-04-20 2026-07-10 Summer term\nAutumn term')
    await terms.getByRole('button', { name: 'Save' }).click()
    await terms.locator('.field', { hasText: 'Line 2 is no first day' }).getByLabel('Periods').waitFor()
    await terms.getByLabel('Periods').fill('2026-04-20 2026-07-10 Summer term\n2026-09-07 2026-12-18 Autumn term')
    await terms.getByRole('button', { name: 'Save' }).click()
    await terms.locator('.field', { hasText: 'that is a gap' }).getByLabel('Periods').waitFor()
    await terms.getByLabel('Periods').fill('2026-04-20 2026-09-06 Summer term\n2026-09-07 2026-12-18 Autumn term')
    await terms.getByRole('button', { name: 'Save' }).click()
    expect(await calendars.getByRole('row', { name: /^School/ }).innerText()).toMatch(/2\s+Summer term\s+Autumn term/)
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('link', { name: 'Board' }).click()
    await page.getByRole('link', { name: 'Orders' }).first().click()
    const period = page.getByRole('combobox', { name: /^Period/ }).first()
    await period.selectOption('This fiscal year')
    await page.getByText('30', { exact: true }).first().waitFor()
    await period.selectOption('THIS_PERIOD:Retail')
    await page.getByText('P10 FY 2026/27').first().waitFor()
    await page.getByText('10', { exact: true }).first().waitFor()
    expect(page.url()).toContain('period=THIS_PERIOD%3ARetail')
    await period.selectOption('School: this period')
    await page.getByText('Autumn term').first().waitFor()
    await page.getByText('20', { exact: true }).first().waitFor()
  })
})
