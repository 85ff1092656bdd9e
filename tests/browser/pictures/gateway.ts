// A gateway of its own for pictures: an embedded PostgreSQL in a temporary folder, and a clock that stands.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluateDueAlerts } from '../../../src/alerts/due.service.ts'
import { createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/base/log.ts'
import { ask } from '../../../src/cli/client.ts'
import { loadConfig } from '../../../src/config/config.ts'
import { startEmbedded } from '../../../src/database/embedded/server.ts'
import { createWidget } from '../../_kit/operations.ts'
import { SEED_NOW, type SeedDoor } from '../../_kit/seed/seed.ts'

export interface PictureGateway extends AsyncDisposable {
  readonly door: SeedDoor
  /** Of the administrator. */
  readonly token: string
  /** As the job would, once. */
  evaluateAlerts(): Promise<void>
}

/** Ends what it started, and removes its folder, when it is disposed of. */
export async function startPictureGateway(): Promise<PictureGateway> {
  await using stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-pictures-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const store = await startEmbedded({ dataDir, log: () => {}, fsync: false })
  stack.defer(() => store.stop())
  const token = 'the-administrator-of-the-pictures-1'
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: token,
    MONTHLY_PUSH_QUOTA: '0',
    ADDRESS_FAILURES_PER_MINUTE: '0',
    TOKEN_REQUESTS_PER_MINUTE: '1000000',
    ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    MAX_EVENT_LOOP_DELAY_MS: '0',
  })
  const { url, gateway } = stack.use(
    await createApp(config, {
      log: createLog('error'),
      connection: store.connection,
      clock: () => SEED_NOW,
      databaseClock: async () => SEED_NOW,
      // Nothing happens between two pictures.
      runsJobs: false,
    }),
  )
  const resources = stack.move()
  const door: SeedDoor = {
    url,
    // Operations of tests are the same kind of document as those of the commands.
    ask: (document, variables) => ask(url, token, document as never, variables) as never,
    widget: async input => {
      const { widget } = (await door.ask(createWidget, { input: { title: 'A widget', ...input } })).createWidget
      return { ...widget, pushUrl: widget.pushUrl ?? '' }
    },
    cyfe: async (pushUrl, rows) => {
      const response = await fetch(pushUrl, { method: 'POST', body: JSON.stringify(rows) })
      const body = (await response.json()) as Record<string, unknown>
      return { status: response.status, headers: response.headers, body }
    },
  }
  return {
    door,
    token,
    evaluateAlerts: async () => void (await evaluateDueAlerts(gateway, new AbortController().signal)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
