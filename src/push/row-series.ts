// Which series each row of a push is of: its values of the widget's dimensions.
import { quote } from '../base/quote.ts'
import { toDimensionValue } from '../core/dimension-filter.ts'
import { dimensionValueIssue, type SeriesValues } from '../widgets/dimension.ts'
import { seriesTextOf } from '../widgets/series.ts'
import type { Widget } from '../widgets/widget.ts'
import type { PushedRow, PushIssue, PushRequest } from './push.ts'
import { thenWrite, type Write } from './write.ts'

/** A series that a push writes to. */
export interface PlannedSeries {
  readonly values: SeriesValues
  /** The values as one text: what the series is known by. */
  readonly text: string
}

/** What is written to one point of a series. */
export interface SeriesWrite {
  /** Of those that the push writes to, from 0. */
  readonly series: number
  readonly key: string
  readonly write: Write
}

/** By metric name; what else the keys say is of no use outside. */
export type SeriesWrites = ReadonlyMap<string, ReadonlyMap<string, SeriesWrite>>

/** A series of a row; it has an index once a number is written to it. */
interface RowSeriesEntry extends PlannedSeries {
  index: number | null
}

const NONE: readonly PlannedSeries[] = []

export class RowSeries {
  readonly #dimensions: readonly string[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #byText = new Map<string, RowSeriesEntry>()
  readonly #written: PlannedSeries[] = []
  readonly #writes = new Map<string, Map<string, SeriesWrite>>()

  private constructor(dimensions: readonly string[]) {
    this.#dimensions = dimensions
    this.#positions = new Map(dimensions.map((name, position) => [name, position]))
  }

  /** `null` where neither the widget nor the push has dimensions. */
  static of({ dimensions }: Widget, { rows }: PushRequest): RowSeries | null {
    const isNeeded = dimensions.length > 0 || rows.some(row => row.dimensions && row.dimensions.length > 0)
    return isNeeded ? new RowSeries(dimensions) : null
  }

  /** The series of the row; `null` where its dimensions are not right. */
  seriesOf(pushed: PushedRow, row: number, issues: PushIssue[]): RowSeriesEntry | null {
    const values = this.#valuesOf(pushed, row, issues)
    if (values === null) return null
    const text = seriesTextOf(values)
    let series = this.#byText.get(text)
    if (!series) {
      series = { values, text, index: null }
      this.#byText.set(text, series)
    }
    return series
  }

  /** Behind what was written to the point before. False: it is a new point. */
  write(series: RowSeriesEntry, metric: string, key: string, write: Write): boolean {
    const index = this.indexOf(series)
    let byPoint = this.#writes.get(metric)
    if (!byPoint) {
      byPoint = new Map()
      this.#writes.set(metric, byPoint)
    }
    const point = `${index}/${key}`
    const before = byPoint.get(point)?.write
    byPoint.set(point, { series: index, key, write: before ? (thenWrite(before, write) ?? write) : write })
    return before !== undefined
  }

  /** The index of the series, to which something is written. */
  indexOf(series: RowSeriesEntry): number {
    series.index ??= this.#written.push(series) - 1
    return series.index
  }

  /** A row without numbers makes no series. */
  get written(): readonly PlannedSeries[] {
    return this.#dimensions.length === 0 ? NONE : this.#written
  }

  get writes(): SeriesWrites {
    return this.#writes
  }

  #valuesOf({ dimensions }: PushedRow, row: number, issues: PushIssue[]): SeriesValues | null {
    const before = issues.length
    const values = new Array<string | null>(this.#dimensions.length).fill(null)
    // A bit for each position that stands in the row: a widget has few dimensions.
    let seen = 0
    for (const { dimension, value } of dimensions ?? []) {
      const position = this.#positionOf(dimension)
      if (position === undefined) {
        issues.push({ row, dimension, message: undeclared(this.#dimensions) })
        continue
      }
      if ((seen & (1 << position)) !== 0) {
        issues.push({ row, dimension, message: 'stands twice in this row.' })
        continue
      }
      seen |= 1 << position
      const stored = toDimensionValue(value)
      const issue = stored === null ? null : dimensionValueIssue(stored)
      if (issue !== null) issues.push({ row, dimension, message: `its value ${issue}` })
      values[position] = stored
    }
    return issues.length > before ? null : values
  }

  #positionOf(name: string): number | undefined {
    return this.#positions.get(name) ?? this.#positions.get(name.normalize('NFC').trim())
  }
}

/** What people read where they named a dimension that the widget does not have. */
export function undeclared(dimensions: readonly string[]): string {
  if (dimensions.length === 0)
    return 'is no dimension of the widget, which has none: updateWidget(dimensions:) declares them.'
  const shown = dimensions.map(name => quote(name))
  return `is no dimension of the widget, which has ${shown.join(', ')}: updateWidget(dimensions:) declares more.`
}
