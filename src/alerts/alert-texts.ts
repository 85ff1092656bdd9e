// What GraphQL and REST say of alerts, once.
import { countText } from '../core/number-format.ts'
import { alertLimits } from './alert.ts'
import { MAX_SEASONS, MIN_SEASONS } from './unusual.ts'

export const alertTexts = {
  name: `The name of the alert, 1 to ${alertLimits.nameLength} characters.`,
  metric: 'Global id of the metric that it watches.',
  granularity:
    'How long a bucket is: each bucket of the metric is evaluated when it has ended. The pace of a goal and what is unusual take DAY or HOUR.',
  includeRunning: 'The running bucket is evaluated, too, again and again. Default: false.',
  where: 'Only rows that pass all of these filters by dimensions, at most 20. Default: all rows.',
  by: `The dimensions whose values have a state each, 1 to 3; of more than ${alertLimits.groups} groups the largest are watched. Default: one state for all rows.`,
  condition: 'When it fires.',
  forBuckets: `How many buckets in a row the condition has to hold before it fires, 1 to ${alertLimits.forBuckets}. Default: 1.`,
  recoverAt:
    'A firing alert goes on until the value (of CHANGE the change) has come back to this. Goes with one line. Default: the line itself.',
  whenMissing: 'What a bucket without data means. Default: NO_DATA.',
  cron: 'When it is evaluated: five fields as cron has, or `@hourly` and the like. Default: on pushes alone.',
  onPush: `It is evaluated after pushes to what it reads, at most once in ${alertLimits.pushSeconds} seconds, and when a bucket ends. Default: false.`,
  timeZone: "The time zone of the schedule, of buckets and of mute windows. Default: the project's.",
  channelIds: `Global ids of the channels that get its messages, at most ${alertLimits.channels}. Default: none.`,
  mute: `Times of the week in which nobody is notified, at most ${alertLimits.muteWindows}; what still holds when such a window ends is sent then. Default: none.`,
  annotate: 'It leaves a note in the charts of its widget when it begins to fire and when it ends. Default: false.',
  paused: 'It is not evaluated. Default: false.',
  weekdays: 'ISO weekdays on which the window begins: 1 for Monday to 7 for Sunday.',
  from: 'The time at which it begins, such as `22:00`.',
  until: 'The time at which it ends; of the next day where it is not after `from`.',
  above: 'It fires above this value.',
  below: 'It fires below this value.',
  outside: 'It fires below `low` and above `high`.',
  low: 'The least normal value.',
  high: 'The greatest normal value.',
  change: 'It fires on the change against an earlier bucket.',
  measure: 'What a change is measured in. Default: PERCENT.',
  changeAbove: 'It fires where the change is above this: 20 for a rise of more than 20 percent.',
  changeBelow: 'It fires where the change is below this: -20 for a fall of more than 20 percent.',
  against: 'The bucket to compare with. Default: PREVIOUS_PERIOD, the bucket before.',
  shift: 'The bucket so much earlier, instead of `against`: 1 WEEK for the same weekday of the week before.',
  goalPace: "It fires where the metric's goal will be missed if things go on as they went.",
  unit: 'The unit of the goal.',
  silence: 'It fires where no data came.',
  silentBuckets: `How many buckets in a row have no data, 1 to ${alertLimits.silence}. Default: 1.`,
  unusual:
    'It fires outside of a band around the median of the same weekday or hour in the seasons before; nothing is unusual before there are four of them with data.',
  deviations:
    'Half the width of the band in median absolute deviations, 0 or more: 4.5 is about three standard deviations. Default: 4.5.',
  season: 'What a bucket is compared with. Default: WEEK for days, DAY for hours.',
  seasons: `How many seasons before are read, ${MIN_SEASONS} to ${MAX_SEASONS}. Default: 8.`,
  tolerance: 'The band is at least so wide on each side. Default: 0.',
  order: 'The order of the alerts. Default: CREATED_AT, ASC.',
  kind: 'Which condition it is.',
  state: 'The worst state of its groups: FIRING, NO_DATA, PENDING, OK. Null before it was evaluated first.',
  metricIdOut: 'Id of the metric that it watches.',
  channelIdsOut: 'Ids of the channels that get its messages; null for a token that is limited to widgets.',
  states: 'Where each of its groups stands; empty before it was evaluated first.',
  stateEvaluatedAt: 'When what was measured was last kept.',
  snooze: `Until when nobody is notified, at most ${alertLimits.snoozeDays} days from now; null: people are notified again.`,
  snoozedUntil: 'Until when nobody is notified; null: people are.',
  snoozedUntilOfList: 'Until when nobody is notified, or was the last time; null: it was not snoozed.',
  nextEvaluationAt: 'When it is evaluated next, whatever is pushed; null: it is paused.',
  evaluatedAt: 'When its schedule was last kept; null: not yet.',
  problem: 'Why it could not be evaluated as it should the last time; null: it could.',
  version: '1, and one more with each change.',
  createdAt: 'When it was first saved.',
  updatedAt: 'When it was changed last.',
  group: 'The values of the dimensions of its group; empty without `by`.',
  groupValues: 'The values of the dimensions of its group, in the order of `by`; empty without.',
  groupGiven: 'The values of the dimensions of the group, in the order of `by`. Default: all groups.',
  acknowledge: 'It holds until the group no longer fires. 409 where nothing fires that was not acknowledged yet.',
  value:
    'What was measured, with every digit: the value of the bucket; of SILENCE how many buckets have had no data; of GOAL_PACE what was attained so far. Null without data.',
  bandLow: 'The lower end of what is normal then; null: there is none.',
  bandHigh: 'The upper end of what is normal then; null: there is none.',
  since: 'Since when it stands so.',
  bucketKey: 'The key of the bucket, as reports have it.',
  bucketFrom: 'The start of the bucket.',
  bucketBefore: 'The end of the bucket: its first instant after it.',
  at: 'When it was found: the data are as of then.',
  eventFrom: 'The state before.',
  eventTo: 'The state that it led to.',
  notification: 'What became of its messages.',
  notifiedAt: 'When its messages were put into the outbox; null: they were not.',
  acknowledgedAt: 'When somebody took charge of it; null: nobody did.',
  acknowledgedBy: 'The name of the token that acknowledged it.',
  arguments: 'The arguments of the report that was evaluated, and the condition.',
} as const

