// What is wrong with an alert, all of it at once.
import { Issues } from '../base/issues.ts'
import { isTimeZone } from '../core/zone.ts'
import { issueOfCron } from '../schedule/cron.ts'
import { checkText } from '../sources/field-checks.ts'
import { alertLimits } from './alert.ts'
import type { AlertDraft } from './alert-draft.ts'
import { checkCondition, checkRecovery } from './condition-check.ts'
import { isClockTime, type MuteWindow } from './mute.ts'

/** Throws BAD_USER_INPUT that names every field that is wrong. */
export function checkAlert(draft: AlertDraft & { readonly timeZone: string }): void {
  const issues = new Issues()
  const { name, cron, onPush, timeZone, channelIds, mute, rule } = draft
  if (name === '') issues.add('name', 'The name is empty.')
  checkText(name, alertLimits.nameLength, 'name', issues)
  const isZone = isTimeZone(timeZone)
  if (!isZone) issues.add('timeZone', 'It is not an IANA time zone, such as Europe/Berlin.')
  const issue = cron === null || !isZone ? null : issueOfCron(cron, timeZone)
  if (issue) issues.add('cron', issue)
  if (cron === null && !onPush) issues.add('cron', 'Give a schedule, or let it be evaluated on pushes.')
  if (channelIds.length > alertLimits.channels)
    issues.add('channelIds', `An alert has at most ${alertLimits.channels} channels.`)
  if (!Number.isInteger(rule.forBuckets) || rule.forBuckets < 1 || rule.forBuckets > alertLimits.forBuckets)
    issues.add('forBuckets', `Give 1 to ${alertLimits.forBuckets} buckets.`)
  checkCondition(rule, issues)
  checkRecovery(rule, issues)
  checkMute(mute, issues)
  issues.throwIfAny()
}

function checkMute(windows: readonly MuteWindow[], issues: Issues): void {
  if (windows.length > alertLimits.muteWindows)
    issues.add('mute', `An alert has at most ${alertLimits.muteWindows} mute windows.`)
  for (const [index, { weekdays, from, until }] of windows.slice(0, alertLimits.muteWindows).entries()) {
    if (
      weekdays.length === 0 ||
      weekdays.length > 7 ||
      weekdays.some(day => !Number.isInteger(day) || day < 1 || day > 7)
    )
      issues.add(`mute.${index}.weekdays`, 'Give ISO weekdays: 1 for Monday to 7 for Sunday.')
    for (const [field, text] of Object.entries({ from, until }))
      if (!isClockTime(text)) issues.add(`mute.${index}.${field}`, 'Write a time as 22:00.')
  }
}
