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
  cron: 'When it is sent: five fields as cron has, or `@daily` and the like. Null: it has no times of its own.',
  timeZone: "The zone of its times. Default: the project's.",
  afterAlert:
    'The alert that it follows: it is sent each time that the alert, or a group of it, begins to fire and people are notified of it. Null: none.',
  alertEvent: 'The event of the alert that it is for; null for others, and where the event is gone.',
  alertEventId: 'Id of the event of the alert that it is for; null for others.',
  paused: 'Whether its schedule stands still, and its alert is not followed; it can be run by hand.',
  nextRunAt: 'When it is sent next; null where it is paused, and without a schedule.',
  runRows: 'Rows of the mail-merge; 1 without one; null where they were not fetched yet.',
  messages: 'Messages that were handed to channels: one for each row and channel.',
  skipped: 'Rows without a message, since they had nothing to tell.',
  failed: 'Rows whose message could not be made; `problems` says why.',
  problems: `Why rows have no message, and what tables lack: the first ${scheduleLimits.problems}.`,
  asOf: 'What now is in all of its messages: the time of the schedule, when its alert fired, or when it was asked for.',
  finishedAt: 'When its last row was done.',
  noMessage: 'Why there is no message.',
  createdAt: 'When the report was first saved.',
  updatedAt: 'When the report was last changed.',
  reportId: 'Id of the report that was sent.',
  queuedAt: 'When the run was asked for.',
  mailTitle: 'The subject of its mail.',
  previewRows: 'How many rows the mail-merge has now; 1 without one.',
} as const
