// The composition root: everything with a lifetime starts here, in order, and stops in the reverse order.
import { createDataAddressService } from './addresses/data-address.service.ts'
import { AlertWatch } from './alerts/push-watch.service.ts'
import { createAuthService, ensureFirstProject } from './auth/auth.service.ts'
import { CredentialWatch } from './auth/credential-watch.service.ts'
import { createRateLimits } from './auth/rate-limit.service.ts'
import type { SealedValues } from './auth/sealed-value.ts'
import { checkSecretKey } from './auth/secret-key.service.ts'
import { oldSecretKeysOf, secretKeyOf } from './auth/secret-key.ts'
import { type Clock, systemClock } from './base/clock.ts'
import { createIdMaker } from './base/id.ts'
import { createLog, type Log } from './base/log.ts'
import { createMeters } from './base/meters.ts'
import { packageVersion } from './base/package-files.ts'
import { createSealer } from './base/seal.ts'
import { createBus } from './bus/bus.service.ts'
import type { Config } from './config/config.ts'
import { type Connection, createDatabase, createPool } from './database/client.ts'
import { addConnectionGauges } from './database/connection-gauges.ts'
import { migrateToLatest } from './database/migrate.ts'
import { openStore } from './database/open-store.ts'
import { createDatabaseCheck } from './database/readiness.ts'
import { sealedChannels } from './deliveries/sealed-channels.service.ts'
import { createDeliveryService } from './deliveries/sender.service.ts'
import { createEventService } from './events/event.service.ts'
import { createFeedService } from './feeds/feed-run.service.ts'
import { sealedHooks } from './feeds/sealed-hooks.service.ts'
import { createGraphQLEngine } from './graphql/engine.ts'
import { createHealthServer } from './http/health-server.ts'
import { addressOf, listen } from './http/listen.ts'
import { shedLoad } from './http/load-shedding.ts'
import type { Readiness } from './http/readiness.ts'
import { createServer } from './http/server.ts'
import { Shutdown } from './http/shutdown.ts'
import { jobs } from './jobs.ts'
import { keptFields } from './kept-fields.ts'
import { createLiveService } from './live/live.service.ts'
import { createPictureService } from './pictures/picture.service.ts'
import { createPushService } from './push/push.service.ts'
import { startPushWriter } from './push/push-writer.service.ts'
import { createPushQuota } from './push/quota.service.ts'
import { createQueryService } from './queries/query.service.ts'
import { createSandbox } from './queries/sandbox.service.ts'
import { createTrustedDocuments } from './queries/trusted-documents.service.ts'
import { createReportBatcher } from './reports/report-batcher.service.ts'
import type { Gateway, Platform, Services } from './request/context.ts'
import type { Restriction } from './request/restriction.ts'
import { registerHealthRoutes, registerRoutes } from './routes.ts'
import { ClockCheck } from './schedule/clock-check.service.ts'
import { startJobs } from './schedule/runner.service.ts'
import { createReportScheduleService } from './schedules/run.service.ts'
import { schema } from './schema.ts'
import { createShareService } from './shares/share.service.ts'
import type { Resolver } from './sources/resolver.ts'
import { sealedSourceGrants, sealedSourceSecrets } from './sources/sealed-secrets.service.ts'
import { createSourceService } from './sources/source.service.ts'
import { createTaskRunner } from './tasks/runner.service.ts'
import { createTelemetry } from './telemetry/telemetry.service.ts'
import { createCatalogue } from './widgets/catalogue.service.ts'
import { createDataVersions } from './widgets/data-version.service.ts'
import { sealedPushKeys } from './widgets/push-key.service.ts'
import { restrictServices } from './widgets/restricted-catalogue.service.ts'
import { SeriesDictionary } from './widgets/series.service.ts'

/** Everything that is stored encrypted. */
const sealed: readonly SealedValues[] = [
  sealedPushKeys,
  sealedSourceSecrets,
  sealedSourceGrants,
  sealedHooks,
  sealedChannels,
]

