// Kinds of fields that bodies and models are made of: what checks a request is what describes it.
import { z } from 'zod'
import { JsonNumber } from '../base/json-text.ts'
import { type EpochDay, parseDay } from '../core/day.ts'
import { checkDecimalOrPercent } from '../core/number.ts'
import { isTimeZone } from '../core/zone.ts'

export const idField = (of: string) =>
  z
    .string()
    .min(1)
    .meta({ description: `Id of the ${of}.`, examples: [`${of}_3w5e11264sg`] })

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** An instant with an offset -> epoch milliseconds; `null` when it is none. */
export function parseInstant(text: string): number | null {
  if (!RFC_3339.test(text)) return null
  try {
    return Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds
  } catch {
    return null
  }
}

export const instantField = (description: string) =>
  z
    .custom<string>(value => typeof value === 'string' && parseInstant(value) !== null, {
      message: 'must be an instant with an offset, such as 2026-11-20T09:30:00Z',
    })
    .meta({ type: 'string', format: 'date-time', description, examples: ['2026-11-20T09:30:00Z'] })

/** A day as `2026-11-20` or `20261120`; read it with `dayOf`. */
export const dayField = (description: string) =>
  z
    .custom<string>(value => typeof value === 'string' && parseDay(value) !== null, {
      message: 'must be a real day written as 2026-11-20 or 20261120',
    })
    .meta({ type: 'string', description, examples: ['2026-11-20'] })

/** A day that `dayField` let through. */
export const dayOf = (text: string): EpochDay => parseDay(text) as EpochDay

export const zoneField = (description: string) =>
  z
    .custom<string>(value => typeof value === 'string' && isTimeZone(value), {
      message: 'must be an IANA time zone, such as Europe/Berlin',
    })
    .meta({ type: 'string', description, examples: ['Europe/Berlin'] })

/** An exact decimal, as number or text, which may have a percent sign; read it with `decimalText`. */
export const decimalField = (description: string) =>
  z
    .custom<string | number | JsonNumber>(value => checkDecimalOrPercent(decimalText(value) ?? '') === null, {
      message: 'must be a number of at most 30 significant digits',
    })
    .meta({ type: ['number', 'string'], description, examples: [12.5] })

export function decimalText(value: unknown): string | null {
  if (value instanceof JsonNumber) return value.source
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null
}

/** A number on the way out, every digit written. */
export const numberOut = (description: string) =>
  z.custom<JsonNumber | number>().meta({ type: 'number', description, examples: [12.5] })

/** Decimal text as a JSON number with all its digits. */
export function toNumberOut(text: string): JsonNumber
export function toNumberOut(text: string | null): JsonNumber | null
export function toNumberOut(text: string | null): JsonNumber | null {
  return text === null ? null : new JsonNumber(text)
}

export const instantOut = (description: string) =>
  z.string().meta({ format: 'date-time', description, examples: ['2026-11-20T09:30:00.000Z'] })

export const dayOut = (description: string) =>
  z.string().meta({ format: 'date', description, examples: ['2026-11-20'] })
