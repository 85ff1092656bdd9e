// What it costs to have Pushgraph: packs it, installs it into an empty folder with an empty cache as an ordinary account, starts it twice, and
// prints times and sizes, on Node 24 and on the Node that this runs on.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** An account without rights where this one has all of them. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
/** npm of the machine: that of `npm run` asks for what lies in this clone. */
const path = (process.env.PATH ?? '')
  .split(':')
  .filter(part => !part.includes('node_modules'))
  .join(':')

/** How this network is reached: certificates and proxies. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(NODE_EXTRA_CA_CERTS|(https?|no)_proxy|npm_config_(registry|cafile))$/i.test(name),
  ),
)

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-figures-'))
chmodSync(folder, 0o755)

function folderOf(name: string): string {
  const made = join(folder, name)
  mkdirSync(made)
  chmodSync(made, 0o777)
  return made
}

function pack(): string {
  if (!existsSync(join(ROOT, 'dist/dashboard/index.html')))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT })
  execFileSync('npm', ['run', '--silent', 'prepack'], { cwd: ROOT })
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: ROOT,
  })
  const [{ filename }] = JSON.parse(String(output)) as [{ filename: string }]
  return join(folder, filename)
}

/** Seconds. The cache of npm is empty: everything comes from the registry. */
function install(into: string, what: string): number {
  const cache = { npm_config_cache: join(into, 'cache'), npm_config_update_notifier: 'false' }
  const env = { ...network, PATH: path, HOME: into, ...cache }
  const begun = performance.now()
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', into, what], {
    cwd: into,
    env,
    stdio: 'pipe',
    ...account,
  })
  return (performance.now() - begun) / 1_000
}

/** Seconds until it is ready. */
async function start(node: string, program: string, dataDir: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(node, [program, 'serve'], {
    cwd: folder,
    env: { PATH: path, HOME: folder, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
  })
  let output = ''
  const ready = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it did not start:\n${output}`)))
    child.stdout.on('data', part => {
      output += part
      const url = /(http:\/\/\S+)\/readyz/.exec(output)?.[1]
      if (url) resolve(url)
    })
  })
  const url = await ready
  const reply = await fetch(`${url}/readyz`)
  const seconds = (performance.now() - begun) / 1_000
  if (!reply.ok) throw new Error(`it is not ready: ${await reply.text()}`)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return seconds
}

function bytesOf(at: string): number {
  const stats = lstatSync(at)
  return stats.isDirectory() ? readdirSync(at).reduce((sum, name) => sum + bytesOf(join(at, name)), 0) : stats.size
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
const print = (name: string, value: string) => console.log(`${name.padEnd(34)}${value}`)

function packagesIn(at: string): number {
  const lock = JSON.parse(readFileSync(join(at, 'node_modules/.package-lock.json'), 'utf8')) as { packages: object }
  return Object.keys(lock.packages).length
}

try {
  const packed = pack()
  chmodSync(packed, 0o644)
  print('packed', megabytes(statSync(packed).size))
  const nodes = folderOf('nodes')
  install(nodes, 'node@24')
  const releases = [
    ['Node 24', join(nodes, 'node_modules/node/bin/node')],
    [`Node ${process.versions.node.split('.')[0]}`, process.execPath],
  ] as const
  for (const [name, node] of releases) {
    const into = folderOf(name.replace(' ', '-').toLowerCase())
    print(`${name}: npm install`, `${install(into, packed).toFixed(1)} s`)
    print(`${name}: packages, installed`, `${packagesIn(into)}, ${megabytes(bytesOf(join(into, 'node_modules')))}`)
    const program = join(into, 'node_modules/pushgraph/bin/pushgraph.js')
    const data = join(into, 'data')
    print(`${name}: first start, ready`, `${(await start(node, program, data)).toFixed(1)} s`)
    print(`${name}: later starts, ready`, `${(await start(node, program, data)).toFixed(1)} s`)
    print(`${name}: data of an empty store`, megabytes(bytesOf(data)))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
