// What holds for every page: axe finds nothing, a phone is wide enough, nothing moves while it loads.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  CHROMIUM,
  expectFaultless,
  launchBrowser,
  openMetric,
  openPage,
  openTab,
  signIn,
  type TestPage,
  violationsOf,
} from '../_kit/browser.ts'
import { createToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { openShop, type Shop } from '../_kit/shop.ts'

const SQL = 'SELECT metric, sum(value) AS total FROM points WHERE metric LIKE @{name} GROUP BY metric'
/** Of layout shifts; 0.1 is what web.dev calls good. */
const MOST_SHIFT = 0.02

describe.skipIf(!CHROMIUM)('every page', () => {
  let it: TestApp
  let shop: Shop
  let queryId: string
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    shop = await openShop(it)
    await it.ask(createToken, { input: { name: 'nightly import', scopes: ['PUSH', 'READ'] } })
    const input = { name: 'Totals', sql: SQL, variables: [{ name: 'name', type: 'STRING' as const, default: '%' }] }
    queryId = (await it.ask(saveQuery, { input })).saveQuery.savedQuery.id
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  /** Where each page is, and what tells that all of it is there. */
  const pages = (): Record<string, { hash: string; ready: (page: Page) => Promise<unknown> }> => ({
    board: {
      hash: '#/',
      ready: page => page.locator('[data-drawn="true"]').nth(4).waitFor(),
    },
    'board, arranging': {
      hash: '#/',
      ready: page => page.getByRole('button', { name: 'Arrange' }).click(),
    },
    widget: {
      hash: `#/widgets/${shop.visitors}?compare=PREVIOUS_PERIOD`,
      ready: async page => {
        await page.locator('[data-drawn="true"]').waitFor()
        await page.getByRole('table').nth(1).waitFor()
      },
    },
    'widget, pushing': {
      hash: `#/widgets/${shop.visitors}?tab=push`,
      ready: page => page.getByText('/api/push/').first().waitFor(),
    },
    'widget, its metrics': {
      hash: `#/widgets/${shop.visitors}?tab=metrics`,
      ready: page => openMetric(page, 'Signups'),
    },
    'widget, shared': {
      hash: `#/widgets/${shop.visitors}?tab=sharing`,
      ready: page => page.getByRole('heading', { name: 'Public links' }).waitFor(),
    },
    'widget, its settings': {
      hash: `#/widgets/${shop.visitors}`,
      ready: async page => {
        await openTab(page, 'Sharing')
        await page.keyboard.press('End')
        await page.getByRole('form', { name: 'Widget' }).waitFor()
      },
    },
    'widget without pushes': {
      hash: `#/widgets/${shop.untouched}`,
      ready: page => page.getByRole('heading', { name: 'Nothing was pushed yet' }).waitFor(),
    },
    'widget that is broken': {
      hash: `#/widgets/${shop.broken}`,
      ready: async page => {
        await page.getByRole('alert').getByText('which was deleted').waitFor()
        // It can be mended where it is broken.
        await openMetric(page, 'Rate')
        await page.getByRole('textbox', { name: 'Formula' }).waitFor()
      },
    },
    'widget that is gone': {
      hash: '#/widgets/widget_zzz',
      ready: page => page.getByRole('heading', { name: 'There is no such widget' }).waitFor(),
    },
    'new widget': { hash: '#/new', ready: page => page.getByText('Columns to 100 %').waitFor() },
    'first push': {
      hash: `#/new/${shop.untouched}`,
      ready: page => page.getByText('Waiting for the first push').waitFor(),
    },
    sources: { hash: '#/sources', ready: page => page.getByRole('button', { name: 'Call it' }).waitFor() },
    queries: {
      hash: `#/queries/${queryId}`,
      ready: async page => {
        await page.getByRole('button', { name: 'Run' }).click()
        await page.getByRole('combobox', { name: 'Chart' }).selectOption('COLUMN')
        await page.locator('[data-drawn="true"]').waitFor()
        await page.getByRole('group').filter({ hasText: 'points' }).first().click()
      },
    },
    tokens: {
      hash: '#/tokens',
      ready: async page => {
        await page.getByRole('rowheader', { name: 'nightly import' }).waitFor()
        await page.getByRole('heading', { name: 'New token' }).click()
      },
    },
    catalogue: { hash: '#/catalogue', ready: page => page.getByRole('region', { name: 'Metrics' }).waitFor() },
    reports: { hash: '#/reports', ready: page => page.getByText('None yet.').waitFor() },
    'new report': {
      hash: '#/reports/new',
      ready: page => page.getByRole('list', { name: 'Next times' }).getByRole('listitem').last().waitFor(),
    },
    project: { hash: '#/project', ready: page => page.getByLabel('Holidays').waitFor() },
    audit: { hash: '#/audit', ready: page => page.getByRole('cell', { name: 'createToken' }).waitFor() },
    'page that there is not': {
      hash: '#/nonsense',
      ready: page => page.getByRole('heading', { name: 'There is no such page' }).waitFor(),
    },
  })
  const names = ['board', 'board, arranging', 'widget', 'widget without pushes', 'new widget']
  const more = [
    'widget that is broken',
    'widget that is gone',
    'first push',
    'sources',
    'queries',
    'tokens',
    'catalogue',
    'reports',
    'new report',
    'project',
    'audit',
    'page that there is not',
    'widget, pushing',
    'widget, shared',
    'widget, its metrics',
    'widget, its settings',
  ]

  async function visit(window: TestPage, name: string): Promise<void> {
    const place = pages()[name]
    if (!place) throw new Error(`There is no page ${name}.`)
    await window.page.goto(`${it.url}/${place.hash}`)
    await place.ready(window.page)
  }

  test.each([
    ['light', { width: 1280, height: 900 }],
    ['dark', { width: 375, height: 740 }],
  ] as const)('axe finds nothing, and nothing is wider than the window: %s, %j', async (colorScheme, viewport) => {
    await using window = await openPage(browser, it.url, { colorScheme, viewport })
    const { page } = window
    await page.goto(`${it.url}/`)
    await page.getByLabel('Token').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await signIn(page, it)
    for (const name of [...names, ...more]) {
      await visit(window, name)
      expect({ [name]: await violationsOf(page) }).toEqual({ [name]: [] })
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect({ [name]: overflow }).toEqual({ [name]: 0 })
    }
    expect(Object.keys(pages()).sort()).toEqual([...names, ...more].sort())
    expectFaultless(window)
  })

  test('nothing moves while the board and a widget load', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await page.addInitScript(`
      window.shift = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value
      }).observe({ type: 'layout-shift', buffered: true })`)
    await signIn(page, it)
    for (const name of ['board', 'widget', 'queries']) {
      await page.goto(`${it.url}/${pages()[name]?.hash}`)
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (name !== 'queries') await page.locator('[data-drawn="true"]').first().waitFor()
      const shift = (await page.evaluate('window.shift')) as number
      expect(shift, name).toBeLessThan(MOST_SHIFT)
    }
  })
})
