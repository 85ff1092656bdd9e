import { useMemo } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { formatInstant } from '../parts/format.ts'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { granularityNames } from '../period/granularity.ts'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { go, routeTo } from '../shell/route.ts'
import { AlertActions } from './alert-actions.tsx'
import { AlertForm } from './alert-form.tsx'
import { conditionWords } from './alert-words.ts'
import { deleteAlert } from './changes.ts'
import type { Watched } from './course.ts'
import { CourseChart } from './course-chart.tsx'
import { EventTable } from './event-table.tsx'
import { Fold } from './fold.tsx'
import { askAlert, askAlertChannels, askBand } from './operations.ts'
import { pastOf } from './past.ts'
import { Standing, useStanding } from './standing.tsx'
import { StateTable } from './state-table.tsx'
import { useAgain } from './use-again.ts'

/** One alert: the page that its messages lead to. */
export function AlertPage({ id }: { id: string }) {
  const { data, errors, again } = useAsk(askAlert, { id })
  const found = data?.alert
  const stored = useMemo(() => (found ? [found] : []), [found])
  const [alert] = useStanding(stored)
  const mayManage = useMay('MANAGE')
  if (!alert) {
    const isGone = data?.alert === null || errors.some(({ code }) => code === 'NOT_FOUND' || code === 'BAD_USER_INPUT')
    return (
      <Page title="Alert">
        {isGone ? <Gone /> : errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={alert.name} subtitle={describe(alert)} actions={mayManage && <Delete alert={alert} />}>
      <div className="stack">
        <section className="panel stack" aria-labelledby="state">
          <h2 id="state">State</h2>
          <div role="status">
            <Standing alert={alert} />
          </div>
          {mayManage && <AlertActions alert={alert} />}
          <Band alert={alert} />
          <StateTable alert={alert} mayManage={mayManage} />
          <p className="muted">
            {alert.nextEvaluationAt && `Evaluated next at ${formatInstant(alert.nextEvaluationAt)}. `}
            {alert.widget && <a href={routeTo('widgets', alert.widget.id)}>Open {alert.widget.title}</a>}
          </p>
        </section>
        <EventTable alert={alert} />
        {mayManage && <Settings alert={alert} changed={again} />}
      </div>
    </Page>
  )
}

const describe = ({ metric, widget, granularity, condition }: AlertRuleFragment) =>
  `${[widget?.title, metric?.name ?? 'deleted'].filter(Boolean).join(': ')}, by ${granularityNames[granularity]}, when ${conditionWords(condition, metric?.format)}`

function Gone() {
  return (
    <Empty title="There is no such alert">
      <a href={routeTo('alerts')}>Go to the alerts</a>
    </Empty>
  )
}

function Delete({ alert: { id, name } }: { alert: AlertRuleFragment }) {
  const { send, errors } = useSend(deleteAlert)
  const confirm = async () => {
    const { data } = await send({ id })
    if (data) go(routeTo('alerts'))
  }
  return (
    <>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
      <Confirm label="Delete" title={`Delete “${name}”?`} yes="Delete" confirm={confirm}>
        <p>Its events go with it. What is in the outbox is still sent.</p>
      </Confirm>
    </>
  )
}

/** What was measured and what was normal; asked again when where it stands has become something else. */
function Band({ alert }: { alert: AlertRuleFragment }) {
  const past = pastOf(alert.granularity)
  const { data, errors, again } = useAsk(askBand, { id: alert.id, over: past.over })
  useAgain(JSON.stringify(alert.states), again)
  const course = data?.alert?.band
  if (!alert.metric) return null
  if (!course) return errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />
  const watched: Watched = {
    name: alert.metric.name,
    format: alert.metric.format,
    kind: alert.condition.kind,
    granularity: alert.granularity,
    recoverAt: alert.recoverAt ?? null,
  }
  return <CourseChart course={course} watched={watched} />
}

function Settings({ alert, changed }: { alert: AlertRuleFragment; changed: () => void }) {
  return (
    <Fold title="Settings">
      <SettingsForm alert={alert} changed={changed} />
    </Fold>
  )
}

function SettingsForm({ alert, changed }: { alert: AlertRuleFragment; changed: () => void }) {
  const { data, errors, again } = useAsk(askAlertChannels, { id: alert.id })
  if (!data?.alert) return errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />
  return <AlertForm alert={alert} channels={data.alert.channels ?? []} saved={changed} />
}
