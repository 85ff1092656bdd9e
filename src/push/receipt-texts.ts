/** What REST and GraphQL say of what a push wrote. */
export const receiptTexts = {
  rows: 'Rows that were pushed.',
  written: 'Distinct points written: created and changed.',
  created: 'Points that were not there before.',
  changed: 'Points that were there and were written to.',
  onDuplicate: 'What happened to values that were there: the ways of writing, each with its metrics.',
  warnings: 'What was taken and may have been meant otherwise, as sentences.',
  way: 'What happened to values that were there.',
  metrics: 'Names of the metrics that were written so.',
} as const
