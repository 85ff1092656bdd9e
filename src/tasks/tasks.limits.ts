import { bytes, type LimitSection, REFUSED, says, TOO_LARGE, TOO_MANY, UNAVAILABLE } from '../core/limit.ts'
import { MAX_BODY_BYTES } from '../http/failure.ts'
import { AT_ONCE } from './runner.service.ts'
import { IMPORT_BODIES_AT_ONCE, MAX_IMPORT_BYTES, MAX_IMPORT_ROWS, MAX_OPEN_TASKS, TASK_DAYS } from './task.ts'

export const taskLimits: LimitSection = {
  title: 'Imports and tasks',
  limits: [
    ['body of an import', bytes(MAX_IMPORT_BYTES), TOO_LARGE],
    [says`bodies above ${bytes(MAX_BODY_BYTES)} read at once`, says`${IMPORT_BODIES_AT_ONCE} a gateway`, UNAVAILABLE],
    ['rows of an import', says`${MAX_IMPORT_ROWS}`, REFUSED],
    ['tasks of a project that are not ended', says`${MAX_OPEN_TASKS}`, TOO_MANY],
    ['imports that a gateway works on at once', says`${AT_ONCE}, each of another project`, 'they wait'],
    ['ended tasks are shown for', says`${TASK_DAYS} days`, '404'],
  ],
}
