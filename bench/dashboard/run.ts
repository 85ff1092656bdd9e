// node bench/dashboard/run.ts [rounds] [cards] [days]: what a large board costs its reader, in Chromium; medians over rounds. Needs `npm run build`.
// Each round is a profile of its own, without anything in its cache. Times are taken in the page, after the frame that shows what they are of; one
// visit comes before those that count, since the gateway and the browser have only just started.
import { cpus } from 'node:os'
import { type Browser, chromium } from 'playwright-core'
import { median } from '../server.ts'
import { HEADERS, openStage, startGateway, TOKEN } from '../stage.ts'

const [ROUNDS = 5, CARDS = 100, DAYS = 1_095] = process.argv.slice(2).map(Number)
const CHARTS = ['LINE', 'COLUMN', 'AREA', 'STACKED_COLUMN']
const DAY_MS = 86_400_000
/** Runs in the page, before its own scripts. A message comes after the frame that a change is shown with. */
const WATCH = `
  window.found = { firstNumber: 0, firstChart: 0, shift: 0, tasks: [], scrolledFrom: 0 }
  new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) found.shift += each.value })
    .observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(list => { for (const { startTime, duration } of list.getEntries()) found.tasks.push({ startTime, duration }) })
    .observe({ type: 'longtask' })
  for (const [name, selector] of [['firstNumber', '[data-headline]'], ['firstChart', '[data-drawn="true"]']]) {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => { found[name] = performance.now() }
        port2.postMessage(null)
      })
    })
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-drawn'] })
  }`

const stage = await openStage()
const gateway = await startGateway(stage, '/')
for (let at = 0; at < CARDS; at++) await fillWidget(at)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
console.log(`${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, Chromium ${browser.version()}`)
console.log(`a board of ${CARDS} cards whose period holds ${DAYS} days of two metrics; ${ROUNDS} rounds\n`)
const first = await visit(browser)
console.log(
  `the visit before: first number after ${first.firstNumber.toFixed(0)} ms, first chart ${first.firstChart.toFixed(0)} ms`,
)
const visits: Visit[] = []
for (let round = 0; round < ROUNDS; round++) visits.push(await visit(browser))
const of = (name: keyof Visit) => {
  const values = visits.map(each => each[name])
  return `${median(values).toFixed(name === 'shift' ? 4 : 0)} (${values.map(value => value.toFixed(name === 'shift' ? 4 : 0)).join(', ')})`
}
console.log(`first card with its number: ${of('firstNumber')} ms after the page is opened, signed in`)
console.log(`first card with its chart, too: ${of('firstChart')} ms`)
console.log(`layout shift: ${of('shift')}`)
console.log(`longest task while scrolling to the end: ${of('longestTask')} ms; tasks above 50 ms: ${of('longTasks')}`)
console.log(`the most that a task has the processor for: ${of('longestWork')} ms`)
await browser.close()
await stage.end()

/** What the page found of itself, in milliseconds since it was opened. */
interface Found {
  readonly firstNumber: number
  readonly firstChart: number
  readonly shift: number
  readonly tasks: { readonly startTime: number; readonly duration: number }[]
  readonly scrolledFrom: number
}

interface Visit {
  readonly firstNumber: number
  readonly firstChart: number
  readonly shift: number
  readonly longestTask: number
  readonly longTasks: number
  /** Of the processor, without the time in which other programs had it. */
  readonly longestWork: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  /** Microseconds that the thread itself ran. */
  readonly tdur?: number
}

/** Of the page's main thread, since it was scrolled; in milliseconds. */
function longestWorkIn(events: readonly TraceEvent[]): number {
  const mark = events.find(({ name }) => name === 'scroll')
  if (!mark) throw new Error('The trace does not say where scrolling began.')
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts }) =>
      ph === 'X' && name.endsWith('RunTask') && pid === mark.pid && tid === mark.tid && ts > mark.ts,
  )
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000
}

async function visit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(`sessionStorage.setItem('pushgraph.token', ${JSON.stringify(TOKEN)})`)
  await page.addInitScript(WATCH)
  await page.goto(`${gateway.url}#/?from=2023-11-21&through=2026-11-20`)
  await page.locator('[data-drawn="true"]').nth(8).waitFor()
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate("performance.mark('scroll'), (found.scrolledFrom = performance.now())")
  for (let step = 0; step < CARDS; step++) {
    await page.mouse.wheel(0, 120)
    await page.waitForTimeout(100)
  }
  const { shift, tasks, scrolledFrom, ...shown } = (await page.evaluate('found')) as Found
  const durations = tasks.filter(task => task.startTime >= scrolledFrom).map(task => task.duration)
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
  await context.close()
  return {
    ...shown,
    shift,
    longestTask: Math.max(0, ...durations),
    longTasks: durations.length,
    longestWork: longestWorkIn(trace.traceEvents),
  }
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
