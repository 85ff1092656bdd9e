import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { MAX_MESSAGE_BYTES } from '../deliveries/message.ts'
import { blockLimits } from './report-block.ts'
import { scheduleLimits } from './report-schedule.ts'
import { MAX_RUNNING } from './run.service.ts'
import { MAX_ATTACHED } from './table.ts'

export const reportScheduleLimits: LimitSection = {
  title: 'Scheduled reports',
  limits: [
    ['reports of a project', says`${scheduleLimits.schedules}`, REFUSED],
    ['name of a report', says`${scheduleLimits.nameLength} characters`, REFUSED],
    ['channels of a report', says`${scheduleLimits.channels}`, REFUSED],
    ['blocks of a document', says`${blockLimits.blocks}`, REFUSED],
    ['a document', says`${blockLimits.documentLength} characters as JSON`, REFUSED],
    ['a text of a document', says`${blockLimits.textLength} characters`, REFUSED],
    [
      'rows of a table that are shown',
      says`${blockLimits.rows.most}, ${blockLimits.rows.usual} where nothing is said`,
      'the message says how many there are besides',
    ],
    ['a file of CSV', says`${MAX_ATTACHED} characters`, 'the file holds the first rows, and the message says so'],
    ['a message', says`${MAX_MESSAGE_BYTES} bytes`, 'its row fails, and the run says why'],
    [
      'rows of a mail-merge',
      says`${scheduleLimits.mergeRows}; ${scheduleLimits.rowLength} characters each as JSON, ${scheduleLimits.rowsLength} in all`,
      'the run fails',
    ],
    [
      'runs of a report that have not ended',
      says`${scheduleLimits.openRuns}`,
      '429; those of alerts are queued when others have ended',
    ],
    ['a run after an alert', says`begins within ${scheduleLimits.alertHours} hours`, 'there is none'],
    ['runs of reports at once in a gateway', says`${MAX_RUNNING}`, 'they wait'],
    [
      'log of runs of reports',
      says`${scheduleLimits.runDays} days, ${scheduleLimits.problems} problems of ${scheduleLimits.problemLength} characters each`,
      '',
    ],
  ],
}
