// What fields are, said once for GraphQL and REST.
import { scheduleLimits } from './report-schedule.ts'

export const scheduleTexts = {
  name: `The name of the report, 1 to ${scheduleLimits.nameLength} characters.`,
  document:
    'The report: `title`, `locale` and `blocks`, as one JSON that GraphQL, REST and the pages share (docs/scheduled-reports.md).',
  merge: 'Mail-merge: one message for each row of a saved query or a source. Null: one message.',
  mergeRows: 'The path to the list of rows in what the query or the source gives. Default: the data.',
  recipient:
    'Whom the message of a row goes to in channels of the kind EMAIL, such as `{{ row.email }}`. Default: the addresses of the channel.',
  channels: `Where its messages go: 1 to ${scheduleLimits.channels} channels.`,
  skipIfEmpty: 'Whether nothing is sent where no block has anything to tell. Default: false.',
  cron: 'When it is sent: five fields as cron has, or `@daily` and the like. Null: on demand only.',
  timeZone: "The zone of its times. Default: the project's.",
  paused: 'Whether its schedule stands still; it can be run by hand.',
  nextRunAt: 'When it is sent next; null where it is paused, and without a schedule.',
  runRows: 'Rows of the mail-merge; 1 without one; null where they were not fetched yet.',
  messages: 'Messages that were handed to channels: one for each row and channel.',
  skipped: 'Rows without a message, since they had nothing to tell.',
  failed: 'Rows whose message could not be made; `problems` says why.',
  problems: `Why rows have no message, and what tables lack: the first ${scheduleLimits.problems}.`,
  asOf: 'What now is in all of its messages: the time of the schedule, or when it was asked for.',
  finishedAt: 'When its last row was done.',
  noMessage: 'Why there is no message.',
  createdAt: 'When the report was first saved.',
  updatedAt: 'When the report was last changed.',
  reportId: 'Id of the report that was sent.',
  queuedAt: 'When the run was asked for.',
  mailTitle: 'The subject of its mail.',
  previewRows: 'How many rows the mail-merge has now; 1 without one.',
} as const
