import { PUSH_KEY_CALLER } from './caller.ts'

/** What REST and GraphQL say of the keys of a push. */
export const pushTexts = {
  pushName:
    'Instead of `widgetId`: the push name of the widget. Where no widget has it, or its rows have dimensions that it lacks, a token with `autoCreate` or the scope `manage` makes them.',
  keyKind:
    'What the keys are: days (DATE), instants (TIME) or names (CATEGORY). Default: what the widget has; on the first push, what the keys show.',
  timeZone:
    "Where clocks showed what keys without an offset say, and where instants have their days. Default: the project's zone.",
} as const

/** What REST and GraphQL say of keys whose points go. */
export const deletionTexts = {
  timeZone: "The time zone in which keys are read as those of a push. Default: the project's.",
} as const

/** What REST and GraphQL say of what a push wrote. */
export const receiptTexts = {
  rows: 'Rows that were pushed.',
  written: 'Distinct points written: created and changed.',
  created: 'Points that were not there before.',
  changed: 'Points that were there and were written to.',
  keyKind:
    'What the keys of the widget were after it; null: it had none yet, or the receipt is of before this was kept.',
  caller: `The name of the token or client that pushed, \`${PUSH_KEY_CALLER}\`, or \`feed\` and a name; null where it was not kept yet.`,
  feedRun: 'The run of the feed that pushed.',
  callerKind: 'what pushed; null where it was not kept yet.',
  firstKey:
    'The first key that has a value, as a push writes it (of names: by their code units); null where there is none, or it was not kept yet.',
  lastKey: 'The last key that has a value; null as `first_key`.',
  newMetrics: 'Names of the metrics that it made.',
  onDuplicate: 'What happened to values that were there: the ways of writing, each with its metrics.',
  warnings: 'What was taken and may have been meant otherwise, as sentences.',
  way: 'What happened to values that were there.',
  metrics: 'Names of the metrics that were written so.',
} as const
