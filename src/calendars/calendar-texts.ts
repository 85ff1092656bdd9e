/** What REST and GraphQL say of named calendars. */
export const calendarTexts = {
  calendars: 'The named calendars of the project, by name; at most 20.',
  name: 'Its name, at most 100 characters: the calendar of this name is replaced.',
  periods: 'At most 2,000 periods, in their order.',
  weeks: 'Instead of periods: periods of whole weeks for several years.',
  label: 'At most 100 characters, once in the calendar.',
  from: 'The first day of the period.',
  through: 'The last day of the period, included.',
  year: 'The year it is counted in, for comparison with the same one a year before. Default: the fiscal year that holds its middle day.',
  firstDay: 'The first day of the first year.',
  years: 'How many years, 1 or more.',
  pattern: 'Weeks of each period; repeated until a year has 52. Default: 4, 4, 5.',
  longYears: 'The years that have a 53rd week. Default: none.',
  firstYear: 'What the first year is called. Default: the fiscal year that holds its middle.',
} as const

export const DEFAULT_PATTERN: readonly number[] = [4, 4, 5]
