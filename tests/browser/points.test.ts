// The points of a widget: looked up, corrected, added and deleted, by keyboard.
import type { Browser, Page } from 'playwright-core'
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

const EXACT = '0.1234567890123456789012345'

describe.skipIf(!CHROMIUM)('points', () => {
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

  async function openPoints(page: Page, title: string) {
    await page.getByRole('link', { name: title }).first().click()
    await page.getByRole('heading', { name: 'Points' }).click()
    const points = page.getByRole('region', { name: 'Table of points' })
    await points.waitFor()
    return points
  }

  test('a point of a series is corrected to the last digit and deleted; no other of its day changes', async () => {
    const { id } = await it.widget({ title: 'Rates', keyKind: 'DATE', dimensions: ['country'] })
    const rowOf = (country: string, value: string) => ({
      key: '2026-11-19',
      dimensions: [{ dimension: 'country', value: country }],
      values: [{ metric: 'Rate', value }],
    })
    await it.ask(push, { input: { widgetId: id, rows: [rowOf('DE', '1'), rowOf('AT', '2')] } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const points = await openPoints(page, 'Rates')

    await points.getByRole('button', { name: 'Correct Rate, 2026-11-19, country: DE' }).press('Enter')
    const value = points.getByLabel('Value of Rate, 2026-11-19, country: DE')
    expect(await value.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('a lot')
    await page.keyboard.press('Enter')
    // What the gateway refuses is said, and the value stays as it is there.
    await points.getByText('“a lot”').or(points.getByText('"a lot"')).first().waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(EXACT)
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Corrected: Rate, 2026-11-19, country: DE.' }).waitFor()
    await points.getByRole('cell', { name: EXACT, exact: true }).waitFor()
    await points.getByRole('cell', { name: '2', exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])

    await points.getByRole('button', { name: 'Delete Rate, 2026-11-19, country: AT' }).press('Enter')
    const asks = page.getByRole('dialog', { name: 'Delete Rate, 2026-11-19, country: AT?' })
    await asks.getByRole('button', { name: 'Cancel' }).press('Enter')
    await points.getByRole('cell', { name: '2', exact: true }).waitFor()
    await points.getByRole('button', { name: 'Delete Rate, 2026-11-19, country: AT' }).press('Enter')
    await asks.getByRole('button', { name: 'Delete' }).press('Enter')
    await points.getByRole('cell', { name: '2', exact: true }).waitFor({ state: 'detached' })
    await points.getByRole('cell', { name: EXACT, exact: true }).waitFor()
    expectFaultless(window)
  })

  test('a name is added and replaced, and found among others', async () => {
    const { id } = await it.widget({ title: 'Plans', keyKind: 'CATEGORY' })
    const rows = Array.from({ length: 60 }, (_, at) => ({
      key: `Plan ${String(at).padStart(2, '0')}`,
      values: [{ metric: 'Users', value: String(at + 100) }],
    }))
    await it.ask(push, { input: { widgetId: id, rows } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const points = await openPoints(page, 'Plans')
    await expectCount(points.getByRole('row'), 51)
    await page.getByRole('button', { name: 'Next points' }).press('Enter')
    await points.getByRole('rowheader', { name: 'Plan 59' }).waitFor()
    await expectCount(points.getByRole('row'), 11)

    const adding = page.getByRole('form', { name: 'Add a point' })
    await adding.getByLabel('Key').fill('Plan 70')
    await adding.getByLabel('Value').fill('7')
    await adding.getByLabel('Value').press('Enter')
    await page.getByText('Added: Users, Plan 70.').waitFor()
    await adding.getByLabel('Value').fill('8.50')
    await adding.getByLabel('Value').press('Enter')
    await page.getByText('Replaced: Users, Plan 70.').waitFor()
    const which = page.getByRole('form', { name: 'Which points' })
    await which.getByLabel('From').fill('Plan 65')
    await which.getByLabel('From').press('Enter')
    await points.getByRole('cell', { name: '8.5', exact: true }).waitFor()
    await expectCount(points.getByRole('row'), 2)
    await which.getByLabel('From').fill('Plan 99')
    await which.getByRole('button', { name: 'Show' }).click()
    await page.getByText('No point is like that.').waitFor()
    expectFaultless(window)
  })
})
