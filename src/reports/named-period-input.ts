import { badInput } from '../base/errors.ts'
import type { NamedPeriodInput } from '../core/named-period.ts'

type Optional<T> = T | null | undefined

/** A period of a named calendar as doors read it. */
export interface NamedPeriodFields {
  readonly calendar: string
  readonly label?: Optional<string>
  readonly offset?: Optional<number>
  readonly year?: Optional<number>
  readonly yearOffset?: Optional<number>
}

/** Throws BAD_USER_INPUT (`period.of`) unless it says in exactly one way which period. Names that look the same are the same. */
export function toNamedPeriod({
  calendar: name,
  label,
  offset,
  year,
  yearOffset,
}: NamedPeriodFields): NamedPeriodInput {
  const calendar = toText(name)
  const ways: NamedPeriodInput[] = []
  if (typeof label === 'string') ways.push({ calendar, label: toText(label) })
  if (typeof offset === 'number') ways.push({ calendar, offset })
  if (typeof year === 'number') ways.push({ calendar, year })
  if (typeof yearOffset === 'number') ways.push({ calendar, yearOffset })
  const [found, other] = ways
  if (found && !other) return found
  throw badInput(
    'period.of',
    'Say which period of the calendar in exactly one way: by label, by offset, by year or by the offset of a year.',
  )
}

const toText = (text: string) => text.normalize('NFC').trim()
