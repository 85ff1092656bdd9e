// Boards of a project: arranged by keyboard and pointer, several of them, and shown in turn on a wall.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { boards } from '../_kit/board-operations.ts'
import {
  CHROMIUM,
  expectCount,
  expectFaultless,
  launchBrowser,
  openPage,
  signIn,
  violationsOf,
} from '../_kit/browser.ts'

const WAIT = 30_000

describe.skipIf(!CHROMIUM)('boards', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    for (const title of ['A', 'B', 'C']) {
      const { pushUrl } = await it.widget({ title })
      await it.cyfe(pushUrl, { data: [{ Date: '20261119', Users: '5' }] })
    }
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  /** `A 1,1 4x4`: where each card is drawn, by its cells. */
  const places = (page: Page) =>
    page.locator('.card').evaluateAll(cards =>
      cards.map(card => {
        const { gridColumnStart, gridColumnEnd, gridRowStart, gridRowEnd } = getComputedStyle(card)
        const span = (text: string) => text.replace('span ', '')
        return `${card.querySelector('h2')?.textContent} ${gridColumnStart},${gridRowStart} ${span(gridColumnEnd)}x${span(gridRowEnd)}`
      }),
    )
  const expectPlaces = (page: Page, expected: string[]) =>
    vi.waitFor(async () => expect(await places(page)).toEqual(expected), WAIT)
  const handle = (page: Page, title: string) => page.getByRole('button', { name: `Arrange ${title}` })
  const open = (page: Page, name: string) => page.getByText(name, { exact: true }).click()
  const arrange = (page: Page) => page.getByRole('button', { name: 'Arrange', exact: true })

  test('a card is moved and resized by keyboard, told, taken back by Escape, and found so elsewhere', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await expectPlaces(page, ['A 1,1 4x4', 'B 5,1 4x4', 'C 9,1 4x4'])
    await arrange(page).press('Enter')
    await handle(page, 'A').press('ArrowDown')
    await expectPlaces(page, ['A 1,1 4x4', 'B 5,1 4x4', 'C 9,1 4x4'])
    await handle(page, 'A').press('Shift+ArrowRight')
    await expectPlaces(page, ['A 1,1 5x4', 'B 5,5 4x4', 'C 9,1 4x4'])
    const news = page.getByRole('main').getByRole('status')
    await news.getByText('A: column 1, row 1; 5 columns wide, 4 rows high.').waitFor()
    await handle(page, 'A').press('Escape')
    await expectPlaces(page, ['A 1,1 4x4', 'B 5,1 4x4', 'C 9,1 4x4'])
    await handle(page, 'C').press('ArrowLeft')
    await handle(page, 'C').press('Shift+ArrowDown')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Arrange C')
    await expectPlaces(page, ['A 1,1 4x4', 'B 5,6 4x4', 'C 8,1 4x5'])
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Save the layout' }).press('Enter')
    await arrange(page).waitFor()
    await using other = await openPage(browser, it.url, { colorScheme: 'dark' })
    await signIn(other.page, it)
    await expectPlaces(other.page, ['A 1,1 4x4', 'C 8,1 4x5', 'B 5,6 4x4'])
    await arrange(other.page).click()
    expect(await violationsOf(other.page)).toEqual([])
    expectFaultless(window)
  })

  test('a pointer drags a card to other cells, and its corner to another size', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await arrange(page).click()
    const drag = async (title: string, selector: string, by: { x: number; y: number }) => {
      const card = page.locator('.card', { has: page.getByRole('heading', { name: title, exact: true }) })
      await card.locator(selector).scrollIntoViewIfNeeded()
      const box = await card.locator(selector).boundingBox()
      const [x, y] = [(box?.x ?? 0) + 6, (box?.y ?? 0) + 6]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x + by.x / 2, y + by.y / 2)
      await page.mouse.move(x + by.x, y + by.y)
      await page.mouse.up()
    }
    const cell = (await page.locator('.board').evaluate(board => board.clientWidth + 16)) / 12
    await drag('B', '.card-handle', { x: 4 * cell, y: 0 })
    await expectPlaces(page, ['A 1,1 4x4', 'C 8,1 4x5', 'B 9,6 4x4'])
    await drag('A', '.card-corner', { x: 2 * cell, y: 80 })
    await expectPlaces(page, ['A 1,1 6x5', 'C 8,1 4x5', 'B 9,6 4x4'])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expectPlaces(page, ['A 1,1 4x4', 'C 8,1 4x5', 'B 5,6 4x4'])
    expectFaultless(window)
  })

  test('on a phone cards stand below each other, and pass one another by buttons', async () => {
    await using window = await openPage(browser, it.url, { viewport: { width: 390, height: 800 } })
    const { page } = window
    await signIn(page, it)
    const tops = () => page.locator('.card').evaluateAll(cards => cards.map(card => card.getBoundingClientRect().left))
    await vi.waitFor(async () => expect(new Set(await tops()).size).toBe(1), WAIT)
    await arrange(page).click()
    expect(await handle(page, 'C').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Move C up' }).click()
    await page.getByRole('main').getByRole('status').getByText('C: column 1, row 1').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })

  test('a board is made, filled, renamed, moved and chosen', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('button', { name: 'New board' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Sales')
    await page.getByRole('dialog').getByRole('button', { name: 'Make the board' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor()
    await page.getByText('No cards yet').waitFor()
    await arrange(page).click()
    for (const label of ['C', 'A']) await page.getByLabel('Add a widget').selectOption({ label })
    await page.getByRole('button', { name: 'Take C off the board' }).click()
    await page.getByRole('button', { name: 'Save the layout' }).click()
    await expectPlaces(page, ['A 5,1 4x4'])
    await open(page, 'Settings of the board')
    const settings = page.getByRole('region', { name: 'Settings of the board' })
    await settings.getByLabel('Name').fill('Shop')
    await settings.getByRole('button', { name: 'Save the name' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shop' }).waitFor()
    await settings.getByRole('button', { name: 'Move the board forward' }).click()
    const tabs = page.getByRole('navigation', { name: 'Boards' }).getByRole('link')
    await vi.waitFor(async () => expect(await tabs.allTextContents()).toEqual(['Shop', 'Board']), WAIT)
    expect(await violationsOf(page)).toEqual([])
    await tabs.last().click()
    await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor()
    await expectCount(page.locator('.card'), 3)
    expectFaultless(window)
  })

  test('a wall shows the boards of its address in turn, live, and stops for a key', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const ids = (await it.ask(boards, {})).boards.map(each => each.id)
    await page.goto(`${it.url}/#/wall?boards=${ids.join(',')}&seconds=5`)
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
    await heading('Shop')
    await heading('Board')
    await page.keyboard.press('ArrowLeft')
    await heading('Shop')
    await page.keyboard.press('Space')
    await page.getByText('Paused').waitFor()
    expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe('true')
    expect(await violationsOf(page)).toEqual([])
    expectFaultless(window)
  })

  test('the board that people made last is deleted, and the address of none leads to the first', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('heading', { level: 1, name: 'Shop' }).waitFor()
    await open(page, 'Settings of the board')
    await page.getByRole('button', { name: 'Delete the board' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor()
    await expectCount(page.getByRole('navigation', { name: 'Boards' }), 0)
    expectFaultless(window)
  })
})
