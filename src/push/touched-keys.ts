import type { WidgetId } from '../base/id.ts'

/** What a push may have written to: keys of a widget, in both ways of storing times. */
export interface TouchedKeys {
  readonly widgetId: WidgetId
  readonly firstDay: number
  readonly lastDay: number
  /** Microseconds, `[from, before)`. */
  readonly from: string
  readonly before: string
}

/** So many of the newest receipts of a widget are looked at: those of a busy one have no end. */
export const MAX_RECEIPTS_LOOKED_AT = 10_000
/** So many of a widget that may have written to the keys are shown. */
export const MAX_RECEIPTS_SHOWN = 10
