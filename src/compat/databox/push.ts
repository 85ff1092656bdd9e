// Databox' Push API: values of metrics, as lists of keys and attributes or as `{ "$sales": 83, "country": "DE" }`.
import { AppError } from '../../base/errors.ts'
import { isJsonObject } from '../../base/json-digits.ts'
import { quote } from '../../base/quote.ts'
import { parseDay } from '../../core/day.ts'
import { spellingOf } from '../../core/key-spelling.ts'
import { instantOfSpelling } from '../../core/key-time.ts'
import type { Label, LabelledRow } from '../../push/labelled-row.ts'

type Item = Readonly<Record<string, unknown>>

/** The numbers of a body are texts. Throws BAD_USER_INPUT that names the value. */
export function toRows(body: unknown, now: number): LabelledRow[] {
  const items = isJsonObject(body) ? (body.data ?? [body]) : body
  if (!Array.isArray(items)) throw new AppError('BAD_USER_INPUT', 'The body is a list, or { "data": [...] }.')
  return items.flatMap((item, index) => {
    const path = `value ${index + 1}`
    if (!isJsonObject(item)) throw wrong(path, 'is an object.')
    if (item.periodFrom ?? item.periodTo)
      throw wrong(
        path,
        'has a period: push the value of each day with `date`, or periods to a widget with a metric that is PERIODIC.',
      )
    return item.key === undefined ? ofMembers(item, path, now) : [ofKey(item, path, now)]
  })
}

function ofKey({ key, value, date, unit, attributes = [] }: Item, path: string, now: number): LabelledRow {
  if (!Array.isArray(attributes)) throw wrong(path, 'has attributes that are no list of { key, value }.')
  const labels = attributes.map((attribute): Label => {
    if (!isJsonObject(attribute)) throw wrong(path, 'has an attribute that is no { key, value }.')
    return [textOf(attribute.key, path), textOf(attribute.value ?? '', path)]
  })
  return toRow({ key: textOf(key, path), value, date, unit }, labels, path, now)
}

/** Members that begin with `$` are metrics, all others but the date and the unit attributes. */
function ofMembers({ date, unit, ...members }: Item, path: string, now: number): LabelledRow[] {
  const entries = Object.entries(members).filter(([, value]) => value !== null)
  const labels = entries.filter(([name]) => !name.startsWith('$')).map(([name, it]): Label => [name, textOf(it, path)])
  const metrics = entries.filter(([name]) => name.startsWith('$'))
  if (metrics.length === 0) throw wrong(path, 'has no metric: a member such as "$sales".')
  return metrics.map(([key, value]) => toRow({ key, value, date, unit }, labels, path, now))
}

function toRow(
  item: Item & { readonly key: string },
  labels: readonly Label[],
  path: string,
  now: number,
): LabelledRow {
  const metric = item.key.replace(/^\$/, '')
  const unit = item.unit === undefined || item.unit === null ? null : textOf(item.unit, path)
  const names = new Set(labels.map(([name]) => name))
  if (names.size < labels.length) throw wrong(path, 'has an attribute twice.')
  const value = { metric, value: textOf(item.value, path), options: unit === null ? {} : { unit } }
  return { widget: metric, labels, ...timeOf(item.date, path, now), values: [value], path: `${path} (${metric})` }
}

/** A day, an instant, or what a clock of UTC showed; none is now. */
function timeOf(date: unknown, path: string, now: number): Pick<LabelledRow, 'micros' | 'day'> {
  if (date === undefined || date === null || date === '') return { micros: BigInt(now) * 1_000n }
  const text = textOf(date, path)
  if (parseDay(text) !== null) return { micros: 0n, day: text }
  const micros = instantOfSpelling(spellingOf(text), 'UTC')
  if (typeof micros !== 'bigint')
    throw wrong(path, `has the date ${quote(text)}: write 2026-11-20 or 2026-11-20T09:30:00Z.`)
  return { micros }
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  throw wrong(path, 'has a member that is neither a text nor a number.')
}

const wrong = (path: string, message: string) => new AppError('BAD_USER_INPUT', `${path} ${message}`)
