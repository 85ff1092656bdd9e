// Gateways with NATS in the process of the test.
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { vi } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { ADMIN } from './app.ts'
import type { TestDatabase } from './database.ts'
import type { NatsServer } from './nats.ts'

export interface Started extends AsyncDisposable {
  readonly app: App
  readonly lines: string[]
  /** Widgets of messages from other gateways, without repetition. */
  readonly seen: Set<string>
  gaps(): number
}

export async function start(database: TestDatabase, busUrl: string | null): Promise<Started> {
  const lines: string[] = []
  const config = loadConfig({
    PORT: '0',
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: 'k'.repeat(40),
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...(busUrl !== null && { BUS_URL: busUrl }),
  })
  const log = createLog('debug', { write: line => void lines.push(line) })
  const app = await createApp(config, { connection: database.connection, log })
  const seen = new Set<string>()
  let gaps = 0
  app.gateway.bus.subscribe('widget.changed', ({ widgetId }) => void seen.add(widgetId))
  app.gateway.bus.onGap(() => gaps++)
  return { app, lines, seen, gaps: () => gaps, [Symbol.asyncDispose]: () => app.close() }
}

export const publish = ({ app }: Started, widgetId: string, projectId: ProjectId = DEFAULT_PROJECT_ID) =>
  app.gateway.bus.publish('widget.changed', { projectId, widgetId: widgetId as WidgetId })

/** Publishes until NATS carries it: before, the gateway does not know whether all hear NATS. Only for gateways that do. */
export async function settle(from: Started, listener: Listener): Promise<void> {
  await vi.waitUntil(
    async () => {
      publish(from, 'settling')
      await new Promise(resolve => setTimeout(resolve, 100))
      return listener.subjects.some(subject => subject.includes('widget.changed'))
    },
    { timeout: 20_000 },
  )
  listener.subjects.length = 0
}

interface Listener {
  readonly connection: NatsConnection
  readonly subjects: string[]
}

export async function listenTo(nats: NatsServer): Promise<Listener> {
  const connection = await connect({ servers: nats.url, reconnect: false })
  const subjects: string[] = []
  connection.subscribe('pushgraph.*.message.>', { callback: (_, { subject }) => void subjects.push(subject) })
  await connection.flush()
  return { connection, subjects }
}

export const readiness = async ({ app }: Started) => (await (await fetch(`${app.url}/readyz`)).json()) as object
