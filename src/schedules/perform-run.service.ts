// Performs a run: freezes its rows, makes their messages some at a time, and hands each over in the transaction that counts it.
import { describeFiring } from '../alerts/firing.service.ts'
import { AppError } from '../base/errors.ts'
import { channelsById } from '../deliveries/channel.service.ts'
import type { JsonObject } from '../deliveries/message.ts'
import { enqueue } from '../deliveries/outbox.service.ts'
import { toAppError } from '../http/failure.ts'
import type { Gateway } from '../request/context.ts'
import { fetchMergeRows, rowTexts } from './merge-rows.service.ts'
import { createReaderContext } from './reader.service.ts'
import { selectRun } from './report-run.store.ts'
import { selectSchedulesById } from './report-schedule.store.ts'
import { type ReportRun, scheduleLimits } from './report-schedule.ts'
import { composeRows, type RowOutcome } from './row-messages.service.ts'
import type { TakenRun } from './run-lease.store.ts'
import { deleteRows, endRun, type FrozenRow, insertRows, type Progress, selectRows } from './run-rows.store.ts'

/** Rows whose messages are made together, and committed together. */
const BATCH = 20
/** For so long rows that fail for a reason that passes are tried again. */
const PATIENCE_MS = 6 * 3_600_000
const RETRY_MS = 30_000
const MAX_ATTEMPTS = 1_000

/** LOST: another gateway has it. LATER: it goes on after so many milliseconds. */
export type Performed =
  | { readonly kind: 'SUCCEEDED' | 'FAILED' | 'LOST' }
  | { readonly kind: 'LATER'; readonly afterMs: number }

interface Work extends TakenRun {
  readonly reportName: string
  readonly projectName: string
  readonly alert: JsonObject | null
  readonly signal: AbortSignal
}

/** Throws what the database does; everything else ends the run. */
export async function performRun(gateway: Gateway, taken: TakenRun, signal: AbortSignal): Promise<Performed> {
  const { run, spec } = taken
  const [schedule] = await selectSchedulesById(gateway.db, run.projectId, [run.scheduleId])
  if (!schedule) return failed(gateway, run, new AppError('NOT_FOUND', 'The report was deleted.'))
  if (run.attempts > MAX_ATTEMPTS)
    return failed(gateway, run, new AppError('UNAVAILABLE', `It was begun ${MAX_ATTEMPTS} times and did not end.`))
  const channels = await channelsById(gateway, run.projectId, spec.channelIds)
  if (channels.length === 0) return failed(gateway, run, new AppError('NOT_FOUND', 'Its channels were deleted.'))
  const project = await gateway.services.auth.project(run.projectId)
  const followed = { eventId: run.alertEventId, alertId: schedule.afterAlertId }
  const alert = await describeFiring(gateway, run.projectId, followed)
  const work: Work = { ...taken, reportName: schedule.name, projectName: project.name, alert, signal }
  if (run.rows === null) {
    const frozen = await freeze(gateway, work)
    if (frozen) return frozen
  }
  return sendAll(gateway, work)
}

/** `null`: the rows are there. */
async function freeze(gateway: Gateway, { run, spec, reportName, signal }: Work): Promise<Performed | null> {
  let texts: string[]
  try {
    const ctx = createReaderContext(gateway, {
      projectId: run.projectId,
      name: reportName,
      asOf: run.asOf.getTime(),
      signal,
    })
    texts = rowTexts(await fetchMergeRows(ctx, spec.merge))
  } catch (error) {
    const known = toAppError(error, gateway.log)
    const isPassing = ['UNAVAILABLE', 'RATE_LIMITED', 'UPSTREAM_FAILED', 'UPSTREAM_TIMEOUT'].includes(known.code)
    return isPassing && isPatient(gateway, run) ? { kind: 'LATER', afterMs: RETRY_MS } : failed(gateway, run, known)
  }
  return (await insertRows(gateway.db, run, texts)) ? null : { kind: 'LOST' }
}

