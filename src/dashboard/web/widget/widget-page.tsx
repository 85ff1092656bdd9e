import { ChartSection } from '../addresses/chart-section.tsx'
import { DataSection } from '../addresses/data-section.tsx'
import { useAsk, useSend } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import type { Tab } from '../parts/tabs.tsx'
import { useMay } from '../session/viewer.ts'
import { ShareSection } from '../share/share-section.tsx'
import { Page } from '../shell/page.tsx'
import { go, routeTo, useRoute } from '../shell/route.ts'
import { DownloadPicker } from './download-picker.tsx'
import { MetricsSection } from './metrics-section.tsx'
import { askWidget, deleteWidget } from './operations.ts'
import { PushSection } from './push-section.tsx'
import { ReportSection } from './report-section.tsx'
import { WidgetForm } from './widget-form.tsx'

export function WidgetPage() {
  const id = useRoute().id ?? ''
  const { data, errors, again } = useAsk(askWidget, { id })
  const mayManage = useMay('MANAGE')
  const widget = data?.widget
  if (!widget) {
    const isGone = data?.widget === null || errors[0]?.code === 'NOT_FOUND'
    return (
      <Page title="Widget">
        {isGone ? <Gone /> : errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={widget.title}
      subtitle={widget.description}
      actions={<Actions widget={widget} mayManage={mayManage} />}
    >
      <div className="stack">
        <ReportSection
          widget={widget}
          definitionChanged={again}
          tabs={lastPushAt => (mayManage ? managementTabs(widget, lastPushAt, again) : [])}
        />
      </div>
    </Page>
  )
}

function Gone() {
  return (
    <Empty title="There is no such widget">
      <a href={routeTo('')}>Go to the board</a>
    </Empty>
  )
}

function managementTabs(widget: WidgetSettingsFragment, lastPushAt: string | null, changed: () => void): Tab[] {
  return [
    { id: 'push', label: 'Push', content: <PushSection widget={widget} lastPushAt={lastPushAt} /> },
    { id: 'sharing', label: 'Sharing', content: <Sharing widget={widget} /> },
    { id: 'metrics', label: 'Metrics', content: <MetricsSection widget={widget} changed={changed} /> },
    { id: 'settings', label: 'Settings', content: <Settings widget={widget} /> },
  ]
}

function Sharing({ widget }: { widget: WidgetSettingsFragment }) {
  return (
    <>
      <ShareSection widgetId={widget.id} />
      {widget.metrics.length > 0 && <ChartSection widget={widget} />}
      <DataSection widget={widget} />
    </>
  )
}

function Actions({ widget, mayManage }: { widget: WidgetSettingsFragment; mayManage: boolean }) {
  return (
    <>
      {widget.metrics.length > 0 && <DownloadPicker widget={widget} />}
      {mayManage && <SetAlert widget={widget} />}
    </>
  )
}

function SetAlert({ widget }: { widget: WidgetSettingsFragment }) {
  return (
    <a className="button" href={routeTo('alerts', null, new URLSearchParams({ widget: widget.id }))}>
      Set an alert
    </a>
  )
}

function Delete({ widget }: { widget: WidgetSettingsFragment }) {
  const { send, errors } = useSend(deleteWidget)
  const confirm = async () => {
    const { data } = await send({ id: widget.id })
    if (data) go(routeTo(''))
  }
  return (
    <>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
      <Confirm label="Delete this widget" title={`Delete “${widget.title}”?`} yes="Delete" confirm={confirm}>
        <p>Its metrics and all of its points go with it, and its push URL stops at once.</p>
      </Confirm>
    </>
  )
}

function Settings({ widget }: { widget: WidgetSettingsFragment }) {
  return (
    <section className="panel stack" aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <WidgetForm widget={widget} />
      <div className="actions end">
        <Delete widget={widget} />
      </div>
    </section>
  )
}
