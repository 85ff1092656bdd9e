// What who opens a data address may ask of it.
import { z } from 'zod'
import { badInput } from '../base/errors.ts'
import { parseDay } from '../core/day.ts'
import type { PeriodInput } from '../core/period.ts'
import { periodPresets } from '../core/preset.ts'
import { dayField, dayOf } from '../http/field.ts'
import { readInstant } from '../http/instant.ts'
import { parseFields } from '../http/zod-issues.ts'
import type { DataAddress, DataFormat } from './data-address.ts'

export interface DataRequest {
  /** `null`: the address's own. */
  readonly period: PeriodInput | null
  /** Keys of reports as the instants at which their buckets begin. */
  readonly keysAreInstants: boolean
  readonly form: 'spreadsheet' | 'rows'
  readonly bom: boolean
}

const lower = <T extends string>(names: readonly T[]) => names.map(name => name.toLowerCase()) as [string, ...string[]]

const instantParameter = (description: string) =>
  z
    .custom<string>(value => typeof value === 'string' && readInstant(value) !== null, {
      message: 'must be an instant, such as 2026-11-20T09:30:00Z or 1795166999000, or a day',
    })
    .meta({ type: 'string', description, examples: ['2026-11-20T09:30:00Z'] })

const chosen = 'Of addresses whose period may be chosen.'

const periodParameters = {
  period: z
    .enum(lower(periodPresets))
    .optional()
    .meta({ description: `Another period, such as \`last_7_days\`. ${chosen}` }),
  from: instantParameter(
    `The beginning of another period: an instant (RFC 3339, or epoch milliseconds), or a day with \`through\`. ${chosen}`,
  ).optional(),
  through: dayField('The last day of that period, included; `from` is a day then.').optional(),
  before: instantParameter('The end of that period, not included; `from` is an instant then.').optional(),
}

const keysParameter = {
  keys: z.enum(['labels', 'instants']).optional().meta({
    description:
      'With `instants` the key of a report is the instant at which its bucket begins, in a column `Time`. Default: labels, the first day of the bucket.',
  }),
}

const csvParameters = {
  form: z.enum(['spreadsheet', 'rows']).optional().meta({
    description:
      'With `rows` texts are as they are and instants have their offset; else a text that a spreadsheet would run as a formula has an apostrophe before it, and instants are times of the clock. Default: spreadsheet.',
  }),
  bom: z.enum(['yes', 'no']).optional().meta({
    description: 'Whether the file begins with a byte order mark, by which Excel knows UTF-8. Default: no.',
  }),
}

const at = {
  at: z.string().optional().meta({ description: 'Says nothing: with another one a spreadsheet asks anew.' }),
}

const csvQuery = z.object({ ...periodParameters, ...keysParameter, ...csvParameters, ...at })
const otherQuery = z.object({ ...periodParameters, ...keysParameter, ...at })

/** The parameters of each format, for its endpoint. */
export const dataQueries: Readonly<Record<DataFormat, z.ZodObject>> = {
  csv: csvQuery,
  json: otherQuery,
  xlsx: otherQuery,
}

/** Throws BAD_USER_INPUT that names the parameter; what it does not know it refuses, too: a slip would give other rows. */
export function readDataRequest(
  { choosesPeriod, content }: Pick<DataAddress, 'choosesPeriod' | 'content'>,
  format: DataFormat,
  query: unknown,
): DataRequest {
  const schema = dataQueries[format]
  const unknown = Object.keys(query as object).find(name => !Object.hasOwn(schema.shape, name))
  if (unknown !== undefined)
    throw badInput(
      unknown.slice(0, 40),
      `Give ${Object.keys(schema.shape).join(', ')}; rows are chosen when it is made.`,
    )
  const given = parseFields(csvQuery, query)
  const period = readPeriod(given)
  if (period && !choosesPeriod) throw badInput(period.parameter, 'The period of this address cannot be chosen.')
  const keysAreInstants = given.keys === 'instants'
  if (keysAreInstants && content.kind !== 'REPORT') throw badInput('keys', 'Only reports have buckets that begin.')
  return {
    period: period?.period ?? null,
    keysAreInstants,
    form: given.form ?? 'spreadsheet',
    bom: given.bom === 'yes',
  }
}

function readPeriod({ period, from, through, before }: z.output<typeof csvQuery>) {
  if (period !== undefined) {
    if (from !== undefined || through !== undefined || before !== undefined)
      throw badInput('period', 'Give period, or from with through or before.')
    const preset = periodPresets.find(each => each.toLowerCase() === period)
    return preset && { parameter: 'period', period: { preset } }
  }
  if (from === undefined) {
    if (through === undefined && before === undefined) return null
    throw badInput('from', 'Give from, too: where the period begins.')
  }
  if ((through === undefined) === (before === undefined))
    throw badInput('before', 'With from goes one of before, an instant, and through, a day.')
  return { parameter: 'from', period: through === undefined ? instantsOf(from, before ?? '') : daysOf(from, through) }
}

function daysOf(from: string, through: string): PeriodInput {
  if (parseDay(from) === null) throw badInput('from', 'From is a day where through is one, such as 2026-11-20.')
  return { days: { from: dayOf(from), through: dayOf(through) } }
}

const instantsOf = (from: string, before: string): PeriodInput => ({
  instants: { from: readInstant(from) ?? 0, before: readInstant(before) ?? 0 },
})
