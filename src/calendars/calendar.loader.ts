import { projectLoader } from '../auth/project-loader.ts'
import { selectCalendarsById } from './calendar.store.ts'

export const calendarLoader = projectLoader(selectCalendarsById, calendar => calendar.calendarId)
