// @pushgraph/react as it is installed, in a page that Vite builds and Chromium shows, at the origin of a proxy with the gateway behind it.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import type { Browser } from 'playwright-core'
import { build, transformWithOxc } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM, expectFaultless, launchBrowser, openPage, violationsOf } from '../_kit/browser.ts'
import { type InstalledClients, installClients, quickStart } from '../_kit/client-packages.ts'
import { push } from '../_kit/operations.ts'

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
const page = (module: string, data = '') =>
  `<!doctype html><html lang="en"><title>Numbers</title><link rel="icon" href="data:,"><main><h1>Numbers</h1><div id="root" ${data}></div></main><script type="module" src="/${module}"></script></html>`

/** A page of hooks: arguments that change, a widget that is not there. */
const HOOKS = `
import { createClient } from '@pushgraph/client'
import { PushgraphProvider, Metric, useReport, useLiveReport } from '@pushgraph/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
const root = document.getElementById('root')
const { token, widgetId } = root.dataset
function Numbers() {
  const [preset, setPreset] = useState('TODAY')
  const { report, reload, isLoading } = useReport(widgetId, { period: preset })
  const live = useLiveReport(widgetId, { period: 'TODAY' })
  return <>
    <output aria-label="Read">{isLoading ? 'loading' : report.metrics[0].headline}</output>
    <output aria-label="Live">{live.report?.metrics[0].headline}</output>
    <button type="button" onClick={reload}>Reload</button>
    <button type="button" onClick={() => setPreset('LAST_7_DAYS')}>Week</button>
    <Metric widgetId="widget_1" label="Gone" live={false} />
  </>
}
createRoot(root).render(<StrictMode><PushgraphProvider client={createClient({ url: '/', token })}><Numbers /></PushgraphProvider></StrictMode>)`

async function runNode(file: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  return stdout
}

