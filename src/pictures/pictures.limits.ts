import { duration, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { DRAWING_LIMITS } from './drawing-thread.ts'
import { MAX_VALUES } from './picture.service.ts'
import { MAX_VALID_HOURS, PICTURE_SIZE, VALID_HOURS } from './picture-request.ts'

export const pictureLimits: LimitSection = {
  title: 'Pictures',
  limits: [
    ['size of a picture', says`${PICTURE_SIZE.least} to ${PICTURE_SIZE.most} pixels each way`, REFUSED],
    ['values of a picture', says`${MAX_VALUES}, compared ones too`, REFUSED],
    [
      'pictures to be drawn',
      says`${DRAWING_LIMITS.waiting} waiting, ${DRAWING_LIMITS.waitingOfProject} of a project; ${duration(DRAWING_LIMITS.milliseconds)} each`,
      UNAVAILABLE,
    ],
    ['signed address of a picture', says`1 to ${MAX_VALID_HOURS} hours (default: ${VALID_HOURS})`, REFUSED],
  ],
}
