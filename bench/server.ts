// What the benchmarks share: servers in processes of their own, and medians.
import { type ChildProcess, spawn } from 'node:child_process'

/** Rate limits that count every request and are never reached. */
export const UNREACHED = { TOKEN_REQUESTS_PER_MINUTE: '1000000000', ADDRESS_REQUESTS_PER_MINUTE: '1000000000' }

export interface Server {
  readonly child: ChildProcess
  readonly url: string
}

/** Starts `node <command>`, which prints its port when it listens. */
export async function startServer(command: readonly string[], route: string): Promise<Server> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>(resolve => child.stdout?.once('data', text => resolve(String(text).trim())))
  return { child, url: `http://127.0.0.1:${port}${route}` }
}

/** Runs `node <command>` to its end and reads what it prints as JSON. */
export async function runToEnd<T>(command: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const part of child.stdout) text += part
  return JSON.parse(text) as T
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The median of the ratios of each round: what slows the machine for a while slows both sides of a round. */
export function ratioOf(ones: readonly number[], others: readonly number[]): number {
  return median(ones.map((one, round) => one / (others[round] ?? Number.NaN)))
}
