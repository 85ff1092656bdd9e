/**
 * A gateway reduced to its store, as a process of its own that tests can kill or run as another user.
 * argv: JSON of EmbeddedOptions without `log`. stdin: one SQL statement, or `stop`, or `exit`, per line.
 * stdout: one JSON per line, `{log}` | `{ready}` | `{rows}` | `{error}` | `{exited}` | `{stopped}`.
 */
import { createInterface } from 'node:readline'
import pg from 'pg'
import { type EmbeddedOptions, startEmbedded } from '../../src/database/embedded/server.ts'

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

// The group's Ctrl-C is the gateway's to handle; this one goes on.
process.on('SIGINT', () => undefined)
const options = JSON.parse(process.argv[2] ?? '{}') as Omit<EmbeddedOptions, 'log'>
const started = performance.now()
try {
  const server = await startEmbedded({ ...options, log: (message, details) => say({ log: message, details }) })
  void server.exited.then(exit => say({ exited: exit }))
  say({ ready: server.connection, ms: Math.round(performance.now() - started) })
  const stop = async () => {
    await server.stop()
    say({ stopped: true })
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') await stop()
    if (line === 'exit') process.exit(3)
    const client = new pg.Client(server.connection)
    client.on('error', () => undefined)
    try {
      await client.connect()
      say({ rows: (await client.query(line)).rows })
    } catch (error) {
      say({ error: (error as Error).message })
    } finally {
      await client.end().catch(() => undefined)
    }
  }
} catch (error) {
  say({ error: (error as Error).message })
  process.exitCode = 1
}
