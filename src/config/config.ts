import { AppError } from '../base/errors.ts'
import { type BusServers, parseBusUrl } from './bus-url.ts'
import { envSchema } from './env.ts'
import { parseEnv } from './parse-env.ts'
import type { Environment } from './secret-files.ts'
import { type TelemetryConfig, toTelemetryConfig } from './telemetry.ts'

/** The settings of the process, checked and typed. Durations carry their unit in the name. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where health is served, too; `null`: at `port` alone. */
  readonly healthPort: number | null
  /** Processes that answer requests; with more than one there is another for everything else. */
  readonly workers: number
  /** `null`: use the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null
  /** Past the pooler that `databaseUrl` leads through, for what needs a session; `null`: there is no other way. */
  readonly databaseSessionUrl: string | null
  readonly dataDir: string
  /** Servers of NATS that messages between gateways go through, with the login; `null`: they go through the database. */
  readonly busServers: BusServers | null
  readonly adminToken: string | null
  readonly secretKey: string | null
  /** Keys of before: what they sealed can be read until `pushgraph secrets rotate` has sealed it anew. */
  readonly oldSecretKeys: readonly string[]
  /** Where clients reach the gateway; `null`: the address it listens on. */
  readonly publicUrl: string | null
  /** The server that mails go through, with its password; `null`: mails are not sent. */
  readonly smtpUrl: string | null
  /** Who mails are from; set with `smtpUrl`. */
  readonly mailFrom: string | null
  /** After SIGTERM requests are taken for so long while readiness says no: until a balancer has noticed. */
  readonly shutdownDelayMs: number
  /** How late the event loop may be before requests are refused; 0: they never are. */
  readonly maxEventLoopDelayMs: number
  /** Who has it may read /metrics from anywhere; `null`: from this machine alone. */
  readonly metricsToken: string | null
  /** Where traces and the log are sent; `null`: nowhere. */
  readonly telemetry: TelemetryConfig | null
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly graphiql: boolean
  /** Tokens without the scope `manage` run documents that were saved, and no others. */
  readonly graphqlTrustedOnly: boolean
  /** Folders of fonts for letters that our own font does not have, in PNGs. */
  readonly fontDirs: readonly string[]
  /** Networks of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[]
  /** Of one GraphQL operation; 0: no limit. */
  readonly graphqlMaxCost: number
  /** Pushes a month per project; 0: no limit. */
  readonly monthlyPushQuota: number
  /** Series of a widget: combinations of values of its dimensions. */
  readonly maxSeries: number
  /** Of each token, client and push key; 0: no limit. */
  readonly tokenRequestsPerMinute: number
  readonly addressRequestsPerMinute: number
  /** Connections of all clients at once. */
  readonly maxConnections: number
  /** Connections of an address at once; 0: no limit. */
  readonly addressConnections: number
  /** Wrong credentials that an address may send. */
  readonly addressFailuresPerMinute: number
  readonly receiptHours: number
  /** How long results of queries are kept where neither they nor their project say; 0: not at all. */
  readonly sqlCacheMinutes: number
  /** What the planner may expect a query of a user to cost; 0: anything. */
  readonly sqlMaxCost: number
  /** Events are kept this many months; 0: for ever. */
  readonly eventMonths: number
  /** How long the audit log is kept; 0: for ever. */
  readonly auditRetentionDays: number
  /** `host:port` of private services that sources may call, in lower case. */
  readonly sourcesAllowHosts: readonly string[]
  /** Ports that sources may call on public hosts. */
  readonly sourcesPorts: readonly number[]
}

/** Makes the configuration from variables. Throws one error that names every wrong variable and what would be right. */
export function loadConfig(env: Environment): Config {
  const parsed = parseEnv(envSchema, env)
  if ('issues' in parsed) throw wrong(parsed.issues.map(({ name, problem }) => `${name} ${lineOf(problem)}`))
  const it = parsed.data
  if (it.SMTP_URL !== undefined && it.MAIL_FROM === undefined)
    throw wrong(['MAIL_FROM is not set, and SMTP_URL is: mails need a sender, such as metrics@example.com.'])
  return {
    host: it.HOST,
    port: it.PORT,
    healthPort: it.HEALTH_PORT ?? null,
    workers: it.WORKERS,
    databaseUrl: it.DATABASE_URL ?? null,
    databaseSessionUrl: it.DATABASE_SESSION_URL ?? null,
    dataDir: it.DATA_DIR,
    busServers: it.BUS_URL === undefined ? null : parseBusUrl(it.BUS_URL),
    shutdownDelayMs: (it.SHUTDOWN_DELAY_SECONDS ?? (it.DATABASE_URL === undefined ? 0 : 5)) * 1_000,
    maxEventLoopDelayMs: it.MAX_EVENT_LOOP_DELAY_MS,
    adminToken: it.PUSHGRAPH_ADMIN_TOKEN ?? null,
    metricsToken: it.METRICS_TOKEN ?? null,
    secretKey: it.PUSHGRAPH_SECRET_KEY ?? null,
    oldSecretKeys: it.PUSHGRAPH_OLD_SECRET_KEYS ?? [],
    publicUrl: it.PUSHGRAPH_PUBLIC_URL ?? null,
    smtpUrl: it.SMTP_URL ?? null,
    mailFrom: it.MAIL_FROM ?? null,
    telemetry: toTelemetryConfig(it),
    logLevel: it.LOG_LEVEL,
    graphiql: it.GRAPHIQL === 'on',
    graphqlTrustedOnly: it.GRAPHQL_TRUSTED_ONLY === 'on',
    fontDirs: it.FONT_DIRS,
    trustProxy: it.TRUST_PROXY ?? [],
    graphqlMaxCost: it.GRAPHQL_MAX_COST,
    monthlyPushQuota: it.MONTHLY_PUSH_QUOTA,
    maxSeries: it.MAX_SERIES,
    tokenRequestsPerMinute: it.TOKEN_REQUESTS_PER_MINUTE,
    addressRequestsPerMinute: it.ADDRESS_REQUESTS_PER_MINUTE,
    maxConnections: it.MAX_CONNECTIONS,
    addressConnections: it.ADDRESS_CONNECTIONS,
    addressFailuresPerMinute: it.ADDRESS_FAILURES_PER_MINUTE,
    receiptHours: it.RECEIPT_HOURS,
    sqlCacheMinutes: it.SQL_CACHE_MINUTES,
    sqlMaxCost: it.SQL_MAX_COST,
    eventMonths: it.EVENT_MONTHS,
    auditRetentionDays: it.AUDIT_RETENTION_DAYS,
    sourcesAllowHosts: it.SOURCES_ALLOW_HOSTS ?? [],
    sourcesPorts: it.SOURCES_PORTS ?? [80, 443],
  }
}

const wrong = (lines: readonly string[]) =>
  new AppError('BAD_USER_INPUT', `The configuration is wrong:\n${lines.map(line => `  ${line}`).join('\n')}`)

function lineOf(message: string): string {
  return message.endsWith('.') ? message : `${message}.`
}
