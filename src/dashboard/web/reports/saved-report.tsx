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

function whenOf({ cron, paused, timeZone, nextRunAt }: ReportScheduleFieldsFragment): string {
  if (cron === null) return 'Sent on demand.'
  if (paused) return `${cron} (${timeZone}), paused`
  return `${cron} (${timeZone}), next ${formatInstant(nextRunAt)}`
}

function Editor({ schedule }: { schedule: ReportScheduleFieldsFragment }) {
  const mayManage = useMay('MANAGE')
  const draft = toReportDraft(schedule)
  if (!draft)
    return <Notice kind="plain">This report has blocks that this page does not know. Change it by the API.</Notice>
  if (!mayManage)
    return <Notice kind="plain">To see and change what it shows, sign in with a token that may manage.</Notice>
  return <ReportEditor id={schedule.id} first={draft} />
}
