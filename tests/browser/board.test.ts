import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectCount, expectFaultless, launchBrowser, openPage, signIn } from '../_kit/browser.ts'
import { createToken, revokeToken } from '../_kit/operations.ts'

const WAIT = 30_000
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

  test('finds widgets by words and tags, and keeps both in the address', async () => {
    await it.widget({ title: 'Revenue', tags: ['sales'] })
    await it.widget({ title: 'Orders', tags: ['sales'], description: 'of the shop' })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const titles = () => page.locator('.card h2').allTextContents()
    await page.getByRole('button', { name: 'sales' }).click()
    await vi.waitFor(async () => expect(await titles()).toEqual(['Revenue', 'Orders']), WAIT)
    await page.getByLabel('Search').fill('SHOP')
    await vi.waitFor(async () => expect(await titles()).toEqual(['Orders']), WAIT)
    await page.reload()
    await vi.waitFor(async () => expect(await titles()).toEqual(['Orders']), WAIT)
    await page.getByLabel('Search').fill('nothing like it')
    await page.getByRole('heading', { name: 'No widget matches' }).waitFor()
    await page.getByRole('link', { name: 'Board' }).click()
    await vi.waitFor(async () => expect(await titles()).toEqual(['Visitors', 'Revenue', 'Orders']), WAIT)
    expect(await page.getByLabel('Search').inputValue()).toBe('')
    expectFaultless(window)
  })

  test('shows another period, and what it is compared with', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const headline = page.locator('[data-headline="Users"]')
    await page.getByRole('combobox', { name: 'Period' }).selectOption('TODAY')
    await headline.getByText('11', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Period' }).selectOption('CUSTOM')
    // They begin with what is shown.
    expect(await page.getByRole('textbox', { name: 'From' }).inputValue()).toBe('2026-11-20')
    expect(await page.getByRole('textbox', { name: 'Through' }).inputValue()).toBe('2026-11-20')
    await page.getByRole('textbox', { name: 'From' }).fill('2026-11-18')
    await page.getByRole('textbox', { name: 'Through' }).fill('2026-11-19')
    await page.getByRole('button', { name: 'Apply' }).click()
    await headline.getByText('5', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('SAME_PERIOD_LAST_YEAR')
    await page.getByRole('link', { name: 'Visitors' }).click()
    await page.getByRole('columnheader', { name: '18 Nov 2025 - 19 Nov 2025' }).waitFor()
    await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('MONTH')
    await page.getByRole('rowheader', { name: 'Nov 2026', exact: true }).waitFor()
    expect(page.url()).toContain('granularity=MONTH')
    await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('')
    await page.getByRole('rowheader', { name: '19 Nov 2026' }).waitFor()
    expectFaultless(window)
  })

  test('says when numbers do not come by themselves, and goes on where it was', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    let isCut = false
    await page.route('**/graphql', route =>
      isCut && route.request().headers().accept === 'text/event-stream' ? route.abort() : route.continue(),
    )
    await signIn(page, it)
    const state = page.getByRole('banner').getByRole('status')
    await state.getByText('Live', { exact: true }).waitFor()
    isCut = true
    await page.getByRole('combobox', { name: 'Period' }).selectOption('LAST_14_DAYS')
    await state.getByText('Connecting').waitFor()
    await page.locator('[data-headline="Users"]').waitFor()
    isCut = false
    await state.getByText('Live', { exact: true }).waitFor()
  })

  test('of many widgets only those near the window are followed: connections are few', async () => {
    for (let at = 1; at <= 44; at++) await it.widget({ title: `Widget ${at}` })
    const last = await it.widget({ title: 'The last one' })
    await using window = await openPage(browser, it.url)
    const { page } = window
    const open = new Set<Request>()
    page.on('request', request => request.headers().accept === 'text/event-stream' && open.add(request))
    page.on('requestfailed', request => open.delete(request))
    page.on('requestfinished', request => open.delete(request))
    await signIn(page, it)
    const cards = page.locator('.card')
    await expectCount(cards, 48)
    for (let at = 0; at < 48; at += 6) {
      await cards.nth(at).scrollIntoViewIfNeeded()
      await cards.nth(at).locator('.card-state, canvas').waitFor()
    }
    const bottom = page.locator(`[data-widget="${last.id}"]`)
    await bottom.scrollIntoViewIfNeeded()
    await bottom.getByText('Nothing was pushed yet').waitFor()
    await it.cyfe(last.pushUrl, rows(5))
    await bottom.locator('[data-headline="Users"]').getByText('5', { exact: true }).waitFor()
    await vi.waitFor(() => expect(open.size).toBeLessThanOrEqual(2), WAIT)
    expect(open.size).toBeGreaterThan(0)
    expectFaultless(window)
  })

  test('is asked for before it is known whose token it is, in parts, and followed once it is read and seen', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    const operations: { name: string; ids: number }[] = []
    const viewer = Promise.withResolvers<void>()
    await page.route('**/graphql', async route => {
      const { query, variables } = route.request().postDataJSON() as { query: string; variables?: { ids?: string[] } }
      const name = /(?:query|subscription) (\w+)/.exec(query)?.[1] ?? ''
      operations.push({ name, ids: variables?.ids?.length ?? 0 })
      if (name === 'DashboardViewer') await viewer.promise
      await route.continue()
    })
    await page.addInitScript(`sessionStorage.setItem('pushgraph.token', '${ADMIN}')`)
    const cards = () => operations.filter(({ name }) => name === 'BoardCards').map(({ ids }) => ids)
    await page.goto(`${it.url}/`)
    await vi.waitFor(() => expect(cards()).toEqual([4, 4, 4]), WAIT)
    await page.getByText('Signing in').waitFor()
    expect(await page.locator('main').isVisible()).toBe(false)
    expect(operations.map(({ name }) => name)).not.toContain('BoardLive')
    viewer.resolve()
    await page.locator('[data-headline="Users"]').first().waitFor()
    await vi.waitFor(() => expect(operations).toContainEqual({ name: 'BoardLive', ids: 12 }), WAIT)
    expectFaultless(window)
  })

  test('comes by itself from a gateway that was overloaded, and says what is wrong with one that stays so', async () => {
    await using window = await openPage(browser, it.url, { viewport: { width: 390, height: 800 } })
    const { page } = window
    const message = 'The gateway is overloaded. Try again.'
    const refusal = { errors: [{ message, extensions: { code: 'UNAVAILABLE', retryAfter: 1 } }] }
    let refusals = 1
    await page.route('**/graphql', async route => {
      const { query } = route.request().postDataJSON() as { query: string }
      if (!query.includes('query BoardCards')) return route.continue()
      if (refusals-- <= 0) return route.continue()
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: refusal })
    })
    await signIn(page, it)
    await page.locator('[data-headline="Users"]').first().waitFor()
    expect(await page.getByText(message).count()).toBe(0)
    refusals = Infinity
    await page.reload()
    const failed = page.getByRole('alert').first()
    await failed.getByText(message).waitFor({ timeout: 15_000 })
    // What is below it is not covered by it.
    const below = await page.getByText('Share the board').boundingBox()
    for (const shown of await page.getByRole('button', { name: 'Try again' }).all()) {
      const box = await shown.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    }
    refusals = 0
    await failed.getByRole('button', { name: 'Try again' }).click()
    await page.locator('[data-headline="Users"]').first().waitFor()
  })

  test('a token that is revoked ends the session with a sentence', async () => {
    const { createToken: made } = await it.ask(createToken, { input: { name: 'guest', scopes: ['READ'] } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it, made.secret)
    await page.locator('[data-headline="Users"]').waitFor()
    // What the token may not do is not offered.
    await expectCount(page.getByRole('link', { name: 'New widget' }), 0)
    await expectCount(page.getByRole('link', { name: 'Tokens' }), 0)
    await it.ask(revokeToken, { id: made.token.id })
    await page.getByText('The token is not valid any more. Sign in again.').waitFor()
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    expectFaultless(window)
  })

  test('is as wide as a phone, however many tags there are', async () => {
    const tags = ['finance', 'marketing', 'operations', 'pipeline', 'support', 'warehouse', 'website']
    await it.widget({ title: 'Everything', tags })
    await using window = await openPage(browser, it.url, { viewport: { width: 390, height: 800 } })
    const { page } = window
    await signIn(page, it)
    await page.getByRole('button', { name: 'website' }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    expectFaultless(window)
  })

  test('colours follow the system until they are chosen', async () => {
    await using window = await openPage(browser, it.url, { colorScheme: 'dark' })
    const { page } = window
    await signIn(page, it)
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(await background()).toBe('rgb(14, 17, 22)')
    await page.getByLabel('Colours').selectOption('light')
    expect(await background()).toBe('rgb(245, 246, 248)')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor()
    expect(await background()).toBe('rgb(245, 246, 248)')
    expectFaultless(window)
  })
})