async function sendAll(gateway: Gateway, work: Work): Promise<Performed> {
  const { run, signal } = work
  const problems = [...run.problems]
  let after = 0
  let left = false
  for (;;) {
    const rows = await selectRows(gateway.db, run, { after, limit: BATCH })
    if (rows.length === 0) break
    if (signal.aborted) return { kind: 'LATER', afterMs: 0 }
    after = rows.at(-1)?.row ?? after
    const sent = await sendBatch(gateway, work, rows, problems)
    if (typeof sent === 'object') return sent
    left ||= sent === 'SOME_LEFT'
  }
  if (left) return { kind: 'LATER', afterMs: RETRY_MS }
  const ended = (await selectRun(gateway.db, run)) ?? run
  const isLost = ended.messages === 0 && ended.skipped === 0 && ended.failed > 0
  const end = isLost
    ? { state: 'FAILED' as const, errorCode: 'BAD_USER_INPUT', errorMessage: problems[0] ?? 'No row has a message.' }
    : { state: 'SUCCEEDED' as const, errorCode: null, errorMessage: null }
  return { kind: (await endRun(gateway.db, run, end, new Date(gateway.clock()))) ? end.state : 'LOST' }
}

async function sendBatch(
  gateway: Gateway,
  work: Work,
  rows: readonly FrozenRow[],
  problems: string[],
): Promise<'DONE' | 'SOME_LEFT' | Performed> {
  const { run, reportName, signal } = work
  const about = { projectId: run.projectId, name: reportName, asOf: run.asOf.getTime(), signal }
  const outcomes = await composeRows(createReaderContext(gateway, about), work, rows)
  if (signal.aborted) return { kind: 'LATER', afterMs: 0 }
  const patient = isPatient(gateway, run)
  const isLater = (outcome: RowOutcome | undefined) => outcome?.kind === 'LATER' && patient
  const done = rows.filter((_, at) => !isLater(outcomes[at]))
  const ended = outcomes.filter(outcome => !isLater(outcome))
  const drafts = ended.flatMap(outcome => (outcome.kind === 'MESSAGE' ? outcome.drafts : []))
  const noted = [...problems, ...problemsOf(rows, outcomes, isLater)].slice(0, scheduleLimits.problems)
  try {
    const isHeld = await gateway.db.transaction().execute(async trx => {
      const messages = await enqueue(trx, gateway, run.projectId, drafts)
      return deleteRows(trx, run, done, { ...countsOf(ended), messages, problems: noted })
    })
    if (!isHeld) return { kind: 'LOST' }
  } catch (error) {
    // Too many deliveries wait: nothing of the batch is written.
    if (!(error instanceof AppError) || !patient) throw error
    return { kind: 'LATER', afterMs: (error.retryAfter ?? 30) * 1_000 }
  }
  problems.splice(0, problems.length, ...noted)
  return done.length < rows.length ? 'SOME_LEFT' : 'DONE'
}

function countsOf(outcomes: readonly RowOutcome[]): Omit<Progress, 'messages' | 'problems'> {
  const count = (...kinds: RowOutcome['kind'][]) => outcomes.filter(({ kind }) => kinds.includes(kind)).length
  return { skipped: count('SKIPPED'), failed: count('FAILED', 'LATER') }
}

function problemsOf(
  rows: readonly FrozenRow[],
  outcomes: readonly RowOutcome[],
  isLater: (outcome: RowOutcome) => boolean,
): string[] {
  return outcomes.flatMap((outcome, at) => {
    if (outcome.kind === 'SKIPPED' || isLater(outcome)) return []
    const messages = outcome.kind === 'MESSAGE' ? outcome.problems : [outcome.error.message]
    return messages.map(text => `Row ${rows[at]?.row}: ${text}`.slice(0, scheduleLimits.problemLength))
  })
}

const isPatient = (gateway: Gateway, run: ReportRun) => gateway.clock() - run.queuedAt.getTime() < PATIENCE_MS

async function failed(gateway: Gateway, run: ReportRun, error: AppError): Promise<Performed> {
  const end = {
    state: 'FAILED' as const,
    errorCode: error.code,
    errorMessage: error.message.slice(0, scheduleLimits.problemLength),
  }
  const isHeld = await endRun(gateway.db, run, end, new Date(gateway.clock()))
  return { kind: isHeld ? 'FAILED' : 'LOST' }
}
