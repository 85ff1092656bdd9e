import type { CSSProperties, ReactNode, Ref } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { Chart } from '../chart/chart.tsx'
import type { WidgetCardFragment } from '../gql/graphql.ts'
import { Change } from '../parts/change.tsx'
import { formatNumber } from '../parts/format.ts'
import { useUnchanged } from '../parts/unchanged.ts'
import { DataEnd } from '../period/data-end.tsx'
import { isWithoutData } from '../period/end-of-data.ts'
import { periodLabel } from '../period/period.ts'
import { routeTo } from '../shell/route.ts'
import { CardTable } from './card-table.tsx'
import type { Card } from './layout.ts'

interface WidgetCardProps {
  readonly card: Card
  readonly title: string
  /** `undefined`: not read yet; `null`: it could not be. */
  readonly widget: WidgetCardFragment | null | undefined
  readonly error: ApiError | undefined
  readonly overlay: boolean
  readonly search: URLSearchParams
  readonly tools: ReactNode
  readonly ref: Ref<HTMLElement>
}

export function WidgetCard({ card, title, widget: found, error, overlay, search, tools, ref }: WidgetCardProps) {
  const widget = useUnchanged(found)
  const report = widget?.report
  const isBare = widget?.lastPushAt === null && report?.metrics.length === 0
  return (
    <article
      ref={ref}
      className={card.area.columns > 6 ? 'card broad' : 'card'}
      style={styleOf(card.area)}
      data-widget={card.id}
    >
      <header>
        <h2 className="card-title">
          <a className="card-link" href={routeTo('widgets', card.id, search)}>
            {widget?.title ?? title}
          </a>
        </h2>
        <span className="muted small">{(report && periodLabel(report)) ?? ''}</span>
      </header>
      {widget === undefined && <div className="skeleton" aria-hidden="true" />}
      {widget === null && <p className="card-state">{error?.message ?? 'This widget is gone.'}</p>}
      {widget && !report && <p className="card-state">{error?.message ?? 'This report cannot be read.'}</p>}
      {widget && report && isBare && <NoPush id={card.id} />}
      {widget && report && !isBare && <Content widget={widget} report={report} overlay={overlay} />}
      {tools}
    </article>
  )
}

/** The grid of the style sheet reads these; on phones cards stand below each other. */
function styleOf({ column, row, columns, rows }: Card['area']): CSSProperties {
  return { '--column': column + 1, '--row': row + 1, '--columns': columns, '--rows': rows } as CSSProperties
}

function NoPush({ id }: { id: string }) {
  return (
    <p className="card-state muted">
      Nothing was pushed yet. <a href={routeTo('widgets', id)}>See where to push</a>
    </p>
  )
}

function Content({ widget, report, overlay }: { widget: WidgetCardFragment; report: Report; overlay: boolean }) {
  const { title, chartType } = widget
  if (isWithoutData(report)) return <DataEnd widgetId={widget.id} />
  return (
    <>
      {chartType !== 'TABLE' && <Headlines report={report} large={chartType === 'NUMBER'} />}
      {chartType === 'TABLE' && <CardTable title={title} report={report} />}
      {chartType !== 'TABLE' && chartType !== 'NUMBER' && (
        <Chart title={title} report={report} type={chartType} compare={overlay} compact />
      )}
    </>
  )
}

type Report = NonNullable<WidgetCardFragment['report']>
/** More would push the chart out of the card; the widget's page shows all. */
const MOST_HEADLINES = 3

function Headlines({ report, large }: { report: Report; large: boolean }) {
  return (
    <dl className={large ? 'headlines large' : 'headlines'}>
      {report.metrics.slice(0, MOST_HEADLINES).map(({ metric, headline, comparison }) => (
        <div key={metric.id}>
          <dt>{metric.name}</dt>
          <dd>
            <strong data-headline={metric.name} title={formatNumber(headline, metric.format)}>
              {formatNumber(headline, metric.format, 'CARD')}
            </strong>
            {comparison && <Change {...comparison} format={metric.format} label={comparison.period.label} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
