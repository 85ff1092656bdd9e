// Alerts in tests: a widget of days, a channel, and a clock that is moved on.
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import type { Id, ProjectId } from '../../src/base/id.ts'
import { encodeId } from '../../src/request/global-id.ts'
import { alertEvents, saveAlert } from './alert-operations.ts'
import { startTestApp, type TestApp } from './app.ts'
import type { SaveAlertInput } from './gql/graphql.ts'

export interface AlertApp extends AsyncDisposable {
  readonly it: TestApp
  readonly widgetId: string
  readonly metricId: string
  readonly channelId: string
  /** Moves the clock, and evaluates what is due then. */
  at(instant: string): Promise<void>
  push(rows: readonly object[]): Promise<void>
  /** An alert above 100 by days, evaluated at 6 in the morning. */
  save(input?: Partial<SaveAlertInput>): ReturnType<typeof savedAlert>
  /** `OK>FIRING 2026-11-20 120`, oldest first. */
  events(alertId?: string): Promise<string[]>
  /** Titles of what lies in the outbox, oldest first. */
  titles(): Promise<string[]>
}

const savedAlert = async (it: TestApp, input: SaveAlertInput) => (await it.ask(saveAlert, { input })).saveAlert.alert

export async function startAlertApp(
  instant: string,
  {
    dimensions = [],
    timeZone,
    env = {},
  }: { dimensions?: string[]; timeZone?: string; env?: Record<string, string> } = {},
): Promise<AlertApp> {
  let now = Date.parse(instant)
  await using stack = new AsyncDisposableStack()
  const it = stack.use(await startTestApp(env, { clock: () => now }))
  const { gateway } = it.app
  const { db } = gateway
  if (timeZone) {
    await db.updateTable('projects').set({ time_zone: timeZone }).execute()
    gateway.bus.publish('project.changed', { projectId: '1' as ProjectId })
  }
  const widget = await it.widget({ title: 'Shop', dimensions })
  // Behind a public address that no test can reach, the gateway still listens here.
  const pushUrl = it.app.url + new URL(widget.pushUrl).pathname
  const push = async (rows: readonly object[]) => {
    // Who evaluates hears of a push a moment after its answer: the clock of a test must not go on before.
    const heard = Promise.withResolvers<void>()
    const leave = gateway.bus.subscribe('points.changed', () => heard.resolve())
    const { status, body } = await it.cyfe(pushUrl, { data: rows, onduplicate: { Sales: 'replace' } })
    if (status !== 200) throw new Error(JSON.stringify(body))
    await heard.promise
    leave()
  }
  await push([{ Date: '20260101', Sales: '1' }])
  const { metric_id, widget_id } = await db
    .selectFrom('metrics')
    .select(['metric_id', 'widget_id'])
    .executeTakeFirstOrThrow()
  const channel = await insertChannel(it, 'Pager')
  const metricId = encodeId('Metric', `${widget_id}/${metric_id}`)
  const evaluate = () => evaluateDueAlerts(gateway, new AbortController().signal)
  const resources = stack.move()
  return {
    it,
    widgetId: widget.id,
    metricId,
    channelId: encodeId('Channel', channel),
    async at(next) {
      now = Date.parse(next)
      await evaluate()
    },
    push,
    save: async (input = {}) => {
      const usual = {
        name: 'Sales are high',
        metricId,
        granularity: 'DAY',
        condition: { above: '100' },
        cron: '0 6 * * *',
      }
      const alert = await savedAlert(it, {
        channelIds: [encodeId('Channel', channel)],
        ...usual,
        ...input,
      } as SaveAlertInput)
      await evaluate()
      return alert
    },
    async events(alertId) {
      const { nodes } = (await it.ask(alertEvents, { alertId: alertId ?? null, first: 500 })).alertEvents
      return nodes.toReversed().map(event => {
        const group = event.group.map(({ value }) => value ?? '-').join('/')
        const where = group === '' ? '' : ` ${group}`
        return `${event.from}>${event.to} ${event.bucketKey}${where} ${event.value}`
      })
    },
    async titles() {
      const rows = await db.selectFrom('deliveries').select('title').orderBy('delivery_id').execute()
      return rows.map(({ title }) => title)
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** A channel that nothing is sent through: its deliveries stay in the outbox. */
export async function insertChannel(it: TestApp, name: string): Promise<Id> {
  const { db, makeId, clock } = it.app.gateway
  const channelId = makeId()
  const now = new Date(clock())
  await db
    .insertInto('channels')
    .values({
      project_id: '1' as ProjectId,
      channel_id: channelId,
      name,
      kind: 'EMAIL',
      settings: '{"to": ["pager@example.com"]}',
      sealed: null,
      events: [],
      event_widget_ids: null,
      paused: false,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return channelId
}
