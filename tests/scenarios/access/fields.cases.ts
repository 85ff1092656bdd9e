import type { Scope } from '../../_kit/gql/graphql.ts'
import { alertCases } from './alerts.cases.ts'
import { annotationFields } from './annotation-fields.cases.ts'
import { boardFields } from './board-fields.cases.ts'
import { liveCases } from './live.cases.ts'
import { sendingFields } from './sending-fields.cases.ts'

export interface FieldCase {
  /** `Query.widget` */
  field: string
  /** The scope that it needs; `null`: any. */
  scope: Scope | null
  /** The field, with `$widget` and the like for ids of the first project. */
  ask: string
  /**
   * What another project's administrator gets for it: NOT_FOUND (of the field, or of a
   * member of its list), or data of its own, in which no id of the first project
   * occurs (`own`).
   */
  other: 'NOT_FOUND' | 'NOT_FOUND_MEMBER' | 'BAD_USER_INPUT' | 'own'
}

const connection = '{ edges { node { id } } }'

/** Every root field of the schema: the test fails when one is missing here. */
export const fieldCases: readonly FieldCase[] = [
  { field: 'Query.viewer', scope: null, ask: 'viewer { name scopes }', other: 'own' },
  { field: 'Query.node', scope: 'READ', ask: 'node(id: "$widget") { id }', other: 'NOT_FOUND' },
  { field: 'Query.nodes', scope: 'READ', ask: 'nodes(ids: ["$widget", "$metric"]) { id }', other: 'NOT_FOUND_MEMBER' },
  { field: 'Query.project', scope: 'READ', ask: 'project { id }', other: 'own' },
  { field: 'Query.projects', scope: 'ADMIN', ask: `projects ${connection}`, other: 'own' },
  { field: 'Query.tokens', scope: 'ADMIN', ask: `tokens ${connection}`, other: 'own' },
  { field: 'Query.clients', scope: 'ADMIN', ask: `clients ${connection}`, other: 'own' },
  { field: 'Query.auditLog', scope: 'ADMIN', ask: 'auditLog { edges { node { id target } } }', other: 'own' },
  {
    field: 'Query.widget',
    scope: 'READ',
    ask: 'widget(id: "$widget") { id report { keys } dimensions { values { nodes { value } } } }',
    other: 'NOT_FOUND',
  },
  { field: 'Query.widgetsById', scope: 'READ', ask: 'widgetsById(ids: ["$widget"]) { id }', other: 'NOT_FOUND_MEMBER' },
  { field: 'Query.shares', scope: 'MANAGE', ask: `shares ${connection}`, other: 'own' },
  { field: 'Query.dataAddresses', scope: 'MANAGE', ask: `dataAddresses ${connection}`, other: 'own' },
  { field: 'Query.widgets', scope: 'READ', ask: `widgets ${connection}`, other: 'own' },
  { field: 'Query.metric', scope: 'READ', ask: 'metric(id: "$metric") { id }', other: 'NOT_FOUND' },
  {
    field: 'Query.metricsById',
    scope: 'READ',
    ask: 'metricsById(ids: ["$metric"]) { id }',
    other: 'NOT_FOUND_MEMBER',
  },
  { field: 'Query.metrics', scope: 'READ', ask: `metrics ${connection}`, other: 'own' },
  { field: 'Query.receipts', scope: 'READ', ask: `receipts ${connection}`, other: 'own' },
  { field: 'Query.receipt', scope: 'READ', ask: 'receipt(id: "$receipt") { id }', other: 'NOT_FOUND' },
  { field: 'Query.reports', scope: 'READ', ask: 'reports(widgetIds: ["$widget"]) { keys }', other: 'NOT_FOUND_MEMBER' },
  {
    field: 'Query.funnel',
    scope: 'READ',
    ask: 'funnel(steps: [{ event: "a" }, { event: "b" }]) { users }',
    other: 'own',
  },
  { field: 'Query.savedQuery', scope: 'READ', ask: 'savedQuery(id: "$query") { id }', other: 'NOT_FOUND' },
  { field: 'Query.savedQueries', scope: 'READ', ask: `savedQueries ${connection}`, other: 'own' },
  { field: 'Query.runQuery', scope: 'READ', ask: 'runQuery(id: "$query") { rows }', other: 'NOT_FOUND' },
  {
    field: 'Query.widgetFromQuery',
    scope: 'READ',
    ask: 'widgetFromQuery(savedQueryId: "$query", keyColumn: "title") { title }',
    other: 'NOT_FOUND',
  },
  { field: 'Query.sql', scope: 'SQL', ask: 'sql(query: "select * from widgets") { rows }', other: 'own' },
  { field: 'Query.source', scope: 'READ', ask: 'source(name: "target") { id }', other: 'NOT_FOUND' },
  { field: 'Query.sources', scope: 'READ', ask: `sources ${connection}`, other: 'own' },
  ...alertCases,
  { field: 'Query.feed', scope: 'READ', ask: 'feed(name: "target") { id }', other: 'NOT_FOUND' },
  { field: 'Query.feeds', scope: 'READ', ask: `feeds ${connection}`, other: 'own' },
  { field: 'Query.feedRun', scope: 'READ', ask: 'feedRun(id: "$run") { id }', other: 'NOT_FOUND' },
  { field: 'Query.task', scope: 'READ', ask: 'task(id: "$task") { id }', other: 'NOT_FOUND' },
  { field: 'Query.tasks', scope: 'READ', ask: `tasks ${connection}`, other: 'own' },
  { field: 'Query.callLog', scope: 'MANAGE', ask: 'callLog { edges { cursor } }', other: 'own' },
  { field: 'Query.callSource', scope: 'CALL', ask: 'callSource(name: "target") { ok }', other: 'NOT_FOUND' },
  { field: 'Mutation.runSource', scope: 'CALL', ask: 'runSource(name: "target") { ok }', other: 'NOT_FOUND' },
  {
    field: 'Mutation.sendRequest',
    scope: 'MANAGE',
    ask: 'sendRequest(input: { method: GET, url: "http://127.0.0.1:1/" }) { ok }',
    other: 'own',
  },
  {
    field: 'Mutation.testSource',
    scope: 'MANAGE',
    ask: 'testSource(input: { requests: [{ method: GET, url: "http://127.0.0.1:1/" }] }) { ok }',
    other: 'own',
  },
  {
    field: 'Mutation.saveSource',
    scope: 'MANAGE',
    ask: 'saveSource(input: { name: "mine", requests: [{ method: GET, url: "https://example.org/" }] }) { source { id } }',
    other: 'own',
  },
  {
    field: 'Mutation.deleteSource',
    scope: 'MANAGE',
    ask: 'deleteSource(name: "target") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.startSourceConsent',
    scope: 'MANAGE',
    ask: 'startSourceConsent(name: "target") { url }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.finishSourceConsent',
    scope: 'MANAGE',
    ask: 'finishSourceConsent(input: { state: "x", code: "y" }) { source { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.saveFeed',
    scope: 'MANAGE',
    ask: 'saveFeed(input: { name: "target", widgetId: "$widget", source: "target", cron: "0 6 * * *", metrics: [{ name: "a", value: "a" }] }) { feed { id } }',
    other: 'NOT_FOUND',
  },
  { field: 'Mutation.runFeed', scope: 'MANAGE', ask: 'runFeed(name: "target") { id }', other: 'NOT_FOUND' },
  {
    field: 'Mutation.pauseFeed',
    scope: 'MANAGE',
    ask: 'pauseFeed(name: "target") { feed { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.resumeFeed',
    scope: 'MANAGE',
    ask: 'resumeFeed(name: "target") { feed { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteFeed',
    scope: 'MANAGE',
    ask: 'deleteFeed(name: "target") { __typename }',
    other: 'NOT_FOUND',
  },
  { field: 'Query.sqlTables', scope: 'READ', ask: 'sqlTables { name }', other: 'own' },
  {
    field: 'Mutation.createWidget',
    scope: 'MANAGE',
    ask: 'createWidget(input: { title: "x" }) { widget { id } }',
    other: 'own',
  },
  {
    field: 'Mutation.updateWidget',
    scope: 'MANAGE',
    ask: 'updateWidget(input: { id: "$widget", title: "y" }) { widget { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteWidget',
    scope: 'MANAGE',
    ask: 'deleteWidget(id: "$widget") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.rotatePushKey',
    scope: 'MANAGE',
    ask: 'rotatePushKey(widgetId: "$widget") { widget { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createShare',
    scope: 'MANAGE',
    ask: 'createShare(input: { widgetId: "$widget" }) { share { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.revokeShare',
    scope: 'MANAGE',
    ask: 'revokeShare(id: "$share") { share { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createDataAddress',
    scope: 'MANAGE',
    ask: 'createDataAddress(input: { content: { points: { widgetId: "$widget" } } }) { dataAddress { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.revokeDataAddress',
    scope: 'MANAGE',
    ask: 'revokeDataAddress(id: "$address") { dataAddress { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.push',
    scope: 'PUSH',
    ask: 'push(input: { widgetId: "$widget", rows: [{ key: "2026-11-20", values: [{ metric: "a", value: "1" }] }] }) { widget { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deletePoints',
    scope: 'MANAGE',
    ask: 'deletePoints(input: { widgetId: "$widget" }) { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.updateMetric',
    scope: 'MANAGE',
    ask: 'updateMetric(input: { metricId: "$metric", unit: "x" }) { metric { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.setGoal',
    scope: 'MANAGE',
    ask: 'setGoal(input: { metricId: "$metric", period: DAY, target: "5" }) { metric { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createCalculatedMetric',
    scope: 'MANAGE',
    ask: 'createCalculatedMetric(input: { widgetId: "$widget", name: "c2", formula: "[a]" }) { metric { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteCalculatedMetric',
    scope: 'MANAGE',
    ask: 'deleteCalculatedMetric(id: "$calculated") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createEventMetric',
    scope: 'MANAGE',
    ask: 'createEventMetric(input: { widgetId: "$widget", name: "e2", event: "x", aggregate: COUNT }) { metric { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteMetric',
    scope: 'MANAGE',
    ask: 'deleteMetric(id: "$metric") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteEventMetric',
    scope: 'MANAGE',
    ask: 'deleteEventMetric(id: "$counted") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.trackEvents',
    scope: 'PUSH',
    ask: 'trackEvents(events: [{ name: "a", userId: "u" }]) { __typename }',
    other: 'own',
  },
  {
    field: 'Mutation.identifyUsers',
    scope: 'PUSH',
    ask: 'identifyUsers(profiles: [{ userId: "u", properties: { a: 1 } }]) { __typename }',
    other: 'own',
  },
  {
    field: 'Mutation.saveQuery',
    scope: 'MANAGE',
    ask: 'saveQuery(input: { id: "$query", name: "q", sql: "select 2 as two" }) { savedQuery { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.uploadManifest',
    scope: 'MANAGE',
    ask: 'uploadManifest(input: { manifest: { id: "query Viewer { viewer { name } }" } }) { added known }',
    other: 'own',
  },
  {
    field: 'Mutation.deleteQuery',
    scope: 'MANAGE',
    ask: 'deleteQuery(id: "$query") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createViewToken',
    scope: 'MANAGE',
    ask: 'createViewToken(input: { widgetIds: ["$widget"] }) { secret }',
    other: 'BAD_USER_INPUT',
  },
  {
    field: 'Mutation.createToken',
    scope: 'ADMIN',
    ask: 'createToken(input: { name: "t", scopes: [READ] }) { token { id } }',
    other: 'own',
  },
  {
    field: 'Mutation.rotateToken',
    scope: 'ADMIN',
    ask: 'rotateToken(id: "$token") { token { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.revokeToken',
    scope: 'ADMIN',
    ask: 'revokeToken(id: "$token") { token { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.createClient',
    scope: 'ADMIN',
    ask: 'createClient(input: { name: "c", scopes: [READ] }) { client { id } }',
    other: 'own',
  },
  {
    field: 'Mutation.rotateClientSecret',
    scope: 'ADMIN',
    ask: 'rotateClientSecret(id: "$client") { client { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.revokeClient',
    scope: 'ADMIN',
    ask: 'revokeClient(id: "$client") { client { id } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.updateProject',
    scope: 'ADMIN',
    ask: 'updateProject(input: { name: "Mine" }) { project { id } }',
    other: 'own',
  },
  {
    field: 'Mutation.saveCalendar',
    scope: 'ADMIN',
    ask: 'saveCalendar(input: { name: "x", weeks: { firstDay: "2026-02-01", years: 1 } }) { calendar { name } }',
    other: 'own',
  },
  {
    field: 'Mutation.deleteCalendar',
    scope: 'ADMIN',
    ask: 'deleteCalendar(id: "$calendar") { __typename }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Subscription.widgetsById',
    scope: 'READ',
    ask: 'widgetsById(ids: ["$widget"]) { id }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Subscription.metricsById',
    scope: 'READ',
    ask: 'metricsById(ids: ["$metric"]) { id report { headline } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Subscription.widgetChanged',
    scope: 'READ',
    ask: 'widgetChanged(ids: ["$widget"]) { id }',
    other: 'NOT_FOUND',
  },
  ...liveCases,
  // Behind the audit log: it names what was asked for, found or not.
  ...annotationFields,
  ...boardFields,
  ...sendingFields,
]

