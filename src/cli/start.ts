// Starts the gateway for a command: whatever a person can mend is said in one sentence.
import { type App, type AppOptions, createApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import { toStartFailure } from '../database/start-failure.ts'
import { releaseYoungGeneration } from './heap-growth.ts'

/** Throws an AppError for what a person can mend, and any other error as it is. */
export async function startApp(config: Config, options: AppOptions = {}): Promise<App> {
  try {
    const app = await createApp(config, options)
    releaseYoungGeneration()
    return app
  } catch (error) {
    throw toStartFailure(error, config.databaseUrl === null ? 'The embedded PostgreSQL' : 'DATABASE_URL')
  }
}
