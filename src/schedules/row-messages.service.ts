// The messages of some rows of a run, and why others have none.

import { AppError } from '../base/errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { countText } from '../core/number-format.ts'
import { isMailAddress } from '../deliveries/channel.ts'
import type { DeliveryDraft } from '../deliveries/delivery.ts'
import { type JsonObject, MAX_MESSAGE_BYTES } from '../deliveries/message.ts'
import { messageToText } from '../deliveries/message-text.ts'
import { toAppError } from '../http/failure.ts'
import type { RequestContext } from '../request/context.ts'
import { type Composition, compose } from './compose.service.ts'
import type { ReportRun, ReportSpec } from './report-schedule.ts'
import type { Row } from './rows-block.ts'
import type { FrozenRow } from './run-rows.store.ts'

/** LATER: it failed for a reason that passes. */
export type RowOutcome =
  | { readonly kind: 'MESSAGE'; readonly drafts: readonly DeliveryDraft[]; readonly problems: readonly string[] }
  | { readonly kind: 'SKIPPED' }
  | { readonly kind: 'FAILED' | 'LATER'; readonly error: AppError }

interface RowsOfRun {
  readonly run: ReportRun
  readonly spec: ReportSpec
  readonly reportName: string
  readonly projectName: string
  readonly alert: JsonObject | null
}

const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'RATE_LIMITED', 'UPSTREAM_FAILED', 'UPSTREAM_TIMEOUT'])

/** One outcome per row. Never rejects: what goes wrong is an outcome, too. */
export function composeRows(ctx: RequestContext, of: RowsOfRun, rows: readonly FrozenRow[]): Promise<RowOutcome[]> {
  return Promise.all(rows.map(row => composeRow(ctx, of, row)))
}

async function composeRow(ctx: RequestContext, of: RowsOfRun, { row, content }: FrozenRow): Promise<RowOutcome> {
  const { run, spec, reportName, projectName, alert } = of
  try {
    const composed = await compose(ctx, {
      document: spec.document,
      recipient: spec.merge?.recipient ?? null,
      row: toPlain(readJson(content, { maxDepth: 200 })) as Row,
      about: { scheduleId: run.scheduleId, reportName, projectName, rowNumber: row, runId: run.runId, alert },
    })
    if (composed.isEmpty && spec.skipIfEmpty) return { kind: 'SKIPPED' }
    return { kind: 'MESSAGE', drafts: toDrafts(of, row, composed), problems: composed.problems }
  } catch (error) {
    const known = toAppError(error, ctx.log)
    return { kind: PASSING.has(known.code) ? 'LATER' : 'FAILED', error: known }
  }
}

/** One for each channel. */
function toDrafts({ run, spec }: RowsOfRun, row: number, composed: Composition): DeliveryDraft[] {
  const { message, recipient } = composed
  if (recipient !== null) assertAddress(recipient)
  const bytes = Buffer.byteLength(messageToText(message))
  if (bytes > MAX_MESSAGE_BYTES)
    throw new AppError(
      'PAYLOAD_TOO_LARGE',
      `The message has ${countText(bytes)} bytes; ${countText(MAX_MESSAGE_BYTES)} at most are sent. Show fewer rows, or attach none.`,
    )
  return spec.channelIds.map(channelId => ({
    channelId,
    key: `report ${run.runId} ${row}`,
    origin: { kind: 'REPORT', id: run.runId },
    recipient,
    message,
  }))
}

export function assertAddress(recipient: string): void {
  if (isMailAddress(recipient)) return
  const message = `${JSON.stringify(recipient.slice(0, 100))} is no address of e-mail.`
  throw new AppError('BAD_USER_INPUT', message, { fields: { recipient: [message] } })
}
