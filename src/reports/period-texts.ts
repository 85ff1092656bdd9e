/** What REST and GraphQL say of the ways to name a period. */
export const periodTexts = {
  preset: 'By its place to today.',
  days: 'From a day through a day, both included.',
  trailing: 'The trailing units that end with today.',
  instants: 'From an instant to before another.',
  of: 'A period of a named calendar; what runs ends with today.',
  calendar: 'The name of the calendar.',
  label: 'The period of this label.',
  offset: 'By its place: 0 is the period that holds today, -1 the one before.',
  year: 'All periods of this year.',
  yearOffset: 'All periods of a year by its place: 0 is the one that holds today, -1 the one before.',
  calendarOfKeys: 'The named calendar whose periods the buckets are; null where they are of a granularity.',
  unitOfKeys: 'The length of a bucket; null for categories, and for the periods of a named calendar.',
  earlier: 'So many calendar units earlier.',
} as const
