import type { FastifyInstance } from 'fastify'
import { dataRoutes } from './addresses/data.rest.ts'
import { createGraphQLAccess } from './auth/graphql-access.service.ts'
import { oauthRoutes } from './auth/oauth.rest.ts'
import { cloudEventRoutes } from './compat/cloudevents/events.rest.ts'
import { cyfePushRoutes } from './compat/cyfe/push.rest.ts'
import { databoxRoutes } from './compat/databox/push.rest.ts'
import { geckoboardRoutes } from './compat/geckoboard/dataset.rest.ts'
import { influxRoutes } from './compat/influx/write.rest.ts'
import { otlpMetricsRoutes } from './compat/otlp/metrics.rest.ts'
import { pushgatewayRoutes } from './compat/prometheus/pushgateway.rest.ts'
import { remoteWriteRoutes } from './compat/prometheus/write.rest.ts'
import { userfluxAuthRoutes } from './compat/userflux/auth.rest.ts'
import { userfluxEventRoutes } from './compat/userflux/event.rest.ts'
import { userfluxProfileRoutes } from './compat/userflux/profile.rest.ts'
import { userfluxQueryRoutes } from './compat/userflux/query.rest.ts'
import { externalRoutes } from './compat/xtremepush/external.rest.ts'
import { dashboardRoutes } from './dashboard/server.rest.ts'
import { hookRoutes } from './feeds/hook.rest.ts'
import { graphqlRoutes } from './graphql/graphql.rest.ts'
import { healthRoutes } from './http/health.rest.ts'
import { meterRoutes } from './http/meters.rest.ts'
import { openapiRoutes } from './http/openapi.rest.ts'
import type { Readiness } from './http/readiness.ts'
import { mcpRoutes } from './mcp/mcp.rest.ts'
import { operations } from './operations.ts'
import { pictureRoutes } from './pictures/picture.rest.ts'
import { documentRoutes } from './queries/document.rest.ts'
import { exportRoutes } from './reports/export.rest.ts'
import { reportRoutes } from './reports/report.rest.ts'
import type { Gateway } from './request/context.ts'
import { shareRoutes } from './shares/share.rest.ts'

/** Every door of the process. */
export async function registerRoutes(app: FastifyInstance, gateway: Gateway, readiness: Readiness): Promise<void> {
  await healthRoutes(app, readiness)
  await meterRoutes(app, gateway)
  await openapiRoutes(app, gateway)
  await graphqlRoutes(app, gateway, createGraphQLAccess(gateway.services))
  await oauthRoutes(app, gateway)
  await exportRoutes(app, gateway)
  await reportRoutes(app, gateway)
  await documentRoutes(app, gateway)
  await dashboardRoutes(app, gateway.config)
  await pictureRoutes(app, gateway)
  await shareRoutes(app, gateway)
  await dataRoutes(app, gateway)
  await hookRoutes(app, gateway)
  await mcpRoutes(app, gateway)
  await cyfePushRoutes(app, gateway)
  await cloudEventRoutes(app, gateway)
  await databoxRoutes(app, gateway)
  await geckoboardRoutes(app, gateway)
  await influxRoutes(app, gateway)
  await otlpMetricsRoutes(app, gateway)
  await pushgatewayRoutes(app, gateway)
  await remoteWriteRoutes(app, gateway)
  await userfluxAuthRoutes(app, gateway)
  await userfluxEventRoutes(app, gateway)
  await userfluxProfileRoutes(app, gateway)
  await userfluxQueryRoutes(app, gateway)
  await externalRoutes(app, gateway, operations)
}

/** Of the port that serves health alone. */
export async function registerHealthRoutes(app: FastifyInstance, readiness: Readiness): Promise<void> {
  await healthRoutes(app, readiness)
}
