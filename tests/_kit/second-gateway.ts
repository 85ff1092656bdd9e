// Another gateway in the process of a test, on the database and with the folder of the first one.
import { type App, type AppOptions, createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { ADMIN, type TestApp } from './app.ts'

/** `env` beside what every gateway of the tests has. The caller closes it. */
export function startSecondGateway(
  it: TestApp,
  env: Record<string, string> = {},
  options: Omit<AppOptions, 'connection'> = {},
): Promise<App> {
  const config = loadConfig({
    PORT: '0',
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    DATA_DIR: it.app.gateway.config.dataDir,
    MONTHLY_PUSH_QUOTA: '0',
    // The tests themselves keep the event loop busy.
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...env,
  })
  return createApp(config, { log: createLog('silent'), ...options, connection: it.database.connection })
}
