// Reports for the tests of charts.
import {
  type ChartMetric,
  type ChartMetricReport,
  type ChartReport,
  type ChartStyle,
  plainMetric,
} from './chart-report.ts'

export const style: ChartStyle = {
  text: '#111111',
  muted: '#555555',
  line: '#dddddd',
  alert: '#cc0000',
  background: '#ffffff',
  palette: ['#0000aa', '#00aa00'],
  font: 'sans-serif',
  compact: false,
  animate: false,
  picture: null,
  locale: 'en',
}

export function metric(name: string, values: (number | null)[], own: Partial<ChartMetric> = {}): ChartMetricReport {
  return {
    metric: { ...plainMetric, name, ...own },
    headline: values.reduce((sum: number, value) => sum + (value ?? 0), 0),
    values,
  }
}

export function days(...metrics: ChartMetricReport[]): ChartReport {
  return { keys: ['2026-11-18', '2026-11-19', '2026-11-20'], granularity: 'DAY', metrics }
}

export function categories(...metrics: ChartMetricReport[]): ChartReport {
  return { keys: ['Berlin', 'Paris', 'Rome'], granularity: null, metrics }
}
