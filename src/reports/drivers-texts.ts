/** What REST and GraphQL say of drivers. */
export const driversTexts = {
  split: 'How the change was split; null where it was not.',
  reason: 'Why it was not split, for programs; null where it was.',
  message: 'Why it was not split, for people; null where it was.',
  previous: 'The value in the period compared with, as of when the groups were read.',
  current: 'The value in the period, as of when the groups were read.',
  difference: 'The change that the contributions add up to.',
  groups: 'The groups, by the size of their contributions; the others, where there are any, as the last one.',
  ownPrevious: "The group's own value in the period compared with; null where it has none.",
  ownCurrent: "The group's own value in the period; null where it has none.",
  contribution: 'What the group adds to the change: the contributions of all groups are the change.',
  share: 'The contribution divided by the change: 1 is all of it, below 0 goes against it; null without a change.',
  mix: 'Of MIX_AND_RATE: what it adds by its part in the whole, which has grown or shrunk. Null for other splits.',
  rate: 'Of MIX_AND_RATE: what it adds by its own rate. Null for other splits, and where it has no rate.',
  drivers: 'The groups that a change comes from, or why it has none.',
  isOther: 'All that is in none of the other groups, as one.',
  index: 'Its place among the periods of `compare`, from 0.',
} as const
