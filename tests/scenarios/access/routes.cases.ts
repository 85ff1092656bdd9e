import { operations } from '../../../src/operations.ts'
import { pathOf } from '../../../src/rest/operation.ts'
import type { Scope } from '../../_kit/gql/graphql.ts'
import type { Ids } from './ids.ts'

export interface RouteCase {
  /** As declared: `POST /metrics/query/:id`. */
  route: string
  scope: Lowercase<Scope>
  path: (ids: Ids) => string
  body?: unknown
  accept?: string
  /** What another project's administrator gets. `own`: what is his, in which no id of the first project occurs. */
  other: 404 | 'own'
  /** A token for other widgets of the project gets what another project gets. Without it: a token for some widgets is refused. */
  isRestrictable?: true
  /** Its status without any credential: 401 unless the dialect says another. */
  withoutCredential: number
  /** Its status when all is right. */
  ok: number
}

/** Doors that take a bearer token, in the envelope. The test fails when one is missing here and among those below. */
export const routeCases: readonly RouteCase[] = [
  {
    route: 'GET /widgets/:id(^[0-9a-z_]+).csv',
    scope: 'read',
    path: ids => `/widgets/${ids.widget}.csv`,
    other: 404,
    isRestrictable: true,
    withoutCredential: 401,
    ok: 200,
  },
  {
    route: 'GET /widgets/:id/report',
    scope: 'read',
    path: ids => `/widgets/${ids.widget}/report`,
    other: 404,
    isRestrictable: true,
    withoutCredential: 401,
    ok: 200,
  },
  {
    route: 'GET /widgets/:id.svg',
    scope: 'read',
    path: ids => `/widgets/${ids.widget}.svg`,
    other: 404,
    isRestrictable: true,
    withoutCredential: 401,
    ok: 200,
  },
  {
    route: 'GET /widgets/:id.png',
    scope: 'read',
    path: ids => `/widgets/${ids.widget}.png`,
    other: 404,
    isRestrictable: true,
    withoutCredential: 401,
    ok: 200,
  },
  {
    route: 'GET /embed/:id',
    scope: 'manage',
    path: ids => `/embed/${ids.widget}`,
    other: 404,
    isRestrictable: true,
    withoutCredential: 401,
    ok: 200,
  },
  {
    route: 'POST /event/ingest',
    scope: 'push',
    path: () => '/event/ingest',
    body: { name: 'a', userId: 'u' },
    other: 'own',
    withoutCredential: 400,
    ok: 204,
  },
  {
    route: 'POST /event/ingest/batch',
    scope: 'push',
    path: () => '/event/ingest/batch',
    body: { events: [{ name: 'a', userId: 'u' }] },
    other: 'own',
    withoutCredential: 400,
    ok: 204,
  },
  {
    route: 'POST /profile',
    scope: 'push',
    path: () => '/profile',
    body: { userId: 'u', properties: {} },
    other: 'own',
    withoutCredential: 400,
    ok: 204,
  },
  {
    route: 'POST /metrics/query',
    scope: 'sql',
    path: () => '/metrics/query',
    body: { encodedQuery: Buffer.from('select * from widgets').toString('base64') },
    other: 'own',
    withoutCredential: 400,
    ok: 200,
  },
  {
    route: 'POST /metrics/query/:id',
    scope: 'read',
    path: ids => `/metrics/query/${ids.query}`,
    body: {},
    other: 404,
    withoutCredential: 400,
    ok: 200,
  },
]

/** Doors with a credential of their own, or none: what they are, and where they are tested. */
export const otherRoutes: Readonly<Record<string, string>> = {
  'POST /events/cloud': 'in the words of CloudEvents: tests/clients/cloudevents.test.ts',
  ...Object.fromEntries(
    ['POST /databox', 'POST /databox/data', 'GET /databox/ping'].map(it => [
      it,
      'in the words of Databox: tests/clients/databox.test.ts',
    ]),
  ),
  ...Object.fromEntries(
    ['PUT /datasets/:id', 'DELETE /datasets/:id', 'POST /datasets/:id/data', 'PUT /datasets/:id/data'].map(it => [
      it,
      'in the words of Geckoboard: tests/clients/geckoboard.test.ts',
    ]),
  ),
  'POST /write': 'in the words of InfluxDB: tests/clients/influx.test.ts',
  'POST /api/v2/write': 'the same',
  'POST /v1/metrics': 'in the words of OpenTelemetry: tests/clients/otlp.test.ts',
  'POST /api/v1/write': 'in the words of Prometheus: tests/clients/prometheus.test.ts',
  ...Object.fromEntries(
    ['job', 'job@base64'].flatMap(job => ['POST', 'PUT', 'DELETE'].map(it => [`${it} /metrics/${job}/*`, 'the same'])),
  ),
  'GET /share/:token': 'the link is the credential: shares.test.ts',
  'GET /share/:token/:id.svg': 'the link is the credential: shares.test.ts',
  'GET /data/:token.csv': 'the address is the credential: data-addresses.test.ts',
  'HEAD /data/:token.csv': 'the same',
  'GET /data/:token.xlsx': 'the same',
  'HEAD /data/:token.xlsx': 'the same',
  'GET /data/:token.json': 'the same',
  'HEAD /data/:token.json': 'the same',
  'GET /data/:token': 'open: 404 with the formats that there are',
  'GET /data/:token/*': 'the same',
  'GET /healthz': 'open: says that the process lives',
  'GET /readyz': 'open: says that it can serve',
  'GET /metrics': 'open to this machine, else METRICS_TOKEN: counts, and nothing of a project',
  'GET /': 'open: the dashboard, which asks for a token: tests/browser',
  'HEAD /': 'the same',
  'GET /icon.svg': 'open: built files of the dashboard: dashboard-files.test.ts',
  'GET /assets/:name': 'the same',
  'GET /graphql': 'GraphiQL, and queries: fields.cases.ts',
  'POST /graphql': 'fields.cases.ts',
  'POST /mcp': 'every tool by scope, widget, row and project: mcp-access.test.ts',
  'POST /api/push/:pushKey': 'the push key is the credential: tests/compat/cyfe.test.ts and below',
  'GET /hooks/:feed': 'the token or signature of the webhook: feeds.test.ts',
  'HEAD /hooks/:feed': 'the same 200 for every address: hook-senders.test.ts',
  'POST /hooks/:feed': 'the token or signature of the webhook: feeds.test.ts',
  'POST /api/oauth/token': 'id and secret of a client: clients.test.ts',
  ...Object.fromEntries(operations.map(it => [`POST /api/external${pathOf(it)}`, 'external-access.test.ts'])),
  'GET /api/rest/:name': 'rest-documents.test.ts',
  'POST /api/rest/:name': 'rest-documents.test.ts',
  'GET /openapi.json': 'open: says what there is',
  'GET /docs': 'open: shows what there is',
  ...Object.fromEntries(['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js'].map(it => [`GET /docs/${it}`, 'open'])),
  'POST /metrics/auth/token': 'id and secret of a client: clients.test.ts',
}
