import { cpus } from 'node:os'
import { type Browser, chromium } from 'playwright-core'
import { median } from '../server.ts'
import { HEADERS, openStage, startGateway, TOKEN } from '../stage.ts'

const [ROUNDS = 5, CARDS = 100, DAYS = 1_095] = process.argv.slice(2).map(Number)
const CHARTS = ['LINE', 'COLUMN', 'AREA', 'STACKED_COLUMN']
const DAY_MS = 86_400_000

const stage = await openStage()
const gateway = await startGateway(stage, '/')
for (let at = 0; at < CARDS; at++) await fillWidget(at)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
console.log(`${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, Chromium ${browser.version()}`)
console.log(`a board of ${CARDS} cards with ${DAYS} days, all of them shown; ${ROUNDS} rounds\n`)
const visits: Visit[] = []
for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser))
const of = (name: keyof Visit) => {
  const values = visits.map(each => each[name])
  return `${median(values).toFixed(name === 'shift' ? 4 : 0)} (${values.map(value => value.toFixed(name === 'shift' ? 4 : 0)).join(', ')})`
}
console.log(`first card with its number: ${of('firstCard')} ms after the page is opened, signed in`)
console.log(`layout shift: ${of('shift')}`)
console.log(`longest task while scrolling to the end: ${of('longestTask')} ms; tasks above 50 ms: ${of('longTasks')}`)
await browser.close()
await stage.end()

interface Visit {
  readonly firstCard: number
  readonly shift: number
  readonly longestTask: number
  readonly longTasks: number
}

async function visit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(`
    sessionStorage.setItem('pushgraph.token', ${JSON.stringify(TOKEN)})
    window.found = { shift: 0, tasks: [], scrolling: false }
    new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) found.shift += each.value })
      .observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver(list => { for (const each of list.getEntries()) if (found.scrolling) found.tasks.push(each.duration) })
      .observe({ type: 'longtask' })`)
  await page.goto(`${gateway.url}#/?from=2023-11-21&through=2026-11-20`)
  await page.locator('[data-headline]').first().waitFor()
  const firstCard = (await page.evaluate('performance.now()')) as number
  await page.locator('[data-drawn="true"]').nth(8).waitFor()
  await page.evaluate('found.scrolling = true')
  for (let step = 0; step < CARDS; step++) {
    await page.mouse.wheel(0, 120)
    await page.waitForTimeout(100)
  }
  const { shift, tasks } = (await page.evaluate('found')) as { shift: number; tasks: number[] }
  await context.close()
  return { firstCard, shift, longestTask: Math.max(0, ...tasks), longTasks: tasks.length }
}

async function fillWidget(at: number): Promise<void> {
  const query = `mutation ($input: CreateWidgetInput!) { createWidget(input: $input) { widget { pushUrl } } }`
  const input = { title: `Widget ${at + 1}`, chartType: CHARTS[at % CHARTS.length], keyKind: 'DATE' }
  const made = await post('graphql', { query, variables: { input } })
  const pushUrl = made.data?.createWidget.widget.pushUrl
  if (!pushUrl) throw new Error(`No widget was made: ${JSON.stringify(made)}`)
  const last = Date.UTC(2026, 10, 20)
  const data = Array.from({ length: DAYS }, (_, day) => ({
    Date: new Date(last - day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', ''),
    Visitors: String(1_000 + ((day * 37 + at * 101) % 500)),
    Orders: String(50 + ((day * 13 + at * 7) % 40)),
  }))
  await post(new URL(pushUrl).pathname.slice(1), { data })
}

interface Reply {
  readonly data?: { readonly createWidget: { readonly widget: { readonly pushUrl: string } } }
}

async function post(path: string, body: object): Promise<Reply> {
  const response = await fetch(gateway.url + path, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Reply
}
