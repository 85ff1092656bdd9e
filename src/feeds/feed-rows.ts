import { quote } from '../base/quote.ts'
import { Turn } from '../base/turn.ts'
import { addDecimalTexts, decimalToText, parseDecimal, splitPercent } from '../core/number.ts'
import { type KeyResult, toKey } from '../push/key.ts'
import type { PushedRow } from '../push/push.ts'
import type { MappedRow } from '../sources/mapping.ts'
import type { KeyKind } from '../widgets/widget.ts'
import { feedLimits } from './feed.ts'

export interface FeedRows {
  readonly rows: readonly PushedRow[]
  readonly skipped: number
  readonly problems: readonly string[]
  /** Keys of rows that were left out for their values: what is stored there is not known to have vanished. */
  readonly doubtful: readonly string[]
}

export interface RowRules {
  /** `null`: the widget has no rows yet. */
  readonly keyKind: KeyKind | null
  readonly timeZone: string
  /** Of rows without a key of their own; milliseconds. */
  readonly now: number
  /** The mapping names a key: a row without it is left out. */
  readonly isKeyed: boolean
}

/** Of the values of one metric at one key. */
interface Sum {
  readonly value: string
  readonly isPercent: boolean
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/

/**
 * Mapped rows as rows to push. Bad ones are left out and counted. Rows of one run that share a key become one: their values are added,
 * whatever the history does with what is stored. Other work goes on between many rows.
 */
export async function toFeedRows(mapped: readonly MappedRow[], rules: RowRules): Promise<FeedRows> {
  const byKey = new Map<string, { readonly key: string; readonly sums: Map<string, Sum> }>()
  const doubtful = new Set<string>()
  const problems: string[] = []
  let skipped = 0
  const skip = (index: number, message: string) => {
    skipped++
    if (problems.length < feedLimits.problems) problems.push(`Row ${index + 1}: ${message}`)
  }
  const turn = new Turn()
  for (const [index, { key: mappedKey, values }] of mapped.entries()) {
    if (turn.isOver()) await turn.next()
    const key = keyOf(mappedKey, rules)
    if (key === null) {
      skip(index, 'the key is missing.')
      continue
    }
    const stored = storedKey(key, rules.keyKind)
    if ('message' in stored) {
      skip(index, stored.message)
      continue
    }
    const bad = values.find(([, text]) => parseDecimal(splitPercent(text).number) === null)
    if (bad || values.length === 0) {
      doubtful.add(key)
      skip(index, bad ? `metric ${quote(bad[0])}: ${quote(bad[1])} is not a number.` : 'it has no values.')
      continue
    }
    const { sums } = byKey.get(stored.key) ?? { sums: new Map<string, Sum>() }
    byKey.set(stored.key, { key, sums })
    for (const [metric, text] of values) {
      const before = sums.get(metric)
      const { number, isPercent } = splitPercent(text)
      const value = plain(number)
      sums.set(metric, {
        value: before ? addDecimalTexts(before.value, value) : value,
        isPercent: isPercent || before?.isPercent === true,
      })
    }
  }
  const rows = [...byKey.values()].map(({ key, sums }) => ({
    key,
    values: [...sums].map(([metric, { value, isPercent }]) => ({ metric, value: isPercent ? `${value}%` : value })),
  }))
  return { rows, skipped, problems, doubtful: [...doubtful] }
}

/** What a key will be stored as, so that rows that share it meet however they spell it. */
function storedKey(key: string, keyKind: KeyKind | null): KeyResult {
  if (keyKind !== null) return toKey(keyKind, key)
  const kinds: readonly KeyKind[] = ['DATE', 'TIME']
  return kinds.map(kind => toKey(kind, key)).find(result => 'key' in result) ?? toKey('CATEGORY', key)
}

/** Instants are days of the feed's zone where the widget has days. */
function keyOf(text: string | null, rules: RowRules): string | null {
  const { keyKind, timeZone, now, isKeyed } = rules
  if (text === null) {
    if (isKeyed || keyKind === 'CATEGORY') return null
    return keyKind === 'TIME'
      ? new Date(now).toISOString()
      : dayOf(Temporal.Instant.fromEpochMilliseconds(now), timeZone)
  }
  if (keyKind === 'CATEGORY') return text.normalize('NFC')
  if (keyKind === 'DATE' && INSTANT.test(text)) {
    try {
      return dayOf(Temporal.Instant.from(text.replace(' ', 'T')), timeZone)
    } catch {
      // No instant with an offset: reported as it is.
    }
  }
  return text
}

function dayOf(instant: Temporal.Instant, timeZone: string): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

function plain(text: string): string {
  const decimal = parseDecimal(text)
  return decimal === null ? text : decimalToText(decimal)
}
