// Annotations in the dashboard: made, changed and deleted by the names of their controls, in both themes.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, openTab, signIn, violationsOf } from '../_kit/browser.ts'

describe.skipIf(!CHROMIUM)('annotations', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    browser = await launchBrowser()
    const widget = await it.widget({ title: 'Visitors', chartType: 'LINE' })
    const data = ['17', '18', '19'].map(day => ({ Date: `202611${day}`, Users: day }))
    await it.cyfe(widget.pushUrl, { data })
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('one is added, changed and deleted on the page of a widget, and its chart tells it', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Visitors' }).first().click()
    await openTab(page, 'Annotations')
    const section = page.getByRole('region', { name: 'Annotations' })
    await section.getByText('Add an annotation').click()
    const form = section.getByRole('form', { name: 'New annotation' })
    await form.getByLabel('What happened').fill('Autumn sale')
    await form.getByLabel('Day', { exact: true }).fill('2026-11-18')
    await form.getByLabel('Kind').fill('Campaign')
    await form.getByLabel('Link').fill('https://example.com/sale')
    await form.getByRole('button', { name: 'Save' }).click()
    const list = section.getByRole('list', { name: 'Annotations' })
    await list.getByText('Autumn sale').first().waitFor()
    await page.getByRole('img', { name: /Annotations: .*Campaign: Autumn sale/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    await list.getByText('Edit').click()
    const edit = list.getByRole('form')
    await edit.getByLabel('What happened').fill('Winter sale')
    await edit.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('img', { name: /Campaign: Winter sale/ }).waitFor()
    await list.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await section.getByText('None in this period.').waitFor()
    expectFaultless(window)
  })

  test('those of the project are on its page, on a phone in the dark', async () => {
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const }
    await using window = await openPage(browser, it.url, phone)
    const { page } = window
    await signIn(page, it)
    await page.goto(`${it.url}/#/project`)
    const section = page.getByRole('region', { name: 'Annotations' })
    await section.getByText('Add an annotation').click()
    const form = section.getByRole('form', { name: 'New annotation' })
    await form.getByLabel('What happened').fill('Version 2.0')
    await form.getByLabel('Day', { exact: true }).fill('2026-11-19')
    await form.getByRole('button', { name: 'Save' }).click()
    await section.getByRole('list', { name: 'Annotations' }).getByText('Version 2.0').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await section.getByLabel('Search annotations').fill('nothing like it')
    await vi.waitFor(() => section.getByText('None has this').waitFor(), 30_000)
    expectFaultless(window)
  })
})
