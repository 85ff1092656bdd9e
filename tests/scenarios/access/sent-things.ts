// What alerts and reports leave behind, as rows: nothing is sent for it.
import { decodeId, encodeId } from '../../../src/request/global-id.ts'
import type { TestApp } from '../../_kit/app.ts'
import { saveChannel } from '../../_kit/channel-operations.ts'
import { saveReportSchedule } from '../../_kit/schedule-operations.ts'

/** A channel, a report to it, and one delivery, run and event of an alert; each by its global id. */
export async function makeSentThings(it: TestApp, at: { widget: string; alert: string; now: number }) {
  const input = { name: 'target', kind: 'WEBHOOK', url: 'https://example.org/', paused: true } as const
  const channel = (await it.ask(saveChannel, { input })).saveChannel.channel.id
  const document = { title: 'target', blocks: [{ kind: 'TEXT', text: 'x' }] }
  const report = { name: 'target', channelIds: [channel], document }
  const schedule = (await it.ask(saveReportSchedule, { input: report })).saveReportSchedule.reportSchedule.id
  const idOf = (text: string) => decodeId(text).id
  const { pool } = it.app.gateway
  const now = new Date(at.now)
  const message = { type: 'x', subject: 'x', time: now.toISOString(), title: 'x', link: null, severity: 'INFO' }
  await pool.query(
    `insert into deliveries (project_id, delivery_id, channel_id, key, origin_kind, message, title, state, attempts, created_at, ended_at, tries)
      values (1, 71, $1, 'x', 'TEST', $2, 'x', 'CANCELLED', 0, $3, $3, '[]')`,
    [idOf(channel), JSON.stringify({ ...message, blocks: [], data: {} }), now],
  )
  await pool.query(
    `insert into report_runs (project_id, run_id, schedule_id, cause, state, as_of, queued_at, finished_at, attempts, messages, skipped, failed)
      values (1, 72, $1, 'MANUAL', 'SUCCEEDED', $2, $2, $2, 1, 0, 0, 0)`,
    [idOf(schedule), now],
  )
  await pool.query(
    `insert into alert_events (project_id, event_id, alert_id, widget_id, group_key, from_state, to_state, bucket_key, bucket_from, bucket_before,
        at, arguments, notification)
      values (1, 73, $1, $2, '', 'OK', 'FIRING', '2026-11-19', $3, $3, $3, '{}', 'SENT')`,
    [idOf(at.alert), idOf(at.widget), now],
  )
  const [delivery, sending, change] = [
    encodeId('Delivery', '71'),
    encodeId('ReportRun', '72'),
    encodeId('AlertEvent', '73'),
  ]
  return { channel, schedule, delivery, sending, change }
}
