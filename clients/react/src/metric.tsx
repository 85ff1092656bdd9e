import type { MetricNumbers, ReportQuery } from '@pushgraph/client'
import { formatChange, formatNumber, NO_NUMBER } from './format.js'
import { type ReportResult, useLiveReport, useReport } from './use-report.js'

export interface MetricProps {
  readonly widgetId: string
  /** By its name. Default: the first of the widget. */
  readonly metric?: string
  /** Default: the default period of the widget, compared with the one before. */
  readonly query?: Omit<ReportQuery, 'metrics'>
  /** Whether it follows changes. Default: true. */
  readonly live?: boolean
  /** Default: the name of the metric. */
  readonly label?: string
  /** Default: the language of the browser. */
  readonly locale?: string
  readonly className?: string
}

const ARROWS = { UP: '▲', DOWN: '▼', FLAT: '▬' } as const

/** The headline of a metric and its change. Looks are yours: `.pushgraph-metric`, and on the change `data-verdict`. */
export function Metric({ live = true, ...props }: MetricProps) {
  return live ? <LiveMetric {...props} /> : <StillMetric {...props} />
}

type Props = Omit<MetricProps, 'live'>

const queryOf = ({ metric, query }: Props): ReportQuery => ({
  ...query,
  ...(metric !== undefined && { metrics: [metric] }),
})

function LiveMetric(props: Props) {
  return <MetricFigure {...props} result={useLiveReport(props.widgetId, queryOf(props))} />
}

function StillMetric(props: Props) {
  return <MetricFigure {...props} result={useReport(props.widgetId, queryOf(props))} />
}

function MetricFigure({ result, label, metric, locale, className }: Props & { readonly result: ReportResult }) {
  const { report, error, isLoading } = result
  const numbers = report?.metrics[0]
  return (
    <div className={['pushgraph-metric', className].filter(Boolean).join(' ')} aria-busy={isLoading}>
      <span className="pushgraph-metric-name">{label ?? numbers?.metric.name ?? metric}</span>{' '}
      <strong className="pushgraph-metric-headline" title={numbers?.headlineReason ?? report?.period.label}>
        {numbers ? formatNumber(numbers.headline, numbers.metric.format, locale) : NO_NUMBER}
      </strong>{' '}
      {numbers && <Change numbers={numbers} locale={locale} />}
      {error && <span role="alert">{error.message}</span>}
    </div>
  )
}

/** Arrow and words: each says it without a colour. */
function Change({ numbers, locale }: { readonly numbers: MetricNumbers; readonly locale: string | undefined }) {
  const { comparison, metric } = numbers
  if (!comparison?.direction) return null
  const { direction, verdict, percentChange, difference, period } = comparison
  return (
    <span className="pushgraph-metric-change" data-verdict={verdict} title={`against ${period.label}`}>
      <span aria-hidden="true">{ARROWS[direction]}</span>{' '}
      {formatChange(percentChange, difference, metric.format, locale)}
    </span>
  )
}
