// Sources and feeds: write one, try it, save it, feed a widget.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20 } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const KEY = 'a-key-of-the-orders'

describe.skipIf(!CHROMIUM)('sources', () => {
  let kit: SourcesKit
  let browser: Browser
  beforeAll(async () => {
    kit = await startSourcesKit({}, { clock: () => NOON_2026_11_20 })
    kit.upstream.on('/daily', ({ headers, query }, reply) =>
      headers.authorization === `Bearer ${KEY}`
        ? json(reply, { items: [{ day: query.get('day'), count: 7 }] })
        : json(reply, { message: 'who are you?' }, 401),
    )
    await kit.it.widget({ title: 'Orders', keyKind: 'DATE' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await kit?.[Symbol.asyncDispose]()
  })

  test('a source is written, tried with and without its secret, saved, and feeds a widget that shows it', async () => {
    const { it, upstream } = kit
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Sources' }).click()
    const editor = page.getByRole('form', { name: 'Source' })
    const playground = page.getByRole('region', { name: 'Try it' })
    await editor.getByRole('textbox', { name: 'URL' }).fill(`${upstream.url}/daily`)
    await editor.getByRole('textbox', { name: /Options as JSON/ }).fill('{ "params": ')
    await playground.getByRole('button', { name: 'Call it' }).click()
    await page.getByText('are no JSON object').waitFor()

    const options = { params: { day: '{{ variables.day }}' }, auth: { bearer: { token: '{{ secrets.key }}' } } }
    await editor.getByRole('textbox', { name: /Options as JSON/ }).fill(JSON.stringify(options))
    await editor.getByRole('button', { name: 'Set a secret' }).click()
    const secrets = editor.getByRole('group', { name: 'Secrets' })
    await secrets.getByRole('textbox', { name: 'Name' }).fill('key')
    await secrets.getByLabel('Value').fill('a-wrong-key')
    await playground.getByRole('textbox', { name: 'Variables' }).fill('{ "day": "2026-11-20" }')
    await playground.getByRole('button', { name: 'Call it' }).click()
    await playground.getByRole('cell', { name: '401', exact: true }).waitFor()
    await secrets.getByLabel('Value').fill(KEY)
    await playground.getByRole('button', { name: 'Call it' }).click()
    await playground.getByRole('cell', { name: '200', exact: true }).waitFor()
    await playground.getByText('"count": 7').waitFor()
    expect(await violationsOf(page)).toEqual([])

    await editor.getByRole('textbox', { name: 'Name' }).first().fill('daily orders')
    await editor.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'daily orders, version 1' }).waitFor()
    await page.getByText('Stored: key.').waitFor()
    expect(await page.content()).not.toContain(KEY)

    await page.getByRole('heading', { name: 'New feed' }).click()
    const feed = page.getByRole('form', { name: 'New feed' })
    await feed.getByRole('textbox', { name: 'Name' }).fill('orders by day')
    await feed.getByRole('textbox', { name: 'Rows', exact: true }).fill('items')
    await feed.getByRole('textbox', { name: 'Key' }).fill('day')
    await feed.getByRole('textbox', { name: 'Metrics' }).fill('Orders: count')
    await feed.getByRole('textbox', { name: 'Variables' }).fill('{ "day": "2026-11-20" }')
    await feed.getByRole('button', { name: 'Save' }).click()
    const saved = page.getByRole('article', { name: 'orders by day' })
    await saved.getByRole('button', { name: 'Run now' }).click()
    await saved.getByRole('cell', { name: 'done' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await saved.getByRole('link', { name: 'Orders' }).click()
    await page.locator('[data-headline="Orders"]').getByText('7', { exact: true }).waitFor()
    expectFaultless(window)
  })
})
