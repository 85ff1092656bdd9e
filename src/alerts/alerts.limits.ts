import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { alertLimits } from './alert.ts'
import { MAX_SEASONS, MIN_SEASONS } from './unusual.ts'

export const alertLimitSection: LimitSection = {
  title: 'Alerts',
  limits: [
    ['alerts of a project', says`${alertLimits.alerts}`, '409'],
    ['name of an alert', says`${alertLimits.nameLength} characters`, REFUSED],
    ['channels of an alert', says`${alertLimits.channels}`, REFUSED],
    ['mute windows of an alert', says`${alertLimits.muteWindows}`, REFUSED],
    ['buckets in a row (`forBuckets`)', says`${alertLimits.forBuckets}`, REFUSED],
    ['buckets of silence', says`${alertLimits.silence}`, REFUSED],
    ['seasons of what is usual', says`${MIN_SEASONS} to ${MAX_SEASONS}`, REFUSED],
    ['groups of an alert', says`${alertLimits.groups}`, 'the largest are watched; `problem` says so'],
    [
      'buckets that are made up for',
      says`the last ${alertLimits.catchUp} before now`,
      'earlier ones are not evaluated any more',
    ],
    ['pushes to an alert on pushes', says`gathered for ${alertLimits.pushSeconds} seconds`, ''],
    ['buckets of `simulateAlert` and `band`', says`${alertLimits.simulatedBuckets}`, REFUSED],
    ['snoozing', says`${alertLimits.snoozeDays} days`, REFUSED],
    ['events of alerts', says`${alertLimits.eventDays} days`, ''],
  ],
}
