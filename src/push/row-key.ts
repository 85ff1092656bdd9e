// The keys of rows: days, instants or names, or the periods that their values are of.

import { quote } from '../base/quote.ts'
import { type DaySpan, parseSpan, SPAN_SPELLINGS, spanKey, spanOfKey } from '../core/day-span.ts'
import { tooOldIssue } from '../widgets/retention.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { toWidgetKey } from './category-key.ts'
import type { KeyResult, ZoneUse } from './key.ts'
import { KeyExtentReader } from './key-extent.ts'
import type { PushedRow, PushIssue, PushRequest } from './push.ts'

interface KeyOfRow {
  readonly key: string
  readonly zoneUse?: ZoneUse
  /** What stands at it are values of a period, which PERIODIC metrics alone have. */
  readonly ofPeriod?: boolean
  /** The period is longer than a day. */
  readonly isLong?: boolean
}

const ofSpan = (span: DaySpan): KeyOfRow => ({ key: spanKey(span), ofPeriod: true, isLong: span.days > 1 })

const PERIODS_ARE_OTHERS = ` Periods (${SPAN_SPELLINGS}) are keys of metrics whose aggregation is PERIODIC.`

interface KeyRules {
  readonly keyKind: KeyKind
  readonly timeZone: string
  /** Whether metrics of periods are among those that are meant. */
  readonly takesPeriods: () => boolean
}

/**
 * What a row writes at. Texts such as `2026-11` are read as periods where the keys of the widget are days, which they are not, and where the
 * widget or the push has metrics of periods.
 */
export function toRowKey(
  widget: Pick<Widget, 'blankKeys' | 'sums'>,
  { key, period }: Pick<PushedRow, 'key' | 'period'>,
  rules: KeyRules,
): KeyOfRow | Extract<KeyResult, { readonly message: string }> {
  if (period) return ofSpan(period)
  const result = toWidgetKey(widget, rules.keyKind, key, rules.timeZone)
  if (!('message' in result)) {
    const issue = rules.keyKind === 'TIME' ? tooOldIssue(widget, result.key) : null
    return issue === null ? result : { message: issue }
  }
  const span = rules.keyKind === 'DATE' ? parseSpan(key) : null
  if (span === null) return result
  if (!rules.takesPeriods()) return { message: result.message + PERIODS_ARE_OTHERS }
  return 'message' in span ? span : ofSpan(span)
}

/** The keys of one push, as its rows are read, and what is known of all of them. */
export class RowKeys {
  readonly #widget: Widget
  readonly #request: PushRequest
  readonly #rules: KeyRules & { readonly zoneUses: Set<ZoneUse> }
  readonly #extent: KeyExtentReader
  /** Of names: the row that each of them came in first. */
  readonly firstRows = new Map<string, number>()
  /** Some are periods longer than a day. */
  hasPeriods = false

  constructor(widget: Widget, request: PushRequest, rules: KeyRules & { readonly zoneUses: Set<ZoneUse> }) {
    this.#widget = widget
    this.#request = request
    this.#rules = rules
    this.#extent = new KeyExtentReader(rules.keyKind)
  }

  get extent() {
    return this.#extent.extent
  }

  /** `null` where the key is not right. */
  of(pushed: PushedRow, row: number, issues: PushIssue[]): KeyOfRow | null {
    const { keyKind, zoneUses } = this.#rules
    const result = toRowKey(this.#widget, pushed, this.#rules)
    if ('message' in result) {
      const name = keyKind === 'CATEGORY' ? '' : keyName(this.#widget, this.#request)
      issues.push({ row, message: name + result.message })
      return null
    }
    if (result.zoneUse !== undefined) zoneUses.add(result.zoneUse)
    if (keyKind === 'CATEGORY' && !this.firstRows.has(result.key)) this.firstRows.set(result.key, row)
    if (result.isLong) this.#addPeriod(result.key, pushed)
    else this.#extent.add(result.key, pushed.values)
    return result
  }

  #addPeriod(key: string, { values }: PushedRow): void {
    this.hasPeriods = true
    const { firstDay, days } = spanOfKey(key)
    this.#extent.add(String(firstDay), values)
    this.#extent.add(String(firstDay + days - 1), values)
  }
}

/** In front of what is wrong with a key. */
export function keyName(widget: Widget, request: PushRequest): string {
  const column = request.keyColumn ?? widget.keyColumn
  return column === null ? '' : `column ${quote(column)}: `
}
