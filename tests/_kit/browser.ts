// A real browser in front of a gateway. What a page may never do (errors, refused content, other hosts) fails every test.
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { ADMIN, NOON_2026_11_20, type TestApp } from './app.ts'

/** The system's Chromium; `null`: there is none, and this is not CI. */
export const CHROMIUM = findChromium()

function findChromium(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(':')
  const found = names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
  if (found) return found
  if (process.env.CI) throw new Error('The browser tests need Chromium: apt-get install chromium.')
  console.warn('The browser tests are skipped: there is no Chromium in PATH.')
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function launchBrowser(): Promise<Browser> {
  // In containers there is no user for its sandbox, and little shared memory.
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export interface TestPage extends AsyncDisposable {
  readonly page: Page
  /** What went wrong in it so far: errors, content that its policy refused, requests to other hosts. */
  readonly faults: readonly string[]
}

/** A window of its own: nothing is shared with another one. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<TestPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  })
  // The day of the test's gateway; timers go on.
  await context.clock.setFixedTime(NOON_2026_11_20)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(`error: ${error.stack}`))
  page.on('console', message => {
    // A refused request is an answer; the page has to show it.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) faults.push(`console: ${message.text()}`)
  })
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`)) faults.push(request.url())
  })
  return { page, faults, [Symbol.asyncDispose]: () => context.close() }
}

export async function signIn(page: Page, it: TestApp, token = ADMIN): Promise<void> {
  await page.goto(`${it.url}/`)
  await page.getByLabel('Token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Pages follow what was done, a moment later. */
export async function expectCount(found: Locator, count: number): Promise<void> {
  await expect.poll(() => found.count()).toBe(count)
}

export function expectFaultless({ faults }: TestPage): void {
  expect(faults).toEqual([])
}

/** What axe finds in the page as it is now; `without`: rules that are about something else. */
export async function violationsOf(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source)
  const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]))
  const options = JSON.stringify({ resultTypes: ['violations'], rules })
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as axe.AxeResults
  return found.violations.map(
    each => `${each.id}: ${each.help}; ${each.nodes.map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  )
}

/** One of the tabs of a page. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click()
}

/** The part of a widget's page where its metrics are changed, with the form of this one open. */
export async function openMetric(page: Page, name: string): Promise<Locator> {
  await openTab(page, 'Metrics')
  const metrics = page.getByRole('region', { name: 'Metrics' })
  const heading = page.getByRole('heading', { name, exact: true })
  const isOpen = await metrics.locator('details', { has: heading }).evaluate(details => details.hasAttribute('open'))
  if (!isOpen) await metrics.getByRole('heading', { name, exact: true }).click()
  return metrics
}
