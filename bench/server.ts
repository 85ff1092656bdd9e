// What the benchmarks share: processes of their own, all of which end with the benchmark, and medians.
import { type ChildProcess, spawn } from 'node:child_process'

/** Rate limits that count every request and are never reached. */
export const UNREACHED = { TOKEN_REQUESTS_PER_MINUTE: '1000000000', ADDRESS_REQUESTS_PER_MINUTE: '1000000000' }

export interface Server {
  readonly child: ChildProcess
  readonly url: string
}

const running = new Set<ChildProcess>()

/** `node <command>`, whose output is read here. */
export const startNode = (command: readonly string[]) => startProgram(process.execPath, command)

/** As `startNode`, of any program; `env` beside the environment of the benchmark. */
export function startProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends each process that was started here, and waits for it. */
export async function endProcesses(): Promise<void> {
  const ends = [...running].map(child => {
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    return ended.then(() => clearTimeout(late))
  })
  await Promise.all(ends)
}

/** Starts `node <command>`, which prints its port when it listens. */
export async function startServer(command: readonly string[], route: string): Promise<Server> {
  const child = startNode(command)
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', text => resolve(String(text).trim()))
    child.once('exit', code => reject(new Error(`${command[0]} ended with ${code}`)))
  })
  return { child, url: `http://127.0.0.1:${port}${route}` }
}

/** Runs `node <command>` to its end and reads what it prints as JSON. */
export async function runToEnd<T>(command: readonly string[]): Promise<T> {
  const child = startNode(command)
  let text = ''
  for await (const part of child.stdout) text += part
  return JSON.parse(text) as T
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The ratio of each round: what slows the machine for a while slows both sides of a round. */
function ratiosOf(ones: readonly number[], others: readonly number[]): number[] {
  return ones.map((one, round) => one / (others[round] ?? Number.NaN))
}

/** Their median. */
export function ratioOf(ones: readonly number[], others: readonly number[]): number {
  return median(ratiosOf(ones, others))
}

/** Their least and greatest. */
export function spreadOf(ones: readonly number[], others: readonly number[]): string {
  const ratios = ratiosOf(ones, others)
  return `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
}
