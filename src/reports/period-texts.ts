/** What REST and GraphQL say of the ways to name a period. */
export const periodTexts = {
  preset: 'By its place to today.',
  days: 'From a day through a day, both included.',
  trailing: 'The trailing units that end with today.',
  instants: 'From an instant to before another.',
  earlier: 'So many calendar units earlier.',
} as const
