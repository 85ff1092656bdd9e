import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { JsonNumber } from '../base/json-text.ts'
import { quoteJson } from '../base/quote.ts'
import { dayToText, parseDay } from '../core/day.ts'
import { checkDecimalOrPercent, parseDecimalOrPercent } from '../core/number.ts'
import { isTimeZone } from '../core/zone.ts'
import { builder } from './builder.ts'

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/

builder.scalarType('Date', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description: 'A calendar day without a zone. In: `2026-11-20` or `20261120`. Out: `2026-11-20`.',
  serialize: day => dayToText(day as number),
  ...parsedBy(value => {
    const day = typeof value === 'string' ? parseDay(value) : null
    if (day === null) throw wrong(value, 'a real day written as 2026-11-20 or 20261120')
    return day
  }),
})

builder.scalarType('DateTime', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  description: 'An instant in RFC 3339 with an offset: `2026-11-20T09:30:00Z`. Out: UTC with milliseconds.',
  serialize: value => (value instanceof Date ? value : new Date(value as number)).toISOString(),
  ...parsedBy(value => {
    if (typeof value === 'string' && RFC_3339.test(value)) {
      try {
        return Temporal.Instant.from(value.replace(' ', 'T')).epochMilliseconds
      } catch {
        // No real day or hour: refused below.
      }
    }
    throw wrong(value, 'an instant with an offset, such as 2026-11-20T09:30:00Z')
  }),
})

builder.scalarType('TimeZone', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9557#section-3.1',
  description: 'A time zone by its IANA name, such as `Europe/Berlin`.',
  serialize: zone => zone as string,
  ...parsedBy(value => {
    if (typeof value === 'string' && isTimeZone(value)) return value
    throw wrong(value, 'an IANA time zone, such as Europe/Berlin')
  }),
})

builder.scalarType('Decimal', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  description:
    'An exact decimal: a JSON number or a numeric string of at most 30 significant digits. No digit is lost. In: `"5%"` is 5; as a value that is pushed, its metric becomes one of percents.',
  serialize: value => String(value),
  parseValue: value => toDecimal(value),
  parseLiteral: node =>
    atNode(node, () => {
      if (node.kind === Kind.INT || node.kind === Kind.FLOAT || node.kind === Kind.STRING) return toDecimal(node.value)
      throw wrong(undefined, 'a number')
    }),
})

builder.scalarType('JSON', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  description: 'Any JSON value.',
  serialize: value => value,
})

/** Literals are read as values are. */
function parsedBy<T>(parseValue: (value: unknown) => T) {
  const parseLiteral = (node: ValueNode) => atNode(node, () => parseValue(valueFromASTUntyped(node)))
  return { parseValue, parseLiteral }
}

/** graphql-js passes errors of scalars on as they are: only with its node one says where in the document it is. */
function atNode<T>(node: ValueNode, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw error instanceof GraphQLError ? new GraphQLError(error.message, { nodes: node }) : error
  }
}

function toDecimal(value: unknown): string {
  const text = value instanceof JsonNumber ? value.source : typeof value === 'number' ? String(value) : value
  if (typeof text === 'string' && parseDecimalOrPercent(text) !== null) return text
  const why = typeof text === 'string' ? checkDecimalOrPercent(text) : null
  if (why === 'TOO_MANY_DIGITS') throw wrong(value, 'a number of at most 30 significant digits')
  throw wrong(value, why === 'TOO_LARGE' ? 'a number with an exponent from -300 to 300' : 'a number')
}

function wrong(value: unknown, right: string): GraphQLError {
  return new GraphQLError(`${value === undefined ? 'This' : quoteJson(value)} is not ${right}.`)
}
