// The packages of `clients`, as people get them: packed, and installed into an empty folder.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLIENTS = join(ROOT, 'clients')
const run = promisify(execFile)

/** Of the machine, which may be older than that of the tests; null: there is none that the package is for. */
export const OTHER_NODE = otherNode()

function otherNode(): string | null {
  const folders = (process.env.PATH ?? '').split(':').filter(folder => !folder.includes('node_modules'))
  const programs = folders.map(folder => join(folder, 'node'))
  const isFit = (program: string) =>
    Number(/^v(\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]) >= 20
  return programs.find(isFit) ?? null
}

export interface InstalledClients extends Disposable {
  readonly folder: string
  /** A package by its name, or a module of one by its path below `node_modules`. */
  load(name: string): unknown
  read(path: string): string
  write(name: string, text: string): string
  /** Packages of this project, as if they were installed, too. */
  link(...names: string[]): void
}

/** The packages by their folders below `clients`. */
export async function installClients(...names: string[]): Promise<InstalledClients> {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-clients-'))
  // Built where no other test builds.
  const sources = join(folder, 'sources')
  const isSource = (path: string) => !/\/(dist|node_modules)$/.test(path)
  for (const name of ['tsconfig.json', ...names.map(each => join('clients', each))])
    cpSync(join(ROOT, name), join(sources, name), { recursive: true, filter: isSource })
  symlinkSync(join(ROOT, 'node_modules'), join(sources, 'node_modules'))
  const packed: string[] = []
  for (const name of names) {
    const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
      cwd: join(sources, 'clients', name),
    })
    // What the build says comes before.
    const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }]
    packed.push(join(folder, filename))
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  rmSync(sources, { recursive: true })
  const quiet = ['--offline', '--no-audit', '--no-fund', '--legacy-peer-deps']
  await run('npm', ['install', ...quiet, ...packed], { cwd: folder })
  const require = createRequire(join(folder, 'package.json'))
  return {
    folder,
    load: name => require(name.endsWith('.js') ? join(folder, 'node_modules', name) : name),
    read: path => readFileSync(join(folder, path), 'utf8'),
    write(name, text) {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    link(...names) {
      for (const name of names) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The first block of code of a README below `clients`. */
export function quickStart(name: string, language: string): string {
  const readme = readFileSync(join(CLIENTS, name, 'README.md'), 'utf8')
  const [, text = ''] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(readme) ?? []
  return text
}

export interface Program extends Disposable {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  /** With which code it ended; null: by a signal. */
  readonly ended: Promise<number | null>
}

/** A program that writes lines; what it says of errors is among them. */
export function startProgram(command: string, args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (text += part))
  return {
    process: child,
    get lines() {
      return text.split('\n').filter(line => line !== '')
    },
    ended: new Promise(resolve => child.once('close', code => resolve(code))),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}
