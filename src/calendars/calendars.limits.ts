import { type LimitSection, says } from '../core/limit.ts'
import {
  MAX_CALENDAR_NAME_LENGTH,
  MAX_CALENDAR_PERIODS,
  MAX_CALENDARS,
  MAX_PERIOD_LABEL_LENGTH,
} from './project-calendar.ts'

export const calendarLimits: LimitSection = {
  title: 'Named calendars',
  limits: [
    ['calendars of a project', says`${MAX_CALENDARS}`, '409'],
    ['periods of a calendar', says`${MAX_CALENDAR_PERIODS}`, '400'],
    [
      'name of a calendar, label of a period',
      says`${MAX_CALENDAR_NAME_LENGTH}, ${MAX_PERIOD_LABEL_LENGTH} characters`,
      '400',
    ],
  ],
}
