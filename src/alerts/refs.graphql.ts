import { builder } from '../graphql/builder.ts'
import type { Alert } from './alert.ts'
import type { AlertEvent } from './alert-event.ts'

/** Types that name each other. */
export const AlertRef = builder.objectRef<Alert>('Alert')
export const AlertEventRef = builder.objectRef<AlertEvent>('AlertEvent')
