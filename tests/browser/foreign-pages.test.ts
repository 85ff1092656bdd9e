// The requests of UserFlux's SDK for browsers, sent by a page of another origin in Chromium.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, launchBrowser, openPage } from '../_kit/browser.ts'
import { createToken } from '../_kit/operations.ts'
import { sqlQuery } from '../_kit/query-operations.ts'

describe.skipIf(!CHROMIUM)('a page of another origin', () => {
  let it: TestApp
  let browser: Browser
  let site: Server
  let origin: string
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    browser = await launchBrowser()
    site = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<title>Shop</title>'),
    )
    await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    site?.close()
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  const keyOf = async (scopes: ('PUSH' | 'READ')[]) =>
    (await it.ask(createToken, { input: { name: scopes.join(), scopes } })).createToken.secret

  /** As the SDK calls `fetch`; what the page can read of the reply, or that it can read nothing. */
  async function send(key: string, endpoint: string, data: object) {
    await using opened = await openPage(browser, origin)
    await opened.page.goto(`${origin}/pricing?utm_source=news`)
    return await opened.page.evaluate(
      async ([url, token, body]) => {
        const request = {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
          body,
          keepalive: true,
        }
        const response = await fetch(url, request).catch(() => null)
        return response && { status: response.status, text: await response.text() }
      },
      [`${it.url}/${endpoint}?locationEnrichment=true`, key, JSON.stringify(data)] as const,
    )
  }

  const deviceData = {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    browser: 'Chrome',
    deviceType: 'Desktop',
    os: 'Linux',
    screenWidth: 1_280,
  }
  const pageView = {
    timestamp: NOON_2026_11_20,
    userId: null,
    anonymousId: 'c0ffee00-0000-4000-8000-000000000001',
    name: 'page_view',
    properties: {
      sessionId: 'visit-1',
      href: 'https://shop.example/pricing?utm_source=news',
      path: '/pricing',
      referrerHref: null,
      utmSource: 'news',
      utmMedium: null,
    },
    deviceData,
  }

  test('sends events and profiles with a token that may only write', async () => {
    const key = await keyOf(['PUSH'])
    const empty = { status: 204, text: '' }
    expect(await send(key, 'event/ingest/batch', { events: [pageView, { ...pageView, name: 'click' }] })).toEqual(empty)
    expect(await send(key, 'event/ingest', { ...pageView, name: 'page_leave' })).toEqual(empty)
    const { anonymousId } = pageView
    expect(await send(key, 'profile', { userId: 'ada', anonymousId, properties: { plan: 'pro' }, deviceData })).toEqual(
      empty,
    )
    const sql =
      'select name, sessionId, ufProperties.browser as browser, deviceData.os as os, ufProperties.urlPath as page from events order by name'
    const seen = { sessionId: 'visit-1', browser: 'Chrome', os: 'Linux', page: '/pricing' }
    expect((await it.ask(sqlQuery, { query: sql })).sql?.rows).toEqual(
      ['click', 'page_leave', 'page_view'].map(name => ({ name, ...seen })),
    )
  })

  test('reads why it was refused, and nothing was stored', async () => {
    const readable = await send(await keyOf(['PUSH', 'READ']), 'event/ingest', { ...pageView, name: 'refused' })
    expect([readable?.status, readable?.text]).toEqual([403, expect.stringContaining('a token that may only write')])
    expect((await send('wrong', 'event/ingest', pageView))?.status).toBe(401)
    const bad = await send(await keyOf(['PUSH']), 'event/ingest/batch', { events: [pageView, null] })
    expect([bad?.status, JSON.parse(bad?.text ?? '').errors]).toEqual([400, { 'events.1': ['An event is an object.'] }])
    const sql = "select name from events where name = 'refused'"
    expect((await it.ask(sqlQuery, { query: sql })).sql?.rows).toEqual([])
    // What is not open to pages stays closed to them.
    expect(await send(await keyOf(['READ']), 'metrics/query', { encodedQuery: 'c2VsZWN0IDE=' })).toBeNull()
  })
})
