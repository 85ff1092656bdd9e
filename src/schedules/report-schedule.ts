// A report with its schedule, and its runs.
import { z } from 'zod'
import type { Id, ProjectId } from '../base/id.ts'
import { idField } from '../http/field.ts'
import type { ReportDocument } from './report-document.ts'

const variables = z
  .record(z.string(), z.unknown())
  .nullish()
  .meta({ description: 'Variables of the query or the source.' })

/** Mail-merge: where the rows come from, each of which makes a message. */
export const mergeSpec = z
  .object({
    query_id: idField('savedquery').nullish(),
    source: z.string().min(1).max(100).nullish().meta({ description: 'The name of a source that only reads.' }),
    variables,
    rows: z
      .string()
      .min(1)
      .nullish()
      .meta({ description: 'The path to the list of rows. Default: the data.', examples: ['data.customers'] }),
    recipient: z
      .string()
      .max(1_000)
      .nullish()
      .meta({
        description: 'Whom the message of a row goes to, in channels of the kind EMAIL. Default: the channel.',
        examples: ['{{ row.email }}'],
      }),
  })
  .meta({ description: 'Give query_id or source, one of them.' })
export type MergeSpec = z.output<typeof mergeSpec>

/** What a run is made of. It is kept with the run, so that who saves in the middle changes the next one. */
export interface ReportSpec {
  readonly document: ReportDocument
  readonly channelIds: readonly Id[]
  readonly merge: MergeSpec | null
  /** Nothing is sent where no block has anything to tell. */
  readonly skipIfEmpty: boolean
}

export interface ReportSchedule extends ReportSpec {
  readonly projectId: ProjectId
  readonly scheduleId: Id
  readonly name: string
  /** `null`: it runs on demand, or after an alert, only. */
  readonly cron: string | null
  readonly timeZone: string
  /** Runs when this alert begins to fire. */
  readonly afterAlertId: Id | null
  /** It follows what fires from then on; `null`: nothing, for it is paused, or follows no alert. */
  readonly afterAlertSince: Date | null
  readonly paused: boolean
  readonly nextRunAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const runCauses = ['SCHEDULE', 'MANUAL', 'ALERT'] as const
export type RunCause = (typeof runCauses)[number]
/** QUEUED -> RUNNING -> SUCCEEDED | FAILED; RUNNING -> QUEUED where a gateway lets go of it. */
export const runStates = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const
export type RunState = (typeof runStates)[number]

export interface RunCounts {
  /** Rows that it has: 1 without a mail-merge; `null`: they were not fetched yet. */
  readonly rows: number | null
  /** Messages that were handed to channels: one per row and channel. */
  readonly messages: number
  /** Rows with nothing to tell. */
  readonly skipped: number
  /** Rows whose message could not be made. */
  readonly failed: number
}

export interface ReportRun extends RunCounts {
  readonly projectId: ProjectId
  readonly runId: Id
  readonly scheduleId: Id
  readonly cause: RunCause
  /** The time of the schedule that it is for. */
  readonly scheduledFor: Date | null
  /** The event of an alert that it is for. */
  readonly alertEventId: Id | null
  readonly state: RunState
  /** What `today` is in all of its messages. */
  readonly asOf: Date
  readonly queuedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly attempts: number
  readonly errorCode: string | null
  readonly errorMessage: string | null
  /** Why rows have no message, and what tables lack: the first ones. */
  readonly problems: readonly string[]
}

export const scheduleLimits = {
  schedules: 1_000,
  nameLength: 100,
  channels: 10,
  /** Rows of a mail-merge. */
  mergeRows: 5_000,
  /** Of one row as JSON, and of all. */
  rowLength: 16_384,
  rowsLength: 8 * 1_048_576,
  problems: 20,
  problemLength: 500,
  /** Runs of a report that have not ended. */
  openRuns: 20,
  /** For so long after its event a run of an alert can begin. */
  alertHours: 24,
  /** How long the log keeps a run. */
  runDays: 90,
  nextTimes: 20,
} as const