export const stateTexts = {
  OK: 'The condition does not hold.',
  PENDING: 'It holds, for fewer buckets in a row than `forBuckets`.',
  FIRING: 'It holds, or has not recovered to `recoverAt`.',
  NO_DATA: 'The last bucket has no data.',
} as const

export const missingTexts = {
  NO_DATA: 'The state becomes NO_DATA.',
  KEEP: 'Nothing: the bucket is passed over, and the state stays.',
  ZERO: 'The value is 0.',
} as const

export const conditionTexts = {
  ABOVE: 'The value is above a line.',
  BELOW: 'The value is below a line.',
  OUTSIDE: 'The value is outside of two lines.',
  CHANGE: 'The change against an earlier bucket is beyond a line.',
  GOAL_PACE: 'A goal will be missed at this pace.',
  SILENCE: 'No data came for some buckets.',
  UNUSUAL: 'The value is far from what is usual for the weekday or the hour.',
} as const

export const notificationTexts = {
  SENT: 'They are in the outbox, one for each channel: `deliveries` tells what became of them.',
  NONE: 'There are none: it is no news, or the alert has no channels.',
  MUTED: 'They are held back by a mute window.',
  SNOOZED: 'They are held back until the alert is no longer snoozed.',
  REFUSED: 'The outbox of the project is full: nobody was notified.',
} as const

export const simulationTexts = {
  over: `The period, at most ${countText(alertLimits.simulatedBuckets)} buckets; what has not been yet is left out.`,
  overflow: `BAD_USER_INPUT for a period without a beginning, or with more than ${countText(alertLimits.simulatedBuckets)} buckets.`,
  overflowOfRest: `400 for a period without a beginning, or with more than ${countText(alertLimits.simulatedBuckets)} buckets.`,
  keys: 'The keys of the buckets, oldest first.',
  groups: 'One without `by`, else one for each group that has data.',
  hasMore: `Whether there are more than ${alertLimits.groups} groups: the largest are shown.`,
  measured: 'What was measured in each bucket; null without data.',
  low: 'The lower end of what was normal for each bucket; null where there is none.',
  high: 'The upper end of what was normal for each bucket; null where there is none.',
  states: 'The state that each bucket led to.',
  events: 'The changes of the state, oldest first.',
} as const
