import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  CHROMIUM,
  expectCount,
  expectFaultless,
  launchBrowser,
  openPage,
  openTab,
  signIn,
  violationsOf,
} from '../_kit/browser.ts'

describe.skipIf(!CHROMIUM)('public links', () => {
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

  /** Widths of the pictures in the page, once all of them have come. */
  const pictures = (page: Page) =>
    vi.waitFor(async () => {
      const widths = (await page.evaluate('[...document.images].map(image => image.naturalWidth)')) as number[]
      expect(widths.length).toBeGreaterThan(0)
      expect(widths.every(width => width > 0)).toBe(true)
      return widths
    }, 30_000)

  test('a link is made in the dashboard, opened in a private window, and revoked', async () => {
    const widget = await it.widget({ title: 'Visitors', chartType: 'COLUMN' })
    await it.cyfe(widget.pushUrl, { data: [{ Date: '20261119', Users: '5' }] })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Visitors' }).first().click()
    await openTab(page, 'Sharing')
    await page.getByRole('button', { name: 'Make a public link' }).click()
    const section = page.getByRole('region', { name: 'Public links' })
    const url = await section.locator('code').first().innerText()
    expect(url).toMatch(/\/share\//)
    expect(await violationsOf(page)).toEqual([])

    await using visitor = await openPage(browser, it.url)
    await visitor.page.goto(url)
    await visitor.page.getByRole('heading', { name: 'Visitors' }).waitFor()
    await pictures(visitor.page)
    expect(await violationsOf(visitor.page)).toEqual([])
    await visitor.page.getByRole('link', { name: 'Last 7 days' }).click()
    await pictures(visitor.page)
    expectFaultless(visitor)

    await section.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expectCount(section.locator('code'), 0)
    await visitor.page.reload()
    await visitor.page.getByText('This link does not work').waitFor()
    expectFaultless(window)
  })

  test('a data address is made of what the page shows, copied for a spreadsheet, and revoked', async () => {
    const widget = await it.widget({ title: 'Downloads', keyKind: 'DATE', dimensions: ['country'] })
    const rows = ['DE', 'FR'].map(country => ({ Date: '20261119', country, Files: '5' }))
    await it.cyfe(widget.pushUrl, { data: rows })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.goto(`${it.url}/#/widgets/${widget.id}?period=YESTERDAY&granularity=MONTH&where.country=FR`)
    await openTab(page, 'Sharing')
    const section = page.getByRole('region', { name: 'Data addresses' })
    await section.getByLabel('Name').fill('Of France')
    await section.getByRole('button', { name: 'Make a data address' }).click()
    const url = await section.locator('code').first().innerText()
    expect(await violationsOf(page)).toEqual([])
    const reply = await fetch(url)
    expect(await reply.text()).toBe('Date,Files\r\n2026-11-01,5\r\n')
    await section.getByLabel('Address of Of France for').selectOption('Google Sheets')
    expect(await section.locator('code').first().innerText()).toBe(`=IMPORTDATA("${url}")`)
    await section.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expectCount(section.locator('code'), 0)
    expect((await fetch(url)).status).toBe(404)
    expectFaultless(window)
  })

  test('a link to the board works on a phone in the dark', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: 'Save the layout' }).click()
    await page.getByText('Share the board').click()
    await page.getByRole('button', { name: 'Make a public link' }).click()
    const url = await page.getByRole('region', { name: 'Public links' }).locator('code').first().innerText()
    expect(await violationsOf(page)).toEqual([])
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const }
    await using visitor = await openPage(browser, it.url, phone)
    await visitor.page.goto(url)
    await visitor.page.getByRole('heading', { name: 'Default' }).waitFor()
    expect((await pictures(visitor.page)).every(width => width === 480)).toBe(true)
    expect(await visitor.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(await violationsOf(visitor.page)).toEqual([])
    expectFaultless(visitor)
    expectFaultless(window)
  })
})
