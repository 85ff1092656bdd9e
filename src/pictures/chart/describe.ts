// What a chart shows, for those who do not see it.
import { keyFormatter } from '../../core/key-label.ts'
import { formatNumber } from '../../core/number-format.ts'
import { sharedFormat } from './axes.ts'
import { boundsAt } from './band.ts'
import type { ChartBand, ChartMarks, ChartMetricReport, ChartNote, ChartReport } from './chart-report.ts'
import { toGroupedReport } from './groups.ts'
import { gatherNotes, NOTES } from './notes.ts'

/** Each metric from its first to its last value, and its ends; then what is marked. */
export function describeChart(title: string, asked: ChartReport, locale: string, marks: ChartMarks = {}): string {
  const report = toGroupedReport(asked)
  const name = keyFormatter(report.granularity, locale, { withYear: true })
  const metrics = report.metrics.map(each => describeMetric(each, key => name(report.keys[key] ?? ''), locale))
  return [`Chart of ${title}.`, ...metrics, ...describeMarks(report, marks, locale)].join(' ')
}

function describeMetric({ metric, values }: ChartMetricReport, name: (at: number) => string, locale: string): string {
  const present = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  const [first, last] = [present[0], present.at(-1)]
  if (!first || !last) return `${metric.name}: no values.`
  const format = (value: number) => formatNumber(value, metric.format, locale)
  const least = present.reduce((low, { value }) => Math.min(low, value), first.value)
  const most = present.reduce((high, { value }) => Math.max(high, value), first.value)
  return `${metric.name}: ${present.length} values, ${format(first.value)} (${name(first.at)}) to ${format(last.value)} (${name(last.at)}), least ${format(least)}, most ${format(most)}.`
}

function describeMarks(report: ChartReport, { lines = [], band, notes = [] }: ChartMarks, locale: string): string[] {
  const write = (value: number, metric: string | undefined) => {
    const of = report.metrics.map(each => each.metric)
    const named = of.filter(({ name }) => name === metric)
    return formatNumber(value, sharedFormat(named.length > 0 ? named : of.slice(0, 1)), locale)
  }
  const written = lines.map(({ label, value, metric }) => `${label}: ${write(value, metric)}.`)
  const happened = describeNotes(report, notes, locale)
  const bounds = band ? lastBounds(report, band) : null
  if (!band || !bounds) return [...written, ...happened]
  const [low, high] = bounds
  return [...written, `${band.label}: at last ${write(low, band.metric)} to ${write(high, band.metric)}.`, ...happened]
}

/** Of a chart; what is more is counted. */
const MOST_NOTES = 20

function describeNotes({ keys, granularity }: ChartReport, notes: readonly ChartNote[], locale: string): string[] {
  const name = keyFormatter(granularity, locale, { withYear: true })
  const placed = gatherNotes(notes, keys.length).flatMap(each => each.notes)
  const texts = placed.slice(0, MOST_NOTES).map(({ first, last, label }) => {
    const [from, through] = [name(keys[first] ?? ''), name(keys[Math.min(last, keys.length - 1)] ?? '')]
    return `${from === through ? from : `${from} to ${through}`}, ${label}`
  })
  if (placed.length > MOST_NOTES) texts.push(`${placed.length - MOST_NOTES} more`)
  return texts.length > 0 ? [`${NOTES}: ${texts.join('; ')}.`] : []
}

function lastBounds({ keys }: ChartReport, band: ChartBand): readonly [number, number] | null {
  for (let at = keys.length - 1; at >= 0; at--) {
    const [low, high] = boundsAt(band, at)
    if (low !== null) return [low, high]
  }
  return null
}
