import { useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { ReportScheduleFieldsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { useMay } from '../session/viewer.ts'
import { go, routeTo } from '../shell/route.ts'
import { deleteReportSchedule, pauseReportSchedule, resumeReportSchedule, runReport } from './operations.ts'
import { outcomeOf } from './report-words.ts'

/** What can be done with a report as it is saved. */
export function ScheduleActions({ schedule }: { schedule: ReportScheduleFieldsFragment }) {
  const { id, name, cron, afterAlertId, paused } = schedule
  const run = useSend(runReport)
  const pause = useSend(pauseReportSchedule)
  const resume = useSend(resumeReportSchedule)
  const remove = useSend(deleteReportSchedule)
  const [outcome, setOutcome] = useState<string | null>(null)
  const mayManage = useMay('MANAGE')
  if (!mayManage) return null
  const runNow = async () => {
    setOutcome(null)
    const { data } = await run.send({ id })
    if (data) setOutcome(`The run: ${outcomeOf(data.runReport)}.`)
  }
  const deleteIt = async () => {
    const { data } = await remove.send({ id })
    if (data) go(routeTo('reports'))
  }
  const [error] = [...run.errors, ...pause.errors, ...resume.errors, ...remove.errors]
  return (
    <div className="actions report-actions">
      <Confirm
        label={run.sending ? 'Running …' : 'Run now'}
        title={`Send “${name}” now?`}
        yes="Send"
        isHarmless
        confirm={runNow}
      >
        <p>It goes to everybody who gets it by its schedule, as it was last saved.</p>
      </Confirm>
      {(cron !== null || afterAlertId !== null) && (
        <button
          type="button"
          className="button"
          disabled={pause.sending || resume.sending}
          onClick={() => (paused ? resume : pause).send({ id })}
        >
          {paused ? 'Resume' : 'Pause'}
        </button>
      )}
      <Confirm label="Delete" title={`Delete “${name}”?`} yes="Delete" confirm={deleteIt}>
        <p>Its log goes with it. What was sent, or waits to be, stays.</p>
      </Confirm>
      <span role="status" className={error ? 'bad' : ''}>
        {error?.message ?? outcome}
      </span>
    </div>
  )
}
