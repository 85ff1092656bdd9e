// The page of a widget with dimensions: groups, filters and the table of groups, by mouse and by keyboard.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { openSales, type SalesWidgets } from '../_kit/sales.ts'

describe.skipIf(!CHROMIUM)('a widget with dimensions', () => {
  let it: TestApp
  let widgets: SalesWidgets
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    widgets = await openSales(it)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  async function open(page: Page, hash: string): Promise<void> {
    await signIn(page, it)
    await page.goto(`${it.url}/#/widgets/${hash}`)
    await page.locator('[data-drawn="true"]').waitFor()
  }
  const rowsOf = (page: Page) => page.getByRole('region', { name: 'Table of groups' }).getByRole('rowheader')
  const chips = (page: Page) => page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^Remove/ })

  test('is grouped by dimensions, and the address keeps what was asked', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, widgets.sales)
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('country')
    await page.getByRole('combobox', { name: 'Groups', exact: true }).selectOption('3')
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['Germany', 'France', 'United Kingdom', 'Other'])
    await expect
      .poll(() => page.getByRole('img', { name: /^Chart of Sales/ }).getAttribute('aria-label'))
      .toContain('Germany: 30 values')
    await page.getByRole('combobox', { name: 'Metric', exact: true }).selectOption('Orders')
    await page.getByRole('columnheader', { name: 'Orders' }).waitFor()
    await page.getByRole('combobox', { name: 'Then by', exact: true }).selectOption('plan')
    await page.getByRole('button', { name: 'Only Germany · pro' }).waitFor()
    expect(new URL(page.url()).hash).toContain('by=country%2Cplan&top=3&metric=Orders')
    await page.reload()
    await page.getByRole('button', { name: 'Only Germany · pro' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Then by', exact: true }).inputValue()).toBe('plan')
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('')
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('')
    await page.getByRole('heading', { name: 'Groups' }).waitFor({ state: 'detached' })
    expectFaultless(window)
  })

  test('explains its numbers once it is asked: how they are made, what changed them, and who pushed them', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, widgets.sales)
    await page.getByText('Why these numbers').click()
    await page.getByText('It is the sum of its points.').first().waitFor()
    const table = page.getByRole('region', { name: 'What the change of Revenue comes from' })
    await expect.poll(() => table.getByRole('columnheader').first().textContent()).toBe('country')
    await table.getByRole('rowheader', { name: 'Germany' }).waitFor()
    await page.getByRole('combobox', { name: 'Changes by', exact: true }).selectOption('plan')
    await table.getByRole('rowheader', { name: 'pro' }).waitFor()
    await page.getByRole('region', { name: /^Table of pushes that may/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })

  test('is filtered by a click on a row, and a filter goes away by its chip', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, `${widgets.sales}?by=country`)
    await page.getByRole('button', { name: 'Only Italy' }).click()
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['Italy'])
    expect(await chips(page).allTextContents()).toEqual(['country: Italy×'])
    await page.getByRole('button', { name: 'Remove the filter country: Italy' }).focus()
    await page.keyboard.press('Enter')
    await expectCount(rowsOf(page), 8)
    await expectCount(chips(page), 0)
    expectFaultless(window)
  })

  test('is filtered by values that were searched, by keyboard alone, and by none', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, `${widgets.sales}?by=country`)
    await page.getByRole('button', { name: 'Add a filter' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Filter' })
    await dialog.getByLabel('Search values').focus()
    await page.keyboard.type('sw')
    await dialog.getByRole('checkbox', { name: 'Germany' }).waitFor({ state: 'detached' })
    await dialog.getByRole('checkbox', { name: 'Sweden' }).focus()
    await page.keyboard.press('Space')
    await dialog.getByLabel('Search values').fill('')
    await dialog.getByRole('checkbox', { name: '(none)' }).check()
    expect(await dialog.getByRole('checkbox', { name: 'Sweden' }).isChecked()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Apply' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['Sweden', '(none)'])
    expect(await chips(page).allTextContents()).toEqual(['country: Sweden, (none)×'])

    await page.getByRole('button', { name: 'Only (none)' }).click()
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['(none)'])
    await page.getByRole('button', { name: 'Add a filter' }).click()
    await dialog.getByLabel('Dimension').selectOption('plan')
    await dialog.getByRole('checkbox', { name: 'free' }).check()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await expectCount(chips(page), 3)
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    await expectCount(rowsOf(page), 8)
    expectFaultless(window)
  })

  test('says where nothing passes, and what is wrong with an address', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, `${widgets.sales}?where.country=Atlantis&by=plan`)
    await page.getByText('No row of this period passes the filters.').waitFor()
    await page.goto(`${it.url}/#/widgets/${widgets.sales}?by=city`)
    await page.getByRole('alert').getByText('There is no dimension "city"').waitFor()
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('plan')
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['pro', 'team', 'free'])
    expectFaultless(window)
  })

  test('declares dimensions in its settings, and shows why one is refused', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await open(page, widgets.stock)
    await openTab(page, 'Settings')
    const form = page.getByRole('form', { name: 'Widget', exact: true })
    await form.getByLabel('Dimensions').fill('warehouse, Pieces')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.locator('.field .bad').getByText('a dimension cannot have the same name').waitFor()
    await form.getByLabel('Dimensions').fill('warehouse, shelf')
    await form.getByRole('button', { name: 'Save' }).click()
    await openTab(page, 'Push')
    await page.getByText('"shelf":"some shelf"').waitFor()
    await openTab(page, 'Numbers')
    await page.getByRole('combobox', { name: 'Group by', exact: true }).selectOption('shelf')
    await expect.poll(() => rowsOf(page).allTextContents()).toEqual(['(none)'])
    expectFaultless(window)
  })

  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('axe finds nothing, and nothing is wider than the window: %s, %i', async (colorScheme, width) => {
    await using window = await openPage(browser, it.url, { colorScheme, viewport: { width, height: 900 } })
    const { page } = window
    await open(page, `${widgets.sales}?by=country,plan&where.plan=pro,team&where_starts_with.country=S&top=3`)
    await page.getByRole('button', { name: 'Only Spain · pro' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
    expectFaultless(window)
  })
})
