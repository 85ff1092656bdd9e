import { builder } from '../graphql/builder.ts'
import type { ReportRun, ReportSchedule } from './report-schedule.ts'

export const ReportScheduleRef = builder.objectRef<ReportSchedule>('ReportSchedule')
export const ReportRunRef = builder.objectRef<ReportRun>('ReportRun')
