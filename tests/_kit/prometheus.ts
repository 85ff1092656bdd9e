// Prometheus of the distribution, and what our files for it ask.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const OPS = fileURLToPath(new URL('../../ops', import.meta.url))
export const RULES = join(OPS, 'prometheus/rules.yml')

/** False: it is not installed, and this is not CI. */
export const hasPrometheus = findPrometheus()

function findPrometheus(): boolean {
  if (['prometheus', 'promtool'].every(name => spawnSync(name, ['--version']).status === 0)) return true
  if (process.env.CI) throw new Error('The tests of metrics need Prometheus: apt-get install prometheus.')
  console.warn('The tests of metrics are skipped: there is no Prometheus.')
  return false
}

export function promtool(args: readonly string[], input = ''): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', args, {
    input,
    encoding: 'utf8',
    cwd: join(OPS, 'prometheus'),
  })
  return { code: status, output: stdout + stderr }
}

/** Expressions of the dashboards, with a gateway and an interval in the place of what Grafana fills in. */
export function dashboardExpressions(): string[] {
  const folder = join(OPS, 'grafana')
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return files.flatMap(name => {
    const { panels } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      panels: { targets: { expr?: string }[] }[]
    }
    const expressions = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => expr ?? []))
    return expressions.map(expr => expr.replaceAll('$instance', '.*').replaceAll('$__rate_interval', '1m'))
  })
}

/** Names of metrics that an expression asks for. */
export function metricsIn(expression: string): string[] {
  const names = expression
    .replace(/\{[^}]*\}|"[^"]*"|by \([^)]*\)/g, '')
    .matchAll(/\b(up|(pushgraph|nodejs|process)_\w+)/g)
  return [...new Set([...names].map(([name]) => name))]
}

export interface Prometheus extends AsyncDisposable {
  /** Of its API, as `data`. */
  get(path: string): Promise<never>
}

/** Scrapes the gateway every second, with our rules, and what `more` says in lines of its configuration. */
export async function startPrometheus(gateway: string, token: string, more = ''): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-prometheus-'))
  const port = await freePort()
  const config = `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [${JSON.stringify(RULES)}]
scrape_configs:
  - job_name: pushgraph
    authorization: { credentials: ${token} }
    static_configs: [{ targets: [${JSON.stringify(new URL(gateway).host)}] }]
${more}`
  writeFileSync(join(folder, 'prometheus.yml'), config)
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let output = ''
  child.stderr.on('data', part => {
    output += part
  })
  const url = `http://127.0.0.1:${port}`
  for (const until = Date.now() + 30_000; ; await sleep(100)) {
    const isReady = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) break
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Prometheus did not start:\n${output}`)
  }
  return {
    get: async path => {
      const reply = (await (await fetch(url + path)).json()) as { status: string; data: never; error?: string }
      if (reply.status !== 'success') throw new Error(reply.error)
      return reply.data
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
