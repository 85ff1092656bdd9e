// The first push decides what the keys of a widget are. Where two readings are possible it has to say which one.
import { quote } from '../base/quote.ts'
import { type KeySpelling, spellingOf } from '../core/key-spelling.ts'
import { microsToText } from '../core/key-time.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { MAX_ISSUES_READ, type PushIssue, type PushRequest } from './push.ts'
import { takesPeriods } from './push-settings.ts'

/** What keys are, or what has to be said first. */
export type KeyKindDecision =
  | { readonly keyKind: KeyKind; readonly warnings: readonly string[] }
  | { readonly issues: readonly PushIssue[] }

/** A number of so many digits may be an instant. */
const SHORTEST_EPOCH = 9
const LONGEST_EPOCH = 19
const nouns: Readonly<Record<KeyKind, string>> = { DATE: 'a day', TIME: 'an instant', CATEGORY: 'a name' }

/** The column of Cyfe's Push API that holds days. A push without a column's name has none. */
const isDated = ({ keyColumn }: PushRequest) => keyColumn?.toLowerCase() === 'date'

/**
 * The kind of the keys of a widget that has none yet. What the push says holds; a column called Date holds no names, nor does any of a
 * widget with dimensions or beside values of periods, and any other column in the shape of Cyfe's Push API holds nothing else; else the keys tell it.
 */
export function decideKeyKind(widget: Widget, request: PushRequest): KeyKindDecision {
  const { keyKind, keyColumn, rows } = request
  const hasNoNames = isDated(request) || widget.dimensions.length > 0 || takesPeriods(widget, request)
  if (keyKind !== null) return { keyKind, warnings: keyKind === 'CATEGORY' ? nameWarnings(rows) : [] }
  if (rows.length === 0) return { keyKind: hasNoNames ? 'DATE' : 'CATEGORY', warnings: [] }
  if (keyColumn !== null && !hasNoNames) return { keyKind: 'CATEGORY', warnings: nameWarnings(rows) }
  return kindOfKeys(rows, hasNoNames)
}

/** `isDated`: none of them is a name. */
export function kindOfKeys(rows: readonly { readonly key: string }[], isDated: boolean): KeyKindDecision {
  const issues: PushIssue[] = []
  let first: { readonly key: string; readonly keyKind: KeyKind } | null = null
  for (const [row, { key: sent }] of rows.entries()) {
    if (issues.length > MAX_ISSUES_READ) break
    // A name would lose its blanks: then it has to be none of a day.
    const key = sent.trim()
    const spelling = spellingOf(key)
    const keyKind = kindOf(spelling, key)
    if (isDated && keyKind === 'CATEGORY') continue
    if (keyKind === null) {
      const message = isDated ? datedIssue(spelling, key) : issueOf(spelling, key)
      if (message !== null) issues.push({ row, message })
    } else if (first && keyKind !== first.keyKind) {
      const choice = `say keyKind ${[first.keyKind, keyKind].sort(byOrder).join(' or ')}`
      const message = `${quote(key)} is ${nouns[keyKind]}, and ${quote(first.key)} is ${nouns[first.keyKind]}: ${choice}.`
      issues.push({ row, message })
    } else first ??= { key, keyKind }
  }
  return issues.length > 0 ? { issues } : { keyKind: first?.keyKind ?? 'DATE', warnings: [] }
}

const order: readonly KeyKind[] = ['DATE', 'TIME', 'CATEGORY']
const byOrder = (a: KeyKind, b: KeyKind) => order.indexOf(a) - order.indexOf(b)

/** `null`: two readings are possible. */
function kindOf(spelling: KeySpelling, key: string): KeyKind | null {
  if (spelling.kind === 'DAY') return 'DATE'
  if (spelling.kind === 'CLOCK') return 'TIME'
  if (spelling.kind === 'INSTANT') return spelling.isEpoch ? null : 'TIME'
  if (spelling.kind === 'DIGITS') {
    const count = key.replace('-', '').length
    return count < 8 || count > LONGEST_EPOCH ? 'CATEGORY' : null
  }
  return spelling.kind === 'NAME' ? 'CATEGORY' : null
}

function issueOf(spelling: KeySpelling, key: string): string {
  const shown = quote(key)
  if (spelling.kind === 'INSTANT')
    return `${shown} can be an instant (${microsToText(spelling.micros)}) or a name: say keyKind TIME or CATEGORY.`
  if (spelling.kind === 'OTHER_DATE')
    return `${shown} can be a date in another spelling or a name: write days as 2026-11-20 and instants as 2026-11-20T09:30:00Z, or say keyKind CATEGORY.`
  const count = key.replace('-', '').length
  if (count >= SHORTEST_EPOCH)
    return `${shown} can be an instant or a name: say keyKind TIME or CATEGORY, and write instants as numbers since 1970 of 10, 13, 16 or 19 digits.`
  return `${shown} can be a day that does not exist or a name: write days as 20261120, or say keyKind CATEGORY.`
}

/** `null`: it is no day, and will be told as such. */
function datedIssue(spelling: KeySpelling, key: string): string | null {
  if (spelling.kind !== 'INSTANT') return null
  const instant = microsToText(spelling.micros)
  return `${quote(key)} can be the day of an instant or the instant itself (${instant}): say keyKind DATE or TIME.`
}

/** Keys that are kept as names, and could be something else. */
function nameWarnings(rows: readonly { readonly key: string }[]): string[] {
  const alike = new Map<string, { readonly key: string; readonly count: number }>()
  for (const { key: sent } of rows) {
    const key = sent.trim()
    const kind = lookOf(spellingOf(key), key)
    const before = kind === null ? null : alike.get(kind)
    if (kind !== null) alike.set(kind, { key: before?.key ?? key, count: (before?.count ?? 0) + 1 })
  }
  return [...alike].map(([kind, { key, count }]) =>
    count === 1
      ? `The key ${quote(key)} is kept as a name, though it looks like ${kind}.`
      : `${count} keys are kept as names, though they look like ${kind}, such as ${quote(key)}.`,
  )
}

function lookOf(spelling: KeySpelling, key: string): string | null {
  if (spelling.kind === 'OTHER_DATE') return 'a date'
  const keyKind = kindOf(spelling, key)
  if (spelling.kind === 'INSTANT' || keyKind === 'TIME') return 'an instant'
  if (keyKind === 'DATE') return 'a day'
  return keyKind === null ? 'a day or an instant' : null
}

/** What is wrong with what the push says of its keys; `null` if nothing. */
export function keyKindIssue(widget: Widget, request: PushRequest): PushIssue | null {
  const pushed = request.keyKind ?? (isDated(request) ? 'DATE' : request.keyColumn === null ? null : 'CATEGORY')
  if (widget.keyKind === null || pushed === null || agrees(widget, request, pushed)) return null
  const are = { DATE: 'days', TIME: 'instants', CATEGORY: 'categories' }
  return { row: 0, message: `the keys of this widget are ${are[widget.keyKind]}, not ${are[pushed]}.` }
}

/**
 * A column called Date holds days or instants. A widget whose keys are such reads its own column all the same whatever it is called,
 * and any column as long as it has none.
 */
function agrees(widget: Widget, request: PushRequest, pushed: KeyKind): boolean {
  if (pushed === widget.keyKind) return true
  if (request.keyKind !== null || request.keyColumn === null) return false
  if (pushed === 'DATE') return widget.keyKind === 'TIME'
  return widget.keyColumn === null || widget.keyColumn.toLowerCase() === request.keyColumn.toLowerCase()
}
