import { bytes, type LimitSection, REFUSED, says, UNAVAILABLE } from '../core/limit.ts'
import { MAX_EVENT_NAME, MAX_EVENTS } from './event.ts'
import { MAX_DEVICE_BYTES, MAX_PROPERTIES_BYTES } from './event-field.ts'
import { FAIR_PART, HARD_FACTOR, WAITING_EVENTS } from './event-queue.ts'
import { MAX_STEPS, MAX_WINDOW_HOURS, MIN_STEPS } from './funnel.ts'
import { MAX_PROFILE_BYTES, MAX_PROFILES } from './profile.ts'

export const eventLimits: LimitSection = {
  title: 'Events',
  limits: [
    [
      'events at once',
      says`${MAX_EVENTS}, each with ${bytes(MAX_PROPERTIES_BYTES)} of properties and ${bytes(MAX_DEVICE_BYTES)} about the device`,
      REFUSED,
    ],
    ['profiles at once', says`${MAX_PROFILES}`, REFUSED],
    ['properties of a profile', says`${bytes(MAX_PROFILE_BYTES)} together`, REFUSED],
    ['name of an event', says`${MAX_EVENT_NAME} characters`, REFUSED],
    [
      'events waiting to be written',
      says`${WAITING_EVENTS}; full, a project with less than 1/${1 / FAIR_PART} of it is let in, up to ${HARD_FACTOR * WAITING_EVENTS}`,
      UNAVAILABLE,
    ],
    ['steps of a funnel', says`${MIN_STEPS} to ${MAX_STEPS}, within ${MAX_WINDOW_HOURS} hours`, REFUSED],
  ],
}
