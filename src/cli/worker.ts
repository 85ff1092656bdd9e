// A worker: a gateway that listens on the port of its primary, and ends with it.
import { once } from 'node:events'
import type { Config } from '../config/config.ts'
import { startApp } from './start.ts'
import { type ToPrimary, type ToWorker, within } from './worker-messages.ts'

const send = (message: ToPrimary) => void process.send?.(message)

/** Where a socket of each process may have the same port. Elsewhere `node:cluster` hands out the connections that the primary takes. */
const HAS_SHARED_PORTS = process.platform === 'linux'
/** Whatever hangs, the process ends within this. */
const EXIT_WITHIN_MS = 9_500

/** Resolves with the exit code when the primary has said so, or has gone. */
export async function runWorker(config: Config): Promise<number> {
  // A terminal, and a service manager, send signals to the whole group: the primary says when to end.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  const [started] = (await once(process, 'message')) as [ToWorker]
  if (started.kind !== 'start') return 1
  const texts = new Map<number, (text: string) => void>()
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  // Jobs and the port of health are the primary's.
  const app = await startApp(
    { ...config, port: started.port, healthPort: null },
    {
      ...(started.connection && { connection: started.connection }),
      runsJobs: false,
      sharesPort: HAS_SHARED_PORTS,
      countAll: own => countAll(own, texts),
    },
  )
  const { meters, log } = app.gateway
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'stop') stop()
    else if (message.kind === 'counted') texts.get(message.id)?.(message.text)
    else if (message.kind === 'count') {
      const { id } = message
      meters.values().then(
        values => send({ kind: 'values', id, values }),
        error => log.warn({ err: error }, 'the counts of a worker could not be read'),
      )
    }
  })
  process.once('disconnect', () => stop())
  if (!process.connected) stop()
  send({ kind: 'listening', url: app.url })
  const reason = await Promise.race([stopped, app.failed])
  setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref()
  await app.close({ delayMs: process.connected ? config.shutdownDelayMs : 0 })
  if (process.connected) process.disconnect?.()
  return reason instanceof Error ? 1 : 0
}

let asked = 0

/** The counts of all workers and of the primary, as text; without an answer those of this one. */
async function countAll(own: () => Promise<string>, texts: Map<number, (text: string) => void>): Promise<string> {
  const id = ++asked
  const answer = new Promise<string>(resolve => texts.set(id, resolve))
  send({ kind: 'count-all', id })
  const text = await within(answer, null)
  texts.delete(id)
  return text ?? own()
}
