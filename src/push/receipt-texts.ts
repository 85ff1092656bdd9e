/** What REST and GraphQL say of what a push wrote. */
export const receiptTexts = {
  rows: 'Rows that were pushed.',
  written: 'Distinct points written: created and changed.',
  created: 'Points that were not there before.',
  changed: 'Points that were there and were written to.',
} as const
