import { bytes, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MAX_EVENT_NAME, MAX_EVENTS, MAX_PROPERTIES_BYTES } from './event.ts'
import { FAIR_PART, HARD_FACTOR, WAITING_EVENTS } from './event-queue.ts'
import { MAX_STEPS, MAX_WINDOW_HOURS, MIN_STEPS } from './funnel.ts'

export const eventLimits: LimitSection = {
  title: 'Events',
  limits: [
    ['events at once', says`${MAX_EVENTS}, each with ${bytes(MAX_PROPERTIES_BYTES)} of properties`, REFUSED],
    ['name of an event', says`${MAX_EVENT_NAME} characters`, REFUSED],
    [
      'events waiting to be written',
      says`${WAITING_EVENTS}; full, a project with less than 1/${1 / FAIR_PART} of it is let in, up to ${HARD_FACTOR * WAITING_EVENTS}`,
      UNAVAILABLE,
    ],
    ['steps of a funnel', says`${MIN_STEPS} to ${MAX_STEPS}, within ${MAX_WINDOW_HOURS} hours`, REFUSED],
  ],
}
