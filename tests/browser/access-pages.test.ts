// How others get in: addresses of a chart, clients and their secrets; and the search that finds all of it.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, openTab, signIn, violationsOf } from '../_kit/browser.ts'
import { push } from '../_kit/operations.ts'

describe.skipIf(!CHROMIUM)('access', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    const { id } = await it.widget({ title: 'Umsätze', keyKind: 'DATE' })
    const rows = [{ key: '2026-11-19', values: [{ metric: 'Net', value: '12' }] }]
    await it.ask(push, { input: { widgetId: id, rows } })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('the search is opened, used and left by keyboard, and goes where it says', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const palette = page.getByRole('dialog', { name: 'Search' })
    await page.keyboard.press('Control+k')
    await palette.getByRole('option', { name: 'Catalogue' }).waitFor()
    await page.keyboard.type('board')
    await palette.getByRole('option', { name: /^Board\s*Board$/ }).waitFor()
    await page.getByRole('combobox', { name: 'Search for' }).fill('net umsatze')
    await palette.getByRole('option', { name: 'Net of Umsätze' }).waitFor()
    expect(await palette.getByRole('option').allInnerTexts()).toHaveLength(2)
    await page.keyboard.press('ArrowUp')
    expect(await palette.getByRole('option', { selected: true }).innerText()).toContain('Metric')
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Umsätze' }).waitFor()
    await page.keyboard.press('Meta+k')
    await page.keyboard.type('no such words')
    await palette.getByText('Nothing has these words.').waitFor()
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
    expectFaultless(window)
  })

  test('addresses of the chart show what the page shows, until they end, and are pasted as they are', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Umsätze' }).first().click()
    await page.getByRole('combobox', { name: 'Period' }).selectOption('THIS_YEAR')
    await openTab(page, 'Sharing')
    const section = page.getByRole('region', { name: 'Addresses of the chart' })
    const form = section.getByRole('form', { name: 'New address of the chart' })
    await form.getByLabel('Works for').selectOption('1 day')
    await form.getByLabel('Width').fill('600')
    await form.getByRole('button', { name: 'Make an address' }).click()
    await section.getByText('Shows This year; ends').waitFor()
    const [address = '', html = ''] = await section.locator('pre').allInnerTexts()
    expect(html).toMatch(/^<iframe src="[^"]+" title="Umsätze" width="600" height="400"/)
    expect(html).toContain(address.replaceAll('&', '&amp;'))
    const reply = await fetch(address)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    await form.getByLabel('Kind').selectOption('Picture for e-mail (PNG)')
    await form.getByRole('button', { name: 'Make an address' }).click()
    await section.getByText('<img src=').waitFor()
    const picture = await fetch((await section.locator('pre').first().innerText()).trim())
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })

  test('a client is made, its secret shown once and renewed, and revoked', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Tokens' }).click()
    await page.getByRole('link', { name: 'Client credentials' }).click()
    await page.getByRole('heading', { name: 'New client' }).click()
    const form = page.getByRole('form', { name: 'New client' })
    await form.getByLabel('Name').fill('warehouse')
    await form.getByRole('button', { name: 'Make a client' }).click()
    await form.getByText('Choose one thing at least').waitFor()
    await form.getByLabel('read reports').check()
    await form.getByRole('button', { name: 'Make a client' }).click()
    await page.getByText('The credentials of “warehouse”').waitFor()
    const [clientId = '', clientSecret = ''] = await page.locator('.notice pre').allInnerTexts()
    const tokenOf = (secret: string) =>
      fetch(`${it.url}/api/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
    expect((await tokenOf(clientSecret)).status).toBe(200)
    const clients = page.getByRole('region', { name: 'Table of clients' })
    await clients.getByRole('cell', { name: clientId }).waitFor()
    expect(await clients.innerText()).not.toContain(clientSecret)
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])
    await clients.getByRole('button', { name: 'New secret for warehouse' }).press('Enter')
    await page.getByText(clientSecret).waitFor({ state: 'detached' })
    const [, next = ''] = await page.locator('.notice pre').allInnerTexts()
    expect((await tokenOf(next)).status).toBe(200)
    await clients.getByRole('button', { name: 'Revoke warehouse' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).press('Enter')
    await clients.getByRole('cell', { name: 'revoked' }).waitFor()
    expect((await tokenOf(next)).status).toBe(401)
    expectFaultless(window)
  })
})
