// An alert over a period as a chart: what was measured, and the line or the band of what is normal.
import { plainFormat } from '../../../core/number-format.ts'
import {
  type ChartLine,
  type ChartMarks,
  type ChartMetricReport,
  type ChartNote,
  type ChartReport,
  plainMetric,
} from '../../../pictures/chart/chart-report.ts'
import type { AlertConditionKind, AlertCourseFragment, Granularity } from '../gql/graphql.ts'
import type { formatNumber } from '../parts/format.ts'

export interface Watched {
  readonly name: string
  readonly format: NonNullable<Parameters<typeof formatNumber>[1]>
  readonly kind: AlertConditionKind
  readonly granularity: Granularity
  readonly recoverAt: string | number | null
}

type Column = readonly (number | null | undefined)[]
type Group = AlertCourseFragment['groups'][number]

export interface CourseChart {
  readonly report: ChartReport
  readonly marks: ChartMarks
}

export function toCourseChart(keys: readonly string[], group: Group, watched: Watched): CourseChart {
  const { name, kind, granularity } = watched
  const format = kind === 'SILENCE' ? plainFormat : watched.format
  const [low, high] = [filled(group.low), filled(group.high)]
  const series = (label: string, values: readonly (number | null)[]): ChartMetricReport => ({
    metric: { ...plainMetric, name: label, format },
    headline: null,
    values,
  })
  const [lowLine, highLine] = [constantOf(low), constantOf(high)]
  const hasBand = low.some((value, at) => value !== null && high[at] !== null)
  const isFlat = lowLine !== null || highLine !== null
  const metrics = [series(kind === 'SILENCE' ? 'Buckets without data' : name, filled(group.measured))]
  // A bound on one side that moves is no band: it is drawn as a line of its own.
  if (!hasBand && !isFlat && low.some(isNumber)) metrics.push(series('Fires below', low))
  if (!hasBand && !isFlat && high.some(isNumber)) metrics.push(series('Fires above', high))
  return {
    report: { keys, granularity, metrics },
    marks: {
      lines: linesOf(lowLine, highLine, watched),
      band: hasBand ? { label: 'Normal', low, high } : null,
      notes: firingNotes(keys, group),
    },
  }
}

function linesOf(low: number | null, high: number | null, { kind, recoverAt }: Watched): ChartLine[] {
  return [
    ...(low === null ? [] : [{ label: 'Fires below', value: low }]),
    ...(high === null ? [] : [{ label: 'Fires above', value: high }]),
    ...(recoverAt === null || kind === 'CHANGE' ? [] : [{ label: 'Recovers at', value: Number(recoverAt) }]),
  ]
}

const filled = (values: Column) => values.map(value => value ?? null)
const isNumber = (value: number | null): value is number => value !== null

/** The one value of all buckets; null where they differ, or have none. */
function constantOf(values: readonly (number | null)[]): number | null {
  const [first, ...others] = values.filter(isNumber)
  return first !== undefined && others.every(value => value === first) ? first : null
}

/** Each stretch of buckets in which it fires. */
function firingNotes(keys: readonly string[], { states }: Group): ChartNote[] {
  return keys.flatMap((_, first) => {
    if (states[first] !== 'FIRING' || states[first - 1] === 'FIRING') return []
    const end = states.findIndex((state, at) => at > first && state !== 'FIRING')
    return [{ first, last: end === -1 ? keys.length - 1 : end - 1, label: 'Firing' }]
  })
}
