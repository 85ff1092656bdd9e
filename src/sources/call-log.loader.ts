import { projectLoader } from '../auth/project-loader.ts'
import { selectCallsById } from './call-log.store.ts'

export const callLogEntryLoader = projectLoader(selectCallsById, call => call.callId)
