// The gateway as it is, on the benchmark's database.
import { createApp } from '../src/app.ts'
import { loadConfig } from '../src/config/config.ts'

const [, , connection = '{}', env = '{}'] = process.argv
const app = await createApp(loadConfig(JSON.parse(env)), { connection: JSON.parse(connection) })
process.stdout.write(`${new URL(app.url).port}\n`)
process.once('SIGTERM', () => void app.close())
