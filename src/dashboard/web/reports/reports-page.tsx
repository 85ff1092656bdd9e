import { type FormEvent, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { TextField, textOf } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { routeTo, setParams, useRoute } from '../shell/route.ts'
import { askReportSchedules } from './operations.ts'
import { NEW_REPORT } from './report-draft.ts'
import { ReportEditor } from './report-editor.tsx'
import { SavedReport } from './saved-report.tsx'
import { ScheduleTable } from './schedule-table.tsx'

const NO_ALERT = { afterAlertId: null, afterAlert: null }

/** Its name, where an id would stand, for the form of a report that is not saved yet. */
const NEW = 'new'

export function ReportsPage() {
  const { id } = useRoute()
  if (id === null) return <Schedules />
  return id === NEW ? (
    <Page title="New report" actions={<AllReports />}>
      <ReportEditor id={null} first={NEW_REPORT} followed={NO_ALERT} />
    </Page>
  ) : (
    <SavedReport id={id} />
  )
}

export function AllReports() {
  return (
    <a className="button" href={routeTo('reports')}>
      All reports
    </a>
  )
}

function Schedules() {
  const { params } = useRoute()
  const search = params.get('search')
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askReportSchedules, { after, search }, { lists: 'ReportSchedule' })
  const mayManage = useMay('MANAGE')
  const { nodes = [], pageInfo } = data?.reportSchedules ?? {}
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAfter(null)
    setParams({ search: textOf(new FormData(event.currentTarget), 'search') })
  }
  return (
    <Page
      title="Reports"
      subtitle="Numbers that are sent to people by mail, chat or webhook, at their times or after an alert."
      actions={
        mayManage && (
          <a className="button primary" href={routeTo('reports', NEW)}>
            New report
          </a>
        )
      }
    >
      <section className="panel stack" aria-label="Reports">
        <form className="fields" aria-label="Search" onSubmit={choose}>
          <TextField label="Name" name="search" type="search" defaultValue={search ?? ''} />
          <div className="actions end">
            <button type="submit" className="button">
              Show
            </button>
          </div>
        </form>
        {!data?.reportSchedules && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
        {data?.reportSchedules && <ScheduleTable schedules={nodes} isFiltered={search !== null} />}
        <Pager after={after} pageInfo={pageInfo} go={setAfter} />
      </section>
    </Page>
  )
}
