// A report as a few lines for people and models.
import type { ReportAnswer } from './report-answer.ts'

export const MAX_LINES_OF_SERIES = 400

export function reportText(answer: ReportAnswer): string {
  const head = `${answer.widget.title}, ${periodText(answer)}:`
  return [
    head,
    ...answer.metrics.flatMap(metric => metricLines(metric, answer)),
    ...answer.groups.map(group => groupLine(group, answer)),
    ...seriesLines(answer),
    ...answer.missing_comparisons.map(({ message }) => `Not compared: ${message}`),
    ...answer.caveats.map(({ code, message }) => `! ${code}: ${message}`),
  ].join('\n')
}

function periodText({ period, statistic }: ReportAnswer): string {
  const what = statistic === 'VALUE' ? '' : `, ${statistic}`
  if (!period) return `by name, of no time${what}`
  const running = period.partial ? `, still running, ${round(period.elapsed_days)} of ${period.days} days` : ''
  return `${period.label} (${period.first_day} to ${period.last_day}, ${period.time_zone}${running})${what}`
}

type MetricAnswer = ReportAnswer['metrics'][number]
type Compared = MetricAnswer['comparisons']

function metricLines(metric: MetricAnswer, answer: ReportAnswer): string[] {
  const { name, unit, value, comparisons, coverage, adds_up: adds } = metric
  const covered = `${coverage.with_data} of ${coverage.buckets} buckets have data`
  const additive = adds.over_time ? 'adds up over time' : 'does not add up over time'
  const facts = [metric.aggregation, additive, covered, metric.status].join(', ')
  const late = metric.stale ? `, new data is late (last ${metric.last_data_at})` : ''
  const share = answer.statistic === 'SHARE'
  const number = share ? 'the whole' : numberText(value, unit)
  return [`${name}: ${number}${changesText(comparisons, unit, answer)} [${facts}${late}]`]
}

function changesText(comparisons: Compared, unit: string | null, answer: ReportAnswer): string {
  return comparisons
    .map(({ index, value, percent_change: percent, verdict }) => {
      const label = labelOf(index, answer)
      const change = percent === null ? '' : `, ${percent > 0 ? '+' : ''}${round(percent)} % ${verdict}`
      return `; against ${label}: ${numberText(value, unit)}${change}`
    })
    .join('')
}

/** Compared periods stand in the order of those that exist. */
function labelOf(index: number, { compared_periods: periods, metrics }: ReportAnswer): string {
  const position = metrics[0]?.comparisons.findIndex(it => it.index === index) ?? 0
  return periods[Math.max(position, 0)]?.label ?? 'before'
}

function groupLine({ values, is_other, metrics }: ReportAnswer['groups'][number], answer: ReportAnswer): string {
  const name = is_other
    ? 'all others'
    : Object.values(values)
        .map(it => it ?? '(none)')
        .join(' / ')
  const texts = metrics.map(metric => {
    const unit = answer.metrics.find(it => it.name === metric.name)?.unit ?? null
    const share = metric.share === null ? '' : ` (${round(metric.share * 100)} % of all)`
    const number = answer.statistic === 'SHARE' ? numberText(metric.value, null) : numberText(metric.value, unit)
    return `${metric.name} ${number}${share}${changesText(metric.comparisons, unit, answer)}`
  })
  return `- ${name}: ${texts.join('; ')}`
}

/** One line a key; groups are in the structured answer alone. */
function seriesLines({ keys, metrics }: ReportAnswer): string[] {
  if (!keys || keys.length === 0) return []
  const shown = keys.slice(0, MAX_LINES_OF_SERIES)
  const lines = shown.map((key, at) => [key, ...metrics.map(it => plain(it.values?.[at] ?? null))].join(', '))
  const more = keys.length > shown.length ? [`... ${keys.length - shown.length} more in the structured answer`] : []
  return [['key', ...metrics.map(it => it.name)].join(', '), ...lines, ...more]
}

const plain = (value: number | null) => (value === null ? '-' : String(value))
const numberText = (value: number | null, unit: string | null) =>
  value === null ? 'no data' : `${value}${unit === null ? '' : ` ${unit}`}`
const round = (value: number) => Math.round(value * 10) / 10
