// Sources and feeds: write one, try it, save it, feed a widget.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20 } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, signIn, violationsOf } from '../_kit/browser.ts'
import { saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const KEY = 'a-key-of-the-orders'

describe.skipIf(!CHROMIUM)('sources', () => {
  let kit: SourcesKit
  let browser: Browser
  beforeAll(async () => {
    kit = await startSourcesKit(
      { PUSHGRAPH_PUBLIC_URL: 'https://metrics.example.org' },
      { clock: () => NOON_2026_11_20 },
    )
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
    await page.getByRole('button', { name: /^Bearer token/ }).click()
    expect(await editor.getByRole('textbox', { name: 'Name', exact: true }).first().inputValue()).toBe(
      'github releases',
    )

    // By keyboard: what is typed behind {{ is completed with the names that there are.
    await editor.getByLabel('URL').fill(`${upstream.url}/daily`)
    const secrets = editor.getByRole('group', { name: 'Secrets' })
    await secrets.getByRole('textbox', { name: 'Name' }).fill('key')
    await secrets.getByLabel('Value').fill('a-wrong-key')
    await editor.getByLabel('Token').fill('')
    await editor.getByLabel('Token').pressSequentially('{{ se')
    await editor.getByRole('option', { name: 'secrets.key' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    expect(await editor.getByLabel('Token').inputValue()).toBe('{{ secrets.key }}')
    const name = editor.getByLabel('Name of parameter 1')
    await name.fill('day')
    await editor.getByLabel('Value of parameter 1').fill('{{ variables.day }}')
    await editor.getByLabel('Pages', { exact: true }).selectOption('One reply is all')

    // The same request as JSON: what is no request there stays, and is called one nowhere.
    const advanced = editor.getByRole('button', { name: 'Advanced: JSON' })
    await advanced.click()
    const written = editor.getByLabel('Request as JSON')
    const text = await written.inputValue()
    expect(JSON.parse(text)).toMatchObject({ auth: { bearer: { token: '{{ secrets.key }}' } }, method: 'GET' })
    await written.fill(text.replace('"method"', '"methods"'))
    await page.getByText('A request has no “methods”').waitFor()
    await playground.getByRole('button', { name: 'Call it' }).click()
    await editor.getByText('is no JSON that can be read').waitFor()
    await written.fill(text.replace('"per_page"', '"x"'))
    await advanced.click()
    expect(await name.inputValue()).toBe('day')

    await playground.getByLabel('day', { exact: true }).fill('2026-11-20')
    await playground.getByRole('button', { name: 'Call it' }).click()
    await playground.getByRole('cell', { name: '401', exact: true }).waitFor()
    await secrets.getByLabel('Value').fill(KEY)
    await playground.getByRole('button', { name: 'Call it' }).click()
    await playground.getByRole('cell', { name: '200', exact: true }).waitFor()
    await playground.getByRole('button', { name: 'count: 7' }).click()
    await playground.getByText('items[0].count', { exact: true }).waitFor()
    await playground.getByText('{{ releases.data.items[0].count }}', { exact: true }).waitFor()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    // What was replied is offered to the requests behind it.
    await editor.getByRole('button', { name: 'Add a request' }).click()
    await editor.getByLabel('URL').last().fill('')
    await editor.getByLabel('URL').last().pressSequentially('https://x/{{ count')
    await editor.getByRole('option', { name: 'releases.data.items[0].count' }).click()
    expect(await editor.getByLabel('URL').last().inputValue()).toBe('https://x/{{ releases.data.items[0].count }}')
    await editor.getByRole('button', { name: 'Remove request 2' }).click()

    await editor.getByRole('textbox', { name: 'Name' }).first().fill('daily orders')
    await editor.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'daily orders, version 1' }).waitFor()
    await page.getByText('Stored: key.').waitFor()
    expect(await page.content()).not.toContain(KEY)

    // What is picked in the reply of the saved source makes the feed.
    await playground.getByLabel('day', { exact: true }).fill('2026-11-20')
    await playground.getByRole('button', { name: 'Call it' }).click()
    await playground.getByRole('button', { name: 'day: "2026-11-20"' }).click()
    await playground.getByRole('button', { name: 'Key of a new feed' }).click()
    await playground.getByRole('button', { name: 'count: 7' }).click()
    await playground.getByRole('button', { name: 'Metric of a new feed' }).click()
    const feed = page.getByRole('form', { name: 'New feed' })
    await feed.getByRole('textbox', { name: 'Name' }).fill('orders by day')
    expect(await feed.getByRole('textbox', { name: 'Rows', exact: true }).inputValue()).toBe('items')
    expect(await feed.getByRole('textbox', { name: 'Key' }).inputValue()).toBe('day')
    expect(await feed.getByLabel('Value of metric 1').inputValue()).toBe('count')
    expect(await feed.getByLabel('Metric 1', { exact: true }).inputValue()).toBe('count')
    await feed.getByLabel('Metric 1', { exact: true }).fill('Orders')
    const widgets = feed.getByRole('combobox', { name: 'Widget' }).getByRole('option')
    await feed.getByLabel('Search widgets').fill('nothing like it')
    await expect.poll(() => widgets.count()).toBe(0)
    await feed.getByLabel('Search widgets').fill('ORDERS')
    await expect.poll(() => widgets.allTextContents()).toEqual(['Orders'])
    await feed.getByLabel('Format of metric 1').selectOption('Number')
    await feed.getByLabel('Unit of metric 1').fill('pcs')
    await feed.getByLabel('day', { exact: true }).fill('2026-11-20')
    await feed.getByRole('button', { name: 'Save' }).click()
    const saved = page.getByRole('article', { name: 'orders by day' })
    // A webhook is added to what is there, and has an address once it is saved.
    await saved.getByText('Change orders by day').click()
    const change = saved.getByRole('form', { name: 'Feed orders by day' })
    expect(await change.getByLabel('Unit of metric 1').inputValue()).toBe('pcs')
    await change.getByLabel('Sender').selectOption('GitHub')
    await change.getByRole('button', { name: 'Save' }).click()
    await change
      .getByText(/secret/i)
      .last()
      .waitFor()
    await change.getByLabel('Secret', { exact: true }).fill('a-secret-of-the-sender')
    await change.getByRole('button', { name: 'Save' }).click()
    await change.getByText('Saved.').waitFor()
    await change.locator('pre').getByText(`https://metrics.example.org/`).waitFor()
    expect(await change.getByLabel('Secret', { exact: true }).inputValue()).toBe('')
    await saved.getByRole('button', { name: 'Run now' }).click()
    await saved.getByRole('cell', { name: 'done' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await saved.getByRole('link', { name: 'Orders' }).click()
    await page.locator('[data-headline="Orders"]').getByText('7 pcs', { exact: true }).waitFor()
    expectFaultless(window)
  })

  test('a person consents at the service, and comes back to a source that is connected', async () => {
    const { it, upstream } = kit
    let verdict = 'code=CODE-OF-ADA'
    upstream.on('/authorize', ({ query }, reply) => {
      reply.writeHead(302, { location: `${it.url}/?${verdict}&state=${query.get('state')}` })
      reply.end()
    })
    upstream.on('/grant', ({ body }, reply) =>
      body.includes('code=CODE-OF-ADA')
        ? json(reply, { access_token: 'token-of-ada', refresh_token: 'refresh-of-ada', expires_in: 3600 })
        : json(reply, { error: 'invalid_grant' }, 400),
    )
    const oauth2 = {
      authorizationUrl: `${upstream.url}/authorize`,
      tokenUrl: `${upstream.url}/grant`,
      clientId: 'me',
      clientSecret: '{{ secrets.client }}',
    }
    const requests = [{ method: 'GET', url: `${upstream.url}/echo`, auth: { oauth2 } }] as never
    await it.ask(saveSource, { input: { name: 'calendar', requests, secrets: { client: 'secret-of-client' } } })
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Sources' }).click()
    await page.getByRole('link', { name: 'calendar' }).click()
    const grant = page.getByRole('region', { name: 'OAuth 2' })
    await grant.getByText('Nobody has consented yet').waitFor()
    verdict = 'error=access_denied'
    await grant.getByRole('button', { name: 'Connect' }).click()
    await page.getByText('The service gave no consent: access_denied.').waitFor()
    expect(await violationsOf(page)).toEqual([])
    verdict = 'code=CODE-OF-ADA'
    await page.getByRole('link', { name: 'Go to the sources' }).click()
    await page.getByRole('link', { name: 'calendar' }).click()
    await grant.getByRole('button', { name: 'Connect' }).click()
    await grant.getByText('Connected: tokens are renewed by themselves.').waitFor()
    expect(page.url()).toBe(`${it.url}/#/sources/calendar`)
    expect(await violationsOf(page)).toEqual([])
    // Nothing else left the gateway.
    const authorize = `${upstream.url}/authorize`
    expect(window.faults.map(fault => fault.split('?')[0])).toEqual([authorize, authorize])
  })
})