describe.skipIf(!CHROMIUM)('the package for React', () => {
  let front: Server
  let url: string
  let it: TestApp
  let installed: InstalledClients
  let browser: Browser
  let widget: string
  beforeAll(async () => {
    front = createServer((incoming, reply) => {
      const { pathname } = new URL(incoming.url ?? '/', 'http://front')
      const type = TYPES[extname(pathname)]
      if (type !== undefined) {
        const text = pathname.endsWith('.html')
          ? page(pathname.slice(1).replace('.html', '.js'), `data-token="${ADMIN}" data-widget-id="${widget}"`)
          : readFileSync(join(installed.folder, 'dist', pathname))
        return void reply.writeHead(200, { 'content-type': type }).end(text)
      }
      const { method, headers, url: path } = incoming
      const onward = request(new URL(path ?? '/', it.url), { method, headers }, answer => {
        reply.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(reply)
      })
      reply.on('close', () => onward.destroy())
      onward.on('error', () => reply.destroy())
      incoming.pipe(onward)
    })
    front.listen(0, '127.0.0.1')
    await once(front, 'listening')
    url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
    ;[it, installed, browser] = await Promise.all([
      startTestApp({ PUSHGRAPH_PUBLIC_URL: url }, { clock: () => NOON_2026_11_20 }),
      installClients('typescript', 'react'),
      launchBrowser(),
    ])
    installed.link('react', 'react-dom')
    const input = { start: quickStart('react', 'jsx'), hooks: HOOKS }
    const entries = Object.entries(input).map(([name, text]) => [name, installed.write(`${name}.jsx`, text)])
    await build({
      root: installed.folder,
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: {
        modulePreload: { polyfill: false },
        rollupOptions: { input: Object.fromEntries(entries), output: { entryFileNames: '[name].js' } },
      },
    })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    front?.closeAllConnections()
    front?.close()
    installed?.[Symbol.dispose]()
    await it?.[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    widget = (await it.widget({ title: 'Shop', keyKind: 'DATE', defaultPeriod: 'LAST_7_DAYS' })).id
    await pushed('2026-11-20', 40)
    await pushed('2026-11-12', 32)
  })
  const pushed = (key: string, value: number) =>
    it.ask(push, { input: { widgetId: widget, rows: [{ key, values: [{ metric: 'Visits', value }] }] } })

  test('has no package in it but its peers', () => {
    const { dependencies, peerDependencies } = JSON.parse(installed.read('node_modules/@pushgraph/react/package.json'))
    expect([dependencies, Object.keys(peerDependencies)]).toEqual([undefined, ['@pushgraph/client', 'react']])
  })

  test('its quick start shows a metric that follows, with its change, and a chart with a text', async () => {
    expect(quickStart('react', 'jsx').trimEnd().split('\n').length).toBeLessThanOrEqual(10)
    await using opened = await openPage(browser, url)
    await opened.page.goto(`${url}/start.html`)
    const metric = opened.page.locator('.pushgraph-metric')
    await metric.getByText('40', { exact: true }).waitFor()
    await pushed('2026-11-20', 8)
    await metric.getByText('48', { exact: true }).waitFor()
    expect((await metric.innerText()).replace(/\s+/g, ' ')).toMatch(/^Visits 48 ▲ \+50%$/)
    expect(await metric.locator('[data-verdict]').getAttribute('data-verdict')).toBe('GOOD')
    const chart = opened.page.getByRole('img', { name: 'Chart of Shop' })
    await chart.waitFor()
    await expect.poll(() => chart.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(800)
    expect(await violationsOf(opened.page)).toEqual([])
    expectFaultless(opened)
  })

  test('its hooks read anew what is asked otherwise, and tell what is wrong', async () => {
    await using opened = await openPage(browser, url)
    await opened.page.goto(`${url}/hooks.html`)
    const [read, live] = ['Read', 'Live'].map(name => opened.page.getByLabel(name))
    await read?.getByText('40').waitFor()
    await pushed('2026-11-20', 2)
    await live?.getByText('42').waitFor()
    expect(await read?.innerText()).toBe('40')
    await opened.page.getByRole('button', { name: 'Reload' }).click()
    await read?.getByText('42').waitFor()
    await pushed('2026-11-19', 100)
    await opened.page.getByRole('button', { name: 'Week' }).click()
    await read?.getByText('142').waitFor()
    expect(await opened.page.getByRole('alert').innerText()).toContain('widget_1')
    expectFaultless(opened)
  })

  test('the page of Next.js in the recipes has the numbers in its HTML', async () => {
    const docs = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8')
    const [, source = ''] = /^```jsx\n([\s\S]*?)^```/m.exec(docs) ?? []
    const { code } = await transformWithOxc(source, 'page.jsx', { jsx: { runtime: 'automatic' } })
    installed.write('next-page.js', code)
    // As on a server of its own, which has the variables from its start.
    installed.write(
      'next-server.js',
      `import { renderToStaticMarkup } from 'react-dom/server'
       import Page from './next-page.js'
       console.log(renderToStaticMarkup(await Page()))`,
    )
    const env = { PUSHGRAPH_URL: it.url, PUSHGRAPH_TOKEN: ADMIN, WIDGET_ID: widget }
    const html = await runNode(join(installed.folder, 'next-server.js'), env)
    expect(html).toMatch(/^<main><h1>.*<\/h1><p>Visits: 72 \(.* %\)<\/p><\/main>\s*$/)
  })

  test('its components are rendered on a server without a request, and wait for the browser', async () => {
    installed.write(
      'rendered.js',
      `import { createClient } from '@pushgraph/client'
       import { Chart, Metric, PushgraphProvider } from '@pushgraph/react'
       import { createElement as h } from 'react'
       import { renderToString } from 'react-dom/server'
       globalThis.fetch = () => { throw new Error('a request from the server') }
       const client = createClient({ url: 'http://127.0.0.1:9/', token: 'none' })
       const parts = [h(Metric, { key: 1, widgetId: 'widget_1', metric: 'Visits' }), h(Chart, { key: 2, widgetId: 'widget_1' })]
       console.log(renderToString(h(PushgraphProvider, { client }, parts)))`,
    )
    const html = await runNode(join(installed.folder, 'rendered.js'), {})
    expect(html).toContain('pushgraph-metric')
    expect(html).not.toContain('Error')
  })
})
