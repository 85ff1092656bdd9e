// Channels and deliveries on their pages: made, tried, paused, looked at and sent again.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'
import { saveChannel } from '../_kit/channel-operations.ts'
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
    await form.getByText('The address is not a public one. The operator').first().waitFor()
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

  test.each(['light', 'dark'] as const)(
    'a webhook is edited, and what is secret stays unless it is typed: %s',
    async colorScheme => {
      const path = `/edited-${colorScheme}`
      const name = `signed ${colorScheme}`
      kit.upstream.on(path, (_request, reply) => json(reply, {}))
      const headers = { Authorization: 'Bearer secret-of-theirs', 'X-Team': 'sales' }
      const url = `${kit.upstream.url}${path}`
      await kit.it.ask(saveChannel, { input: { name, kind: 'WEBHOOK', url, headers, events: ['FEED_FAILED'] } })
      await kit.it.widget({ title: `Shop ${colorScheme}` })
      await using window = await openPage(browser, kit.it.url, { colorScheme, viewport: { width: 390, height: 800 } })
      const { page } = window
      await signIn(page, kit.it)
      await page.getByRole('link', { name: 'Channels' }).click()
      await page.getByRole('button', { name: `Edit ${name}` }).click()
      const form = page.getByRole('form', { name: `Settings of ${name}` })
      expect(await form.getByLabel('URL').inputValue()).toBe('')
      expect(await form.getByLabel('Value of authorization').inputValue()).toBe('')
      expect(await page.content()).not.toContain('secret-of-theirs')
      expect(await form.getByLabel('a feed has failed').isChecked()).toBe(true)
      await form.getByLabel('Only of these widgets').waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)

      await form.getByLabel('Name').fill(`${name} again`)
      await form.getByLabel('Body').selectOption('plain JSON')
      await form.getByLabel('Take x-team away').check()
      await form.getByRole('button', { name: 'Add a header' }).click()
      await form.getByLabel('Header', { exact: true }).fill('X-Area')
      await form.getByRole('button', { name: 'Save' }).click()
      await form.getByText('The header X-Area has no value.').waitFor()
      await form.getByLabel('Value', { exact: true }).fill('north')
      await form.getByLabel('points were pushed').check()
      await form.getByLabel('Only of these widgets').selectOption(`Shop ${colorScheme}`)
      await form.getByLabel('Make another signing secret').check()
      await form.getByRole('button', { name: 'Save' }).click()
      await page.getByText(/^whsec_/).waitFor()
      const renamed = page.getByRole('form', { name: `Settings of ${name} again` })
      await renamed.getByText('Saved.').waitFor()
      await renamed.getByLabel('Value of x-area').waitFor()
      expect(await renamed.getByLabel('Make another signing secret').isChecked()).toBe(false)
      await page.getByRole('cell', { name: `points were pushed, a feed has failed (Shop ${colorScheme})` }).waitFor()
      await renamed.getByRole('button', { name: 'Close' }).click()
      expect(await page.evaluate('document.activeElement.ariaLabel')).toBe(`Edit ${name} again`)
      await page.getByRole('button', { name: `Test ${name} again` }).click()
      await page.getByText('It has arrived.').waitFor()
      const [received] = kit.upstream.receivedAt(path)
      expect(received?.headers).toMatchObject({
        authorization: 'Bearer secret-of-theirs',
        'x-area': 'north',
        'content-type': 'application/json',
      })
      expect(received?.headers['x-team']).toBeUndefined()
      expectFaultless(window)
    },
  )
})
