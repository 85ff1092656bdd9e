// Which series each row of a push is of: its values of the widget's dimensions.
import { quote } from '../base/quote.ts'
import { toDimensionValue } from '../core/dimension-filter.ts'
import { dimensionValueIssue, type SeriesValues } from '../widgets/dimension.ts'
import { seriesTextOf } from '../widgets/series.ts'
import type { Widget } from '../widgets/widget.ts'
import type { PushedRow, PushIssue, PushRequest } from './push.ts'
import type { Write, Writes } from './write.ts'

/** What a push writes to one series. */
export interface PlannedSeries {
  readonly values: SeriesValues
  /** The values as one text: what the series is known by. */
  readonly text: string
  readonly writes: Writes
}

const NONE: readonly PlannedSeries[] = []

export class RowSeries {
  readonly #dimensions: readonly string[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #byText = new Map<string, PlannedSeries & { readonly writes: Map<string, Map<string, Write>> }>()

  private constructor(dimensions: readonly string[]) {
    this.#dimensions = dimensions
    this.#positions = new Map(dimensions.map((name, position) => [name, position]))
  }

  /** `null` where neither the widget nor the push has dimensions. */
  static of({ dimensions }: Widget, { rows }: PushRequest): RowSeries | null {
    const isNeeded = dimensions.length > 0 || rows.some(row => row.dimensions && row.dimensions.length > 0)
    return isNeeded ? new RowSeries(dimensions) : null
  }

  /** Where the row writes; `null` where its dimensions are not right. */
  writesOf(pushed: PushedRow, row: number, issues: PushIssue[]): Map<string, Map<string, Write>> | null {
    const values = this.#valuesOf(pushed, row, issues)
    if (values === null) return null
    const text = seriesTextOf(values)
    let series = this.#byText.get(text)
    if (!series) {
      series = { values, text, writes: new Map() }
      this.#byText.set(text, series)
    }
    return series.writes
  }

  /** A row without numbers makes no series. */
  get written(): readonly PlannedSeries[] {
    if (this.#dimensions.length === 0) return NONE
    return [...this.#byText.values()].filter(({ writes }) => writes.size > 0)
  }

  #valuesOf({ dimensions }: PushedRow, row: number, issues: PushIssue[]): SeriesValues | null {
    const before = issues.length
    const values = new Array<string | null>(this.#dimensions.length).fill(null)
    const seen = new Set<number>()
    for (const { dimension, value } of dimensions ?? []) {
      const position = this.#positionOf(dimension)
      if (position === undefined) {
        issues.push({ row, dimension, message: undeclared(this.#dimensions) })
        continue
      }
      if (seen.has(position)) {
        issues.push({ row, dimension, message: 'stands twice in this row.' })
        continue
      }
      seen.add(position)
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
