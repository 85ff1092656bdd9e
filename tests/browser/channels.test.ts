// Channels and deliveries on their pages: made, tried, paused, looked at and sent again.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

describe.skipIf(!CHROMIUM)('the pages of channels', () => {
  let kit: SourcesKit
  let browser: Browser
  beforeAll(async () => {
    kit = await startSourcesKit()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await kit?.[Symbol.asyncDispose]()
  })

  test('a webhook is made, its secret shown once, tried, refused and sent again', async () => {
    let status = 400
    kit.upstream.on('/hook', (_request, reply) => json(reply, { said: 'not now' }, status))
    await using window = await openPage(browser, kit.it.url)
    const { page } = window
    await signIn(page, kit.it)
    await page.getByRole('link', { name: 'Channels' }).click()
    await page.getByText('None yet.').waitFor()
    await page.getByRole('heading', { name: 'New channel' }).click()
    const form = page.getByRole('form', { name: 'New channel' })
    await form.getByLabel('Name').fill('operations')
    await form.getByLabel('URL').fill('http://10.0.0.1/x')
    await form.getByRole('button', { name: 'Make a channel' }).click()
    await form.getByText('The address is not a public one.').first().waitFor()
    await form.getByLabel('URL').fill(`${kit.upstream.url}/hook`)
    await form.getByLabel('a feed has failed').check()
    await form.getByRole('button', { name: 'Make a channel' }).click()
    await page.getByText(/^whsec_/).waitFor()
    await page.getByRole('rowheader', { name: 'operations' }).waitFor()
    await page.getByRole('button', { name: 'Test operations' }).click()
    await page.getByText('The receiver answered 400.').waitFor()
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('link', { name: 'Deliveries' }).click()
    await page.getByRole('button', { name: 'Details of A test of Pushgraph' }).click()
    await page.getByText('{"said":"not now"}').waitFor()
    await page.getByText('"specversion":"1.0"').waitFor()
    status = 204
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => kit.upstream.receivedAt('/hook').length, { timeout: 20_000 }).toBe(2)
    expect(await violationsOf(page)).toEqual([])
    await page.getByLabel('State').selectOption('sent')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('cell', { name: 'sent', exact: true }).waitFor()
    expectFaultless(window)
  })
})
