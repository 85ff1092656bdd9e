// Rows that name a period in so many words, as rows of a push.
import { quote } from '../base/quote.ts'
import { type DaySpan, parseSpan, spanText, unitOfSpan } from '../core/day-span.ts'
import { type PathOf, type PushedRow, type PushIssue, PushRefused } from './push.ts'

/** One of its members is given. */
interface NamedPeriod {
  readonly week?: string | null | undefined
  readonly month?: string | null | undefined
  readonly quarter?: string | null | undefined
  readonly year?: string | null | undefined
  readonly days?: { readonly from: number; readonly through: number } | null | undefined
}

interface PeriodRow extends Omit<PushedRow, 'key' | 'period'> {
  readonly key?: string | null | undefined
  readonly period?: NamedPeriod | null | undefined
}

const examples = { week: '2026-W48', month: '2026-11', quarter: '2026-Q4', year: '2026' } as const

/** Throws PushRefused with all that is wrong in keys and periods. */
export function toPeriodRows(rows: readonly PeriodRow[], pathOf: PathOf): readonly PushedRow[] {
  const issues: PushIssue[] = []
  const read = rows.map((row, index): PushedRow => {
    const { key, period, ...rest } = row
    // The usual row is handed on as it is.
    if (typeof key === 'string' && !period) return row as PushedRow & { readonly period?: null }
    if (typeof key === 'string' || !period) {
      issues.push({
        row: index,
        message: period ? 'it has a key and a period: give one.' : 'it has no key and no period.',
      })
      return { ...rest, key: '' }
    }
    const span = toSpan(period)
    if ('message' in span) issues.push({ row: index, message: span.message })
    return 'message' in span ? { ...rest, key: '' } : { ...rest, key: spanText(span), period: span }
  })
  if (issues.length > 0) throw new PushRefused(issues, pathOf)
  return read
}

function toSpan({ days, ...units }: NamedPeriod): DaySpan | { readonly message: string } {
  if (days) {
    const { from, through } = days
    return from <= through ? { firstDay: from, days: through - from + 1 } : { message: 'through is before from.' }
  }
  for (const unit of ['week', 'month', 'quarter', 'year'] as const) {
    const text = units[unit]
    if (typeof text !== 'string') continue
    const span = parseSpan(text)
    if (span && 'message' in span) return span
    if (span && unitOfSpan(span) === unit.toUpperCase()) return span
    return { message: `${quote(text)} is no ${unit}: write it as ${examples[unit]}.` }
  }
  return { message: 'the period is empty: give a week, a month, a quarter, a year or days.' }
}
