// Rows that a test wants in tables without the way through the gateway.
import type { TestApp } from './app.ts'

export interface StoredEvent {
  readonly name: string
  readonly at?: string
  readonly userId?: string
  readonly properties?: Record<string, unknown>
  readonly ufProperties?: Record<string, unknown>
}

/** Another project, which must never be seen, with one of everything. Returns its id and the secret in each of its texts. */
export async function addNeighbour(it: TestApp): Promise<{ projectId: string; secret: string }> {
  const { pool } = it.app.gateway
  const [projectId, secret] = ['7777', 'NEIGHBOUR-SECRET']
  const now = new Date()
  await pool.query(
    `insert into projects (project_id, name, time_zone, week_start, created_at) values ($1, $2, 'UTC', 1, $3)`,
    [projectId, secret, now],
  )
  await pool.query(
    `insert into widgets (project_id, widget_id, title, tags, chart_type, key_kind, default_period, push_key_sealed, created_at, updated_at)
     values ($1, 7777, $2, '{}', 'LINE', 'DATE', 'LAST_30_DAYS', 'x', $3, $3)`,
    [projectId, secret, now],
  )
  await pool.query(
    `insert into metrics (project_id, widget_id, metric_id, name, position, percent, reverse, reverse_graph, y_axis_show, label_show, created_at)
     values ($1, 7777, 7777, $2, 0, false, false, false, true, false, $3)`,
    [projectId, secret, now],
  )
  await pool.query(
    `insert into points (project_id, widget_id, metric_id, key, written_as, value) values ($1, 7777, 7777, 20000, 0, 777777)`,
    [projectId],
  )
  await pool.query(
    `insert into profiles (project_id, profile_id, user_id, properties, created_at, updated_at) values ($1, 7777, $2, $3, $4, $4)`,
    [projectId, secret, JSON.stringify({ secret }), now],
  )
  await pool.query(
    `insert into identities (project_id, anonymous_id, user_id, identified_at) values ($1, $2, $2, $3)`,
    [projectId, secret, now],
  )
  await addEvents(it, projectId, [{ name: secret, userId: secret, properties: { secret } }])
  return { projectId, secret }
}

let nextEvent = 1

export async function addEvents(it: TestApp, projectId: string, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    await it.app.gateway.pool.query(
      `insert into events (project_id, at, event_id, name, user_id, properties, uf_properties) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        projectId,
        event.at ?? new Date().toISOString(),
        nextEvent++,
        event.name,
        event.userId ?? null,
        JSON.stringify(event.properties ?? {}),
        JSON.stringify(event.ufProperties ?? {}),
      ],
    )
  }
}
