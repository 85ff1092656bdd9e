// The gateway as a process of its own, for tests that kill it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

/** As `npm start` runs it. */
export const SOURCES = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** What Node is to run for a gateway or a command as a process of its own: the sources, in one file where the tests have made one (program.setup.ts). */
export const programFile = (): string => inject('program') ?? SOURCES

export interface GatewayProcess {
  readonly url: string
  readonly child: ChildProcess
  output(): string
  /** Sends the signal and waits for the end; resolves with exit code or signal. */
  end(signal: NodeJS.Signals): Promise<number | string | null>
}

/** Of the tests' environment; with the second a start is a sixth shorter. */
const kept = {
  PATH: process.env.PATH ?? '',
  ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
}

/** Ours, or another program that is followed by `serve`. */
export async function startGateway(
  env: Record<string, string>,
  [program, ...args]: readonly [string, ...string[]] = [process.execPath, programFile()],
): Promise<GatewayProcess> {
  const child = spawn(program, [...args, 'serve'], {
    env: { ...kept, PORT: '0', LOG_LEVEL: 'info', MAX_EVENT_LOOP_DELAY_MS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => (output += part))
  const deadline = Date.now() + 100_000
  for (;;) {
    const url = /GraphiQL\s+(http:\/\/\S+)\/graphql/.exec(output)?.[1]
    if (url) {
      return {
        url,
        child,
        output: () => output,
        async end(signal) {
          const ended = once(child, 'exit')
          child.kill(signal)
          const [code, by] = await ended
          return code ?? by
        },
      }
    }
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw Object.assign(new Error(`the gateway did not start:\n${output}`), { exitCode: child.exitCode })
    }
    await sleep(50)
  }
}
