import { type FormEvent, useMemo, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { AlertPageQuery, AlertState } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { go, routeTo, setParams, useRoute } from '../shell/route.ts'
import { AlertForm } from './alert-form.tsx'
import { AlertPage } from './alert-page.tsx'
import { AlertTable } from './alert-table.tsx'
import { stateNames } from './alert-words.ts'
import { Fold } from './fold.tsx'
import { askAlerts } from './operations.ts'

/** All alerts, or the one of the address that messages lead to. */
export function AlertsPage() {
  const { id } = useRoute()
  return id === null ? <AlertList /> : <AlertPage id={id} />
}

function AlertList() {
  const { params } = useRoute()
  const mayManage = useMay('MANAGE')
  const widgetId = params.get('widget')
  return (
    <Page title="Alerts" subtitle="Metrics that are watched, and where each of them stands.">
      <div className="stack">
        {mayManage && (
          <Fold title="New alert" isOpen={widgetId !== null}>
            <AlertForm key={widgetId} alert={null} widgetId={widgetId} saved={saved => go(routeTo('alerts', saved))} />
          </Fold>
        )}
        <ListSection mayManage={mayManage} />
      </div>
    </Page>
  )
}

const none: ReturnType<typeof nodesOf> = []
const nodesOf = ({ alerts }: AlertPageQuery) => (alerts?.nodes ?? []).flatMap(node => node ?? [])

function ListSection({ mayManage }: { mayManage: boolean }) {
  const { params } = useRoute()
  const [after, setAfter] = useState<string | null>(null)
  const state = params.get('state') as AlertState | null
  const search = params.get('search')
  const asked = { after, search, states: state && [state] }
  const { data, errors, again } = useAsk(askAlerts, asked, { lists: 'Alert' })
  const alerts = useMemo(() => (data ? nodesOf(data) : none), [data])
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setAfter(null)
    setParams({ state: textOf(form, 'state'), search: textOf(form, 'search') })
  }
  return (
    <section className="panel stack" aria-labelledby="alerts">
      <h2 id="alerts">Alerts of this project</h2>
      <form className="fields" aria-label="Filter" onSubmit={choose}>
        <ChoiceField label="State" name="state" none="any" options={stateNames} defaultValue={state} />
        <TextField label="Name" name="search" defaultValue={search ?? ''} placeholder="Sales" />
        <div className="actions end">
          <button type="submit" className="button">
            Show
          </button>
        </div>
      </form>
      {!data?.alerts && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {data?.alerts && (
        <AlertTable alerts={alerts} mayManage={mayManage} nothing={state || search ? 'None matches.' : 'None yet.'} />
      )}
      <Pager after={after} pageInfo={data?.alerts?.pageInfo} go={setAfter} />
    </section>
  )
}
