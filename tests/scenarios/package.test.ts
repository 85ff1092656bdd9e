// What people install: the packed package in an empty folder, as an account without rights, on both releases of Node that it is for.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway } from '../_kit/process.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TOKEN = 'the-administrator-of-the-package-test-1'
const folder = mkdtempSync(join(tmpdir(), 'pushgraph-package-'))
const installed = join(folder, 'installed')
const nodes = join(folder, 'nodes')
const data = join(folder, 'data')
/** Of the account that installs and runs it; null: that of the tests, which is no administrator. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null
const home = { HOME: folder, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' }
/** npm of the machine: that of the tests' own PATH asks for what lies in this clone. */
const path = (process.env.PATH ?? '')
  .split(':')
  .filter(part => !part.includes('node_modules'))
  .join(':')

function npm(cwd: string, ...args: string[]): string {
  const env = { PATH: path, ...home }
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd,
    env,
    ...account,
    encoding: 'utf8',
    stdio: 'pipe',
  })
}

interface Made {
  readonly createWidget: { readonly widget: { readonly pushUrl: string; readonly chartUrl: string } }
}

let packed = ''
beforeAll(() => {
  // The dashboard as the tests have it; the rest is built for the package.
  execFileSync('npm', ['run', '--silent', 'prepack'], { cwd: ROOT })
  if (!existsSync(join(ROOT, 'dist/dashboard/index.html')))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT })
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: ROOT,
  })
  const [{ filename }] = JSON.parse(String(output)) as [{ filename: string }]
  packed = join(folder, filename)
  for (const made of [installed, nodes, data]) mkdirSync(made)
  for (const made of [folder, installed, nodes, data, packed]) chmodSync(made, 0o777)
  npm(nodes, 'install', 'node@24')
  npm(installed, 'install', packed)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const releases = [
  ['Node 24', join(nodes, 'node_modules/node/bin/node')],
  ['the Node of the tests', process.execPath],
] as const

describe.each(releases)('on %s', (name, node) => {
  const program = join(installed, 'node_modules/pushgraph/bin/pushgraph.js')
  const run = (args: readonly string[]) =>
    spawnSync(node, [program, ...args], {
      cwd: data,
      env: { PATH: path, ...home },
      ...account,
      encoding: 'utf8',
    })

  test('the demo pushes and shows numbers', () => {
    const { status, stdout, stderr } = run(['demo', '--once', '--data-dir', join(data, `demo of ${name}`)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('precipitation (sum)')
    expect(stdout).toContain('212.6')
  })

  test('serve has the dashboard, its description, pictures and templates', async () => {
    const upstream = createServer((request, response) => response.end(JSON.stringify({ asked: request.url })))
    await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(upstream.address() as AddressInfo).port}`
    const env = {
      DATA_DIR: join(data, `served by ${name}`),
      PUSHGRAPH_ADMIN_TOKEN: TOKEN,
      SOURCES_ALLOW_HOSTS: host,
      ...home,
    }
    const gateway = await startGateway(
      env,
      account ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', node, program] : [node, program],
    )
    const ask = async (query: string) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ query }),
      })
      return (await response.json()) as { data: Made; errors?: unknown }
    }
    try {
      expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
      const page = await (await fetch(gateway.url)).text()
      const [script] = /assets\/[^"]+\.js/.exec(page) ?? []
      expect((await fetch(`${gateway.url}/${script}`)).status).toBe(200)
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
      const described = (await (await fetch(`${gateway.url}/openapi.json`)).json()) as { info: unknown }
      expect(described.info).toMatchObject({ version })
      const made = await ask(
        'mutation { createWidget(input: { title: "Visits", keyKind: DATE }) { widget { id pushUrl chartUrl(format: PNG) } } }',
      )
      const { pushUrl, chartUrl } = made.data.createWidget.widget
      const body = JSON.stringify({ data: [{ Date: '20261120', Visits: '7' }] })
      expect((await fetch(gateway.url + new URL(pushUrl).pathname, { method: 'POST', body })).status).toBe(200)
      const picture = new URL(chartUrl)
      const drawn = await fetch(gateway.url + picture.pathname + picture.search)
      expect({ status: drawn.status, type: drawn.headers.get('content-type') }).toEqual({
        status: 200,
        type: 'image/png',
      })
      const sent = await ask(
        `mutation { sendRequest(input: { method: GET, url: "http://${host}/{{ 'a' | upcase }}" }) { ok data } }`,
      )
      expect(sent).toEqual({ data: { sendRequest: { ok: true, data: { asked: '/A' } } } })
    } finally {
      upstream.close()
      expect(await gateway.end('SIGTERM')).toBe(0)
    }
  })
})

test('Node before 24 is told so in one sentence', () => {
  const text = readFileSync(join(ROOT, 'bin/pushgraph.js'), 'utf8').replaceAll('process.versions.node', '"22.1.0"')
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', text.replace(/^#!.*/, '')], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `Pushgraph needs Node 24 or later; this is ${process.version}.\n`,
  })
})

test('the package has no source, no test and no secret of this folder', () => {
  const root = join(installed, 'node_modules/pushgraph')
  const files = readdirSync(root, { recursive: true }).map(String)
  expect(files.filter(file => /\.ts$|\.test\.|(^|\/)\.env|node_modules/.test(file))).toEqual([])
  const packages = readdirSync(join(installed, 'node_modules')).length
  const megabytes = (statSync(packed).size / 1_048_576).toFixed(1)
  console.log(`packed ${megabytes} MB, ${files.length} files, ${packages} folders in node_modules`)
})
