// Queries, tokens, the audit log and GraphiQL.
import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectCount, expectFaultless, launchBrowser, openPage, signIn } from '../_kit/browser.ts'
import { widgetList } from '../_kit/list-operations.ts'
import { viewer } from '../_kit/operations.ts'

describe.skipIf(!CHROMIUM)('the tools', () => {
  let it: TestApp
  let browser: Browser
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    const widget = await it.widget({ title: 'Visitors' })
    await it.widget({ title: 'Salaries' })
    await it.cyfe(widget.pushUrl, { data: [{ Date: '20261119', Users: '31', Signups: '2' }] })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await it?.[Symbol.asyncDispose]()
  })

  test('SQL with a variable runs, is drawn, saved and run again; a mistake is told in words', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Queries' }).click()
    await page.getByRole('textbox', { name: 'SQL' }).fill('SELEC 1')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('alert').waitFor()
    const sql = 'SELECT metric, sum(value) AS total FROM points WHERE value > @{least} GROUP BY metric ORDER BY metric'
    await page.getByRole('textbox', { name: 'SQL' }).fill(sql)
    await page.getByLabel('least', { exact: true }).fill('5')
    await page.getByLabel('Type of least').selectOption('NUMBER')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('cell', { name: '31', exact: true }).waitFor()
    await expectCount(page.getByRole('alert'), 0)
    await expectCount(page.locator('section tbody tr'), 1)
    await page.getByRole('combobox', { name: 'Chart' }).selectOption('BAR')
    await page.locator('[data-chart="BAR"] [data-drawn="true"]').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Large metrics')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('SQL of “Large metrics”, version 1').waitFor()
    await page.getByRole('navigation', { name: 'Saved' }).getByRole('link', { name: 'Large metrics' }).waitFor()
    await page.getByLabel('least', { exact: true }).fill('1')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('cell', { name: 'Signups' }).waitFor()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('navigation', { name: 'Saved' }).getByText('None yet.').waitFor()
    expectFaultless(window)
  })

  test('a token is made, shown once, renewed and revoked; the audit log says so', async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    await page.getByRole('link', { name: 'Tokens' }).click()
    await page.getByRole('heading', { name: 'New token' }).click()
    await page.getByLabel('Name').fill('nightly import')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByText('Choose one thing at least').waitFor()
    await page.getByLabel('read reports').check()
    await page.getByLabel('Search widgets').fill('visit')
    await page.getByLabel('Salaries').waitFor({ state: 'detached' })
    await page.getByLabel('Visitors').check()
    await page.getByLabel('Search widgets').fill('salaries')
    await page.getByLabel('Salaries').waitFor()
    await page.getByText('1 chosen').waitFor()
    await page.getByRole('button', { name: 'Make a token' }).click()
    const secret = await page.locator('.notice code').textContent()
    expect((await it.send(viewer, {}, secret)).data?.viewer).toMatchObject({ name: 'nightly import', scopes: ['READ'] })
    const seen = (await it.send(widgetList, {}, secret)).data?.widgets
    expect(seen?.nodes.map(({ title }) => title)).toEqual(['Visitors'])
    await page.getByText('None chosen').waitFor()
    await page.getByRole('button', { name: 'New secret for nightly import' }).click()
    await page
      .locator('.notice code')
      .filter({ hasNotText: secret ?? '' })
      .waitFor()
    await page.getByLabel('Name').fill('agent')
    await page.getByLabel('push rows and events').check()
    await page.getByLabel('What it pushes makes widgets').check()
    await page.getByLabel('Events that it may send').fill('signup\n order paid ')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const agent = page.getByRole('row', { name: /^agent/ })
    await agent.getByRole('cell', { name: 'push, makes widgets' }).waitFor()
    await agent.getByRole('cell', { name: 'signup, order paid' }).waitFor()
    await agent.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await agent.getByRole('cell', { name: 'revoked' }).waitFor()
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page
      .getByRole('row', { name: /^nightly import/ })
      .getByRole('cell', { name: 'revoked' })
      .waitFor()
    expect((await it.send(viewer, {}, secret)).status).toBe(401)
    await page.getByRole('link', { name: 'Audit' }).click()
    await page.getByRole('cell', { name: 'revokeToken' }).first().waitFor()
    await page.getByLabel('Action').fill('rotateToken')
    await page.getByRole('button', { name: 'Show' }).click()
    await expectCount(page.getByRole('cell', { name: 'revokeToken' }), 0)
    await expectCount(page.getByRole('cell', { name: 'rotateToken' }), 1)
    expectFaultless(window)
  })

  test("GraphiQL opens with the session's token, and without one when it is opened by itself", async () => {
    await using window = await openPage(browser, it.url)
    const { page } = window
    await signIn(page, it)
    const [graphiql] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'GraphiQL' }).click(),
    ])
    const asked = await graphiql.waitForRequest(isIntrospection)
    expect((await asked.allHeaders()).authorization).toBe(`Bearer ${ADMIN}`)
    expect(graphiql.url()).toBe(`${it.url}/graphql`)
    for (const name of ['Push', 'Report', 'Widgets']) await graphiql.getByRole('tab', { name }).waitFor()
    await graphiql.getByRole('button', { name: /^Execute query/ }).click()
    await graphiql.getByRole('region', { name: 'Result Window' }).getByText('example-visitors').first().waitFor()
    await using alone = await openPage(browser, it.url)
    const unknown = alone.page.waitForRequest(isIntrospection)
    await alone.page.goto(`${it.url}/graphql`)
    expect((await (await unknown).allHeaders()).authorization ?? 'Bearer ').toBe('Bearer ')
  })
})

const isIntrospection = (request: Request) => request.method() === 'POST' && !!request.postData()?.includes('__schema')
