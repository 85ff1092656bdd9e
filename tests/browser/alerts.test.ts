// Alerts on their pages: tried before they are saved, seen firing without a reload, acknowledged.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlertApp, startAlertApp } from '../_kit/alerts.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'

const day = (key: string, value: number, country: string) => ({ Date: key, Sales: String(value), country })

describe.skipIf(!CHROMIUM)('the pages of alerts', () => {
  let app: AlertApp
  let browser: Browser
  beforeAll(async () => {
    app = await startAlertApp('2026-11-20T12:00:00Z', { dimensions: ['country'] })
    browser = await launchBrowser()
    const days = Array.from({ length: 19 }, (_, at) => `202611${String(at + 1).padStart(2, '0')}`)
    await app.push(days.flatMap((key, at) => [day(key, 40 + at, 'DE'), day(key, at === 9 ? 90 : 30, 'FR')]))
  })
  afterAll(async () => {
    await browser?.close()
    await app?.[Symbol.asyncDispose]()
  })

  test('an alert is set from its widget, tried, saved, fires after a push without a reload, and is acknowledged', async () => {
    await using window = await openPage(browser, app.it.url)
    const { page } = window
    await signIn(page, app.it)
    await page.goto(`${app.it.url}/#/widgets/${app.widgetId}`)
    await page.getByRole('link', { name: 'Set an alert' }).click()
    const form = page.getByRole('form', { name: 'New alert' })
    await form.getByLabel('Name').fill('Sales are high')
    await form.getByLabel('Metric').waitFor()
    await form.getByRole('textbox', { name: 'Above' }).fill('100')
    const preview = form.getByRole('region', { name: 'Preview' })
    await preview.getByText('It would have fired once in the last 90 days.').waitFor()
    await preview.getByRole('img', { name: /^Chart of Sales\. .*Fires above: 100\..*Firing/ }).waitFor()
    await preview.getByRole('list').getByText('139').waitFor()
    await form.getByRole('textbox', { name: 'Above' }).fill('900')
    await preview.getByText('It would not have fired in the last 90 days.').waitFor()
    await form.getByLabel('It fires when').selectOption('the value is outside of a range')
    await form.getByRole('textbox', { name: 'Below' }).fill('10')
    await form.getByLabel('Or above').fill('95')
    await preview.getByRole('img', { name: /Normal: at last 10 to 95\./ }).waitFor()
    await form.getByLabel('It fires when').selectOption('the value is above a line')
    await form.getByRole('textbox', { name: 'Above' }).fill('100')
    await form.getByLabel('Evaluate the running bucket, too').check()
    await form.getByRole('button', { name: 'Add a mute window' }).click()
    await form.getByRole('group', { name: 'Mute window 1' }).getByLabel('from').fill('01:00')
    await form.getByLabel('Pager').check()
    expect(await violationsOf(page)).toEqual([])
    await form.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('heading', { level: 1, name: 'Sales are high' }).waitFor()
    const state = page.getByRole('region', { name: 'State', exact: true })
    await app.at('2026-11-20T12:00:10Z')
    await state
      .getByRole('cell', { name: 'OK' })
      .or(state.getByRole('cell', { name: 'No data' }))
      .waitFor()
    await app.push([day('20261120', 150, 'DE')])
    await app.at('2026-11-20T12:00:20Z')
    await state.getByRole('cell', { name: 'Firing' }).waitFor()
    await page
      .getByRole('region', { name: 'Events' })
      .getByRole('row', { name: /Firing .* 150 sent/ })
      .waitFor()
    expect(await violationsOf(page)).toEqual([])
    await state.getByRole('button', { name: 'Acknowledge Sales are high' }).click()
    await state.getByText(/^acknowledged by /).waitFor()
    await page.getByRole('heading', { name: 'Settings' }).click()
    await page.getByRole('form', { name: 'Settings of Sales are high' }).getByLabel('from').waitFor()
    expectFaultless(window)
  })

  test('one of groups is in the list, in the dark on a phone: snoozed, woken, paused, and refused under a name in use', async () => {
    await app.save({ name: 'A country is high', by: ['country'], condition: { above: '80' }, channelIds: [] })
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const }
    await using window = await openPage(browser, app.it.url, phone)
    const { page } = window
    await signIn(page, app.it)
    await page.getByRole('link', { name: 'Alerts' }).click()
    const table = page.getByRole('region', { name: 'Table of alerts' })
    const row = table.getByRole('row', { name: /A country is high/ })
    await row.getByLabel('How long to snooze A country is high').selectOption('1 day')
    await row.getByRole('button', { name: 'Snooze A country is high' }).click()
    await row.getByText('snoozed until 21 Nov 2026').waitFor()
    await row.getByRole('button', { name: 'Wake A country is high' }).click()
    await row.getByRole('button', { name: 'Pause A country is high' }).click()
    await row.getByText('paused').waitFor()
    await page.getByRole('heading', { name: 'New alert' }).click()
    const form = page.getByRole('form', { name: 'New alert' })
    await form.getByLabel('Name').fill('A country is high')
    await form.getByLabel('Widget', { exact: true }).selectOption('Shop')
    await form.getByRole('textbox', { name: 'Above' }).fill('1')
    await form.getByRole('region', { name: 'Preview' }).getByRole('img').waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Another alert has this name.').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await row.getByRole('link', { name: 'A country is high' }).click()
    await page.getByRole('region', { name: 'State', exact: true }).getByLabel('Group').selectOption('FR')
    await page.getByRole('img', { name: /^Chart of Sales, FR\./ }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })
})
