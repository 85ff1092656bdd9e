import { useAsk, useLive } from '../api/ask.ts'
import { Chart } from '../chart/chart.tsx'
import { formatNumber } from '../parts/format.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { PushPanel } from '../push/push-panel.tsx'
import { UploadPanel } from '../push/upload-panel.tsx'
import { routeTo } from '../shell/route.ts'
import { followReport } from '../widget/report-operations.ts'
import { askNewWidget } from './operations.ts'

/** The push endpoint of a new widget, and the first push the moment it comes. */
export function FirstPush({ id }: { id: string }) {
  const { data, errors, again } = useAsk(askNewWidget, { id })
  const live = useLive(followReport, { id, period: null, compare: [] })
  const widget = data?.widget
  if (!widget) return errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />
  const report = live.data?.widgetReport
  const isHere = report && report.metrics.length > 0
  return (
    <div className="stack">
      <section className="panel stack" aria-labelledby="endpoint">
        <h2 id="endpoint">Push to “{widget.title}”</h2>
        {widget.pushUrl && (
          <PushPanel
            pushUrl={widget.pushUrl}
            keyKind={widget.keyKind}
            keyColumn={widget.keyColumn}
            metrics={[]}
            dimensions={widget.dimensions.map(({ name }) => name)}
          />
        )}
      </section>
      <section className="panel stack" aria-labelledby="upload">
        <h2 id="upload">Or upload a file</h2>
        <UploadPanel widget={widget} />
      </section>
      <section className="panel stack" aria-live="polite">
        {isHere ? (
          <>
            <h2>The first push is here</h2>
            <dl className="headlines">
              {report.metrics.map(({ metric, headline }) => (
                <div key={metric.id}>
                  <dt>{metric.name}</dt>
                  <dd>
                    <strong data-headline={metric.name}>{formatNumber(headline, metric.format, 'CARD')}</strong>
                  </dd>
                </div>
              ))}
            </dl>
            {widget.chartType !== 'NUMBER' && widget.chartType !== 'TABLE' && (
              <Chart title={widget.title} report={report} type={widget.chartType} />
            )}
            <div className="actions">
              <a className="button primary" href={routeTo('widgets', id)}>
                Open the widget
              </a>
              <a className="button" href={routeTo('')}>
                Go to the board
              </a>
            </div>
          </>
        ) : (
          <p className="muted waiting">Waiting for the first push. It appears here by itself …</p>
        )}
      </section>
    </div>
  )
}
