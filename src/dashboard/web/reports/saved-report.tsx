import { useAsk } from '../api/ask.ts'
import type { ReportScheduleFieldsFragment } from '../gql/graphql.ts'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { routeTo } from '../shell/route.ts'
import { askReportSchedule } from './operations.ts'
import { toReportDraft } from './report-draft.ts'
import { ReportEditor } from './report-editor.tsx'
import { alertNameOf } from './report-words.ts'
import { RunLog } from './run-log.tsx'
import { ScheduleActions } from './schedule-actions.tsx'

export function SavedReport({ id }: { id: string }) {
  const { data, errors, again } = useAsk(askReportSchedule, { id })
  const schedule = data?.reportSchedule
  const all = (
    <a className="button" href={routeTo('reports')}>
      All reports
    </a>
  )
  if (!schedule)
    return (
      <Page title="Report" actions={all}>
        {errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />}
      </Page>
    )
  return (
    <Page title={schedule.name} subtitle={whenOf(schedule)} actions={all}>
      <div className="stack">
        <ScheduleActions schedule={schedule} />
        <Editor key={id} schedule={schedule} />
        <RunLog id={id} />
      </div>
    </Page>
  )
}

function whenOf(schedule: ReportScheduleFieldsFragment): string {
  const { cron, paused, timeZone, nextRunAt, afterAlertId } = schedule
  const times = cron === null ? [] : [`${cron} (${timeZone})`]
  const alerts = afterAlertId === null ? [] : [`after ${alertNameOf(schedule)}`]
  if (times.length + alerts.length === 0) return 'Sent on demand.'
  const next = cron === null ? [] : [`next ${formatInstant(nextRunAt)}`]
  return [...times, ...alerts, ...(paused ? ['paused'] : next)].join(', ')
}

function Editor({ schedule }: { schedule: ReportScheduleFieldsFragment }) {
  const mayManage = useMay('MANAGE')
  const draft = toReportDraft(schedule)
  if (!draft)
    return <Notice kind="plain">This report has blocks that this page does not know. Change it by the API.</Notice>
  if (!mayManage)
    return <Notice kind="plain">To see and change what it shows, sign in with a token that may manage.</Notice>
  return <ReportEditor id={schedule.id} first={draft} followed={schedule} />
}