export interface AppOptions {
  readonly clock?: Clock
  /** Instead of the database's clock: tests that stand at a day of their own bring both. */
  readonly databaseClock?: (() => Promise<number>) | undefined
  readonly log?: Log
  /** Instead of the configuration's database: tests bring their own. */
  readonly connection?: Connection
  /** Instead of the system's names, for what sources call. */
  readonly resolver?: Resolver
  /** The secret key may be another than the one that stored secrets are encrypted with. */
  readonly acceptNewKey?: boolean
  /** Jobs by the clock run here; one of several processes on a machine is enough. Default: true. */
  readonly runsJobs?: boolean
  /** Other processes listen on the port, too. */
  readonly sharesPort?: boolean
  /** Instead of listening here: starts what listens, and resolves to its address. Ends with the stack. */
  readonly listen?: (gateway: Gateway, connection: Connection, stack: AsyncDisposableStack) => Promise<string>
  /** In the place of the own counts those of all processes. */
  readonly countAll?: Parameters<typeof createMeters>[0]
}

export interface App extends AsyncDisposable {
  readonly gateway: Gateway
  /** `http://127.0.0.1:4000`: where it listens, without a slash at the end. */
  readonly url: string
  /** Where health is, too; null without a port of its own. */
  readonly healthUrl: string | null
  /** The administrator's token, where this start made it: shown now and never again. */
  readonly newAdminToken: string | null
  /** What the start with another secret key has lost, a line each. */
  readonly keyNotices: readonly string[]
  /** Resolves when the app cannot go on: the embedded database ended. */
  readonly failed: Promise<Error>
  /** Says "not ready" and goes on for `delayMs`, so that a balancer notices; then finishes open requests and ends. */
  close(options?: { delayMs?: number }): Promise<void>
}

export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const clock = options.clock ?? systemClock
  await using stack = new AsyncDisposableStack()
  const { meters, tracing, log } = await startTelling(config, options, stack)
  const store = await openStore({ config, connection: options.connection, log }, stack)
  const shutdown = new Shutdown(log)
  const { givenUp } = shutdown
  const connection = { ...store.connection, givenUp }
  const session = store.session && { ...store.session, givenUp }
  const migrated = await migrateToLatest(connection, log)
  if (migrated.length > 0) log.info({ migrations: migrated }, 'the database schema was brought up to date')

  const database = createDatabaseCheck(connection, log)
  stack.defer(() => database.close())
  const pool = createPool(connection, log, { isAnswering: database.isAnswering })
  stack.defer(() => pool.end())
  const secretKey = secretKeyOf(config, log)
  const sealer = createSealer(secretKey, oldSecretKeysOf(config))
  const bus = await createBus({ session, pool, log }, config.busServers)
  stack.defer(() => bus.close())

  addConnectionGauges(meters, pool)
  const server = createServer(log, config, meters, tracing)
  shedLoad(server, config.maxEventLoopDelayMs)
  let url = ''
  const platform: Platform = {
    config,
    log,
    clock,
    makeId: createIdMaker(clock),
    pool,
    db: createDatabase(pool),
    database,
    bus,
    sealer,
    meters,
    tracing,
    publicUrl: () => config.publicUrl ?? url,
  }
  const keyNotices = await checkSecretKey(platform, sealed, options.acceptNewKey ?? false)
  for (const notice of keyNotices) log.warn(notice)
  const newAdminToken = await ensureFirstProject(platform)
  const services = await startServices({ platform, connection, session, secretKey, options }, stack)
  const restrictedServices = (restriction: Restriction) => restrictServices(services, restriction)
  const gateway: Gateway = { ...platform, services, restrictedServices }
  services.tasks.start(gateway)
  services.deliveries.start(gateway)
  const runner = startJobs(gateway, options.runsJobs === false ? [] : jobs)
  stack.defer(() => runner.close())

  shutdown.closeConnectionsOf(server)
  const readiness = {
    check: async () => (shutdown.hasBegun ? 'the gateway is shutting down' : database.check()),
    degraded: () => degradedReasons(gateway, session !== null),
  }
  const healthUrl = config.healthPort === null ? null : await listenForHealth(config, log, readiness, stack)
  if (options.listen) url = await options.listen(gateway, store.connection, stack)
  else {
    await registerRoutes(server, gateway, readiness)
    url = await listen(server, addressOf(config, options.sharesPort))
    stack.defer(() => shutdown.drain(server))
  }

  const resources = stack.move()
  const close = ({ delayMs = 0 } = {}) =>
    shutdown.begin(delayMs, () => {
      runner.stop()
      return resources.disposeAsync()
    })
  return {
    gateway,
    url,
    healthUrl,
    newAdminToken,
    keyNotices,
    failed: store.failed,
    close,
    [Symbol.asyncDispose]: () => close(),
  }
}

