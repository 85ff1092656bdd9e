// The pictures of the README: `README_PICTURES=1 npx vitest run --project browser readme-pictures` takes them anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn } from '../_kit/browser.ts'
import { openShop, type Shop } from '../_kit/shop.ts'

const root = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')
/** A clone should stay small. */
const MOST_BYTES = 200_000

describe.skipIf(!CHROMIUM)('the pictures of the README', () => {
  let it: TestApp
  let shop: Shop
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    shop = await openShop(it, { faultless: true })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  const desktop = { viewport: { width: 1280, height: 800 } }
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }
  const drawn = (count: number) => (page: Page) =>
    page
      .locator('[data-drawn="true"]')
      .nth(count - 1)
      .waitFor()

  test.each<[string, BrowserContextOptions, () => string, (page: Page) => Promise<unknown>]>([
    ['board', desktop, () => '#/', drawn(5)],
    ['widget', desktop, () => `#/widgets/${shop.visitors}?compare=PREVIOUS_PERIOD`, drawn(1)],
    ['board-dark-phone', phone, () => '#/', drawn(1)],
  ])('%s', async (name, options, hash, ready) => {
    await using window = await openPage(browser, it.url, options)
    const { page } = window
    await signIn(page, it)
    await page.goto(`${it.url}/${hash()}`)
    await page.reload()
    await ready(page)
    const picture = await page.screenshot()
    expect(picture.length).toBeLessThan(MOST_BYTES)
    const file = new URL(`docs/pictures/${name}.png`, root)
    if (process.env.README_PICTURES) {
      mkdirSync(new URL('.', file), { recursive: true })
      writeFileSync(file, picture)
    }
    expect(sizeOf(readFileSync(file))).toEqual(sizeOf(picture))
    expect(readme).toContain(`docs/pictures/${name}.png`)
    expectFaultless(window)
  })
})

/** Width and height stand in the first chunk of a PNG. */
function sizeOf(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
