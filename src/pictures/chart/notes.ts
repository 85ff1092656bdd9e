// What happened, above the buckets in which it did: a mark for each of them, with a label where there is room.
import type { LineSeriesOption } from 'echarts'
import type { AxisLayout, AxisOption } from './axes.ts'
import type { ChartNote, ChartStyle } from './chart-report.ts'
import { shorten } from './short-text.ts'

const LONGEST_LABEL = 28
const LONGEST_TEXT = 70
/** Of one bucket in the tooltip. */
const MOST_TEXTS = 4
const SPAN_OPACITY = 0.1
/** Nearer to an end of the chart than this share of it, a label would be cut off. */
const EDGE = 0.12

/** The name under which the tooltip has them. */
export const NOTES = 'Annotations'

/** The axis that the marks stand on: none is seen, and no value moves them. */
export const noteAxis = { type: 'value', show: false, min: 0, max: 1 } as AxisOption

/** Of the notes that begin in one bucket. */
export interface BucketNotes {
  readonly first: number
  readonly notes: readonly ChartNote[]
}

/** In the order of the buckets. Notes without a bucket, of charts of names, are left out. */
export function gatherNotes(notes: readonly ChartNote[], keyCount: number): BucketNotes[] {
  const placed = notes.filter(({ first, last }) => first >= 0 && last >= first && first < keyCount)
  return [...Map.groupBy(placed, ({ first }) => first)]
    .sort(([a], [b]) => a - b)
    .map(([first, own]) => ({ first, notes: own }))
}

/** How a note is called: `Release: Version 2.0`. */
export function noteLabel(kind: string, text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return kind === 'NOTE' ? line : `${kind.slice(0, 1)}${kind.slice(1).toLowerCase()}: ${line}`
}

/** One series on the axis with this index: sparse, so that the tooltip of a bucket without a note has none. */
export function toNoteSeries(
  notes: readonly ChartNote[],
  axis: number,
  { keyCount, horizontal }: AxisLayout,
  style: ChartStyle,
): LineSeriesOption[] {
  const gathered = gatherNotes(notes, keyCount)
  if (gathered.length === 0) return []
  const at = (key: number) => (horizontal ? { yAxis: key } : { xAxis: key })
  const spans = gathered.flatMap(each => each.notes).filter(({ first, last }) => last > first)
  return [
    {
      type: 'line',
      name: NOTES,
      [horizontal ? 'xAxisIndex' : 'yAxisIndex']: axis,
      data: gathered.map(each => ({
        value: horizontal ? [1, each.first] : [each.first, 1],
        label: { formatter: labelOf(each), align: alignOf(each.first, keyCount, horizontal) },
      })),
      color: style.muted,
      symbol: 'triangle',
      symbolRotate: horizontal ? 90 : 180,
      symbolSize: 8,
      showSymbol: true,
      lineStyle: { opacity: 0 },
      z: 4,
      label: {
        // Cards have no room: there the tooltip has them.
        show: !style.compact,
        position: horizontal ? 'left' : 'top',
        // Above the line that it is of, where that runs through it.
        ...(horizontal && { offset: [0, -8] }),
        color: style.text,
        fontSize: 11,
        textBorderColor: style.background,
        textBorderWidth: 3,
      },
      labelLayout: { hideOverlap: true },
      tooltip: { valueFormatter: (_value, index) => textsOf(gathered[index]) },
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        label: { show: false },
        lineStyle: { color: style.muted, type: [3, 3], width: 1, opacity: 0.9 },
        data: gathered.map(({ first }) => at(first)),
      },
      markArea: {
        silent: true,
        animation: false,
        itemStyle: { color: style.muted, opacity: SPAN_OPACITY },
        data: spans.map(({ first, last }) => [at(first), at(Math.min(last, keyCount - 1))]),
      },
    },
  ]
}

function labelOf({ notes: [first, ...others] }: BucketNotes): string {
  const label = shorten(first?.label ?? '', LONGEST_LABEL)
  return others.length > 0 ? `${label} +${others.length}` : label
}

function textsOf(bucket: BucketNotes | undefined): string {
  const notes = bucket?.notes ?? []
  const texts = notes.slice(0, MOST_TEXTS).map(({ label }) => shorten(label, LONGEST_TEXT))
  return [...texts, ...(notes.length > MOST_TEXTS ? [`${notes.length - MOST_TEXTS} more`] : [])].join('; ')
}

function alignOf(index: number, keyCount: number, horizontal: boolean): 'left' | 'center' | 'right' {
  if (horizontal) return 'right'
  const share = keyCount > 1 ? index / (keyCount - 1) : 0.5
  return share < EDGE ? 'left' : share > 1 - EDGE ? 'right' : 'center'
}