/** What does not work as well as it could; empty: nothing. */
function degradedReasons({ bus, services }: Gateway, hasSession: boolean): string[] {
  const reasons = [
    bus.delayMs > 0 ? `changes of other gateways are felt up to ${bus.delayMs / 1_000} s late` : null,
    bus.lacksNats ? 'NATS (BUS_URL) is not reached: changes go to other gateways through the database' : null,
    hasSession ? null : 'SQL is off: DATABASE_SESSION_URL is not set, and DATABASE_URL leads through a pooler',
    services.clocks.degraded(),
  ]
  return reasons.filter(reason => reason !== null)
}

/** What the process tells of itself, from before its first line until after its last. */
async function startTelling(config: Config, options: AppOptions, stack: AsyncDisposableStack) {
  const meters = createMeters(options.countAll)
  const telemetry = stack.adopt(await createTelemetry(config.telemetry, meters, packageVersion()), end)
  const log = options.log ?? createLog(config.logLevel, undefined, telemetry.onLine)
  telemetry.reportTo(log)
  return { meters, tracing: telemetry.tracing, log }
}

interface ServiceDeps {
  readonly platform: Platform
  readonly connection: Connection
  /** null: users' SQL is off. */
  readonly session: Connection | null
  readonly secretKey: ReturnType<typeof secretKeyOf>
  readonly options: AppOptions
}

/** Each service is made of the platform and of services before it, and ends before them. */
async function startServices(
  { platform, connection, session, secretKey, options }: ServiceDeps,
  stack: AsyncDisposableStack,
): Promise<Services> {
  const { clock } = platform
  const rateLimits = stack.adopt(createRateLimits(platform), end)
  const auth = stack.adopt(createAuthService(platform, rateLimits, secretKey), end)
  const credentialWatch = stack.adopt(new CredentialWatch(platform, auth), end)
  const catalogue = createCatalogue(platform)
  const series = new SeriesDictionary(platform)
  const writer = stack.adopt(await startPushWriter(platform, connection), end)
  const reportBatcher = createReportBatcher(platform)
  const push = createPushService(platform, writer, createPushQuota(platform, auth))
  const events = stack.adopt(await createEventService(platform), end)
  const sandbox = stack.adopt(await createSandbox(platform, session, secretKey), end)
  const queries = createQueryService(sandbox, clock)
  const documents = createTrustedDocuments(platform)
  const sources = stack.adopt(createSourceService(platform, options.resolver), end)
  const feeds = stack.adopt(createFeedService(platform, sources), end)
  const live = createLiveService(platform, catalogue)
  const tasks = stack.adopt(createTaskRunner(platform), end)
  const pictures = stack.adopt(createPictureService(secretKey, clock, platform.config.fontDirs), end)
  const shares = createShareService(secretKey)
  const dataAddresses = stack.adopt(createDataAddressService(platform, secretKey), end)
  const deliveries = stack.adopt(createDeliveryService(platform, sources), end)
  const reportSchedules = stack.adopt(createReportScheduleService(platform), end)
  const alertWatch = new AlertWatch(platform)
  const clocks = stack.adopt(new ClockCheck(platform, options.databaseClock), end)
  const versions = createDataVersions(platform)
  const graphql = stack.adopt(createGraphQLEngine(platform, schema, { fields: keptFields, versions }), end)
  return {
    sealed,
    rateLimits,
    auth,
    credentialWatch,
    catalogue,
    series,
    push,
    reportBatcher,
    events,
    queries,
    documents,
    sources,
    feeds,
    live,
    tasks,
    pictures,
    shares,
    dataAddresses,
    deliveries,
    reportSchedules,
    alertWatch,
    clocks,
    graphql,
  }
}

async function end(service: { close(): unknown }): Promise<void> {
  await service.close()
}

/** Ends after the other server: readiness says no until then. */
async function listenForHealth(
  { host, healthPort }: Config,
  log: Log,
  readiness: Readiness,
  stack: AsyncDisposableStack,
): Promise<string> {
  const server = createHealthServer(log)
  await registerHealthRoutes(server, readiness)
  stack.defer(() => server.close())
  return listen(server, { host, port: healthPort ?? 0, variable: 'HEALTH_PORT' })
}
