import type { WidgetId } from '../base/id.ts'

/** For how long an answer is right while nothing changes: the clock moves it on. `NONE`: it is made anew each time. */
export type Keeping = 'MINUTE' | 'SECOND' | 'NONE'

/** What the answer of a request depends on, noted while it is made. */
export class ReadLog {
  readonly #widgetIds = new Set<WidgetId>()
  #keeping: Keeping = 'MINUTE'

  /** Points of these widgets were read, or when they came. */
  addWidget(widgetId: WidgetId): void {
    this.#widgetIds.add(widgetId)
  }

  /** The answer is kept no longer than this. */
  limit(keeping: Keeping): void {
    if (keeping === 'NONE' || this.#keeping === 'NONE') this.#keeping = 'NONE'
    else if (keeping === 'SECOND') this.#keeping = 'SECOND'
  }

  get keeping(): Keeping {
    return this.#keeping
  }

  get widgetIds(): readonly WidgetId[] {
    return [...this.#widgetIds]
  }
}