/** Fields that only an administrator of the first project may use: any other project is FORBIDDEN. */
export const operatorFields: readonly FieldCase[] = [
  { field: 'Mutation.rotateSecrets', scope: 'ADMIN', ask: 'rotateSecrets { __typename }', other: 'own' },
  {
    field: 'Mutation.createProject',
    scope: 'ADMIN',
    ask: 'createProject(input: { name: "x" }) { project { id } }',
    other: 'own',
  },
]

/**
 * Fields that answer a token for some widgets, for these widgets: of others it gets what another project gets. A new field is refused to such
 * tokens until it is marked as `restrictable` and stands here.
 */
export const restrictableFields: ReadonlySet<string> = new Set([
  ...['Query.annotations', 'Mutation.saveAnnotation', 'Mutation.deleteAnnotation'],
  ...['Query.viewer', 'Query.node', 'Query.nodes', 'Query.widget', 'Query.widgetsById', 'Query.widgets'],
  ...['Query.metric', 'Query.metricsById', 'Query.metrics', 'Query.reports', 'Query.receipt', 'Query.board'],
  ...['Mutation.push', 'Mutation.deletePoints', 'Mutation.updateWidget', 'Mutation.deleteWidget'],
  ...['Mutation.createViewToken', 'Mutation.rotatePushKey', 'Mutation.updateMetric', 'Mutation.setGoal'],
  ...['Mutation.createCalculatedMetric', 'Mutation.deleteCalculatedMetric'],
  ...['Query.alert', 'Query.alerts', 'Query.alertEvents', 'Query.simulateAlert', 'Subscription.alertStates'],
  ...['Subscription.widgetReport', 'Subscription.widgetsById', 'Subscription.metricsById'],
])
