// What a picture is asked to show, as it stands in the address of one.
import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { type ComparisonPreset, comparisonPresets } from '../core/comparison.ts'
import { dayToText, parseDay } from '../core/day.ts'
import { type DimensionFilter, toDimensionFilter } from '../core/dimension-filter.ts'
import type { DayRange } from '../core/period.ts'
import { type PeriodPreset, periodPresets } from '../core/preset.ts'
import { MAX_GROUP_DIMENSIONS, MAX_TOP, type OnlyDays, onlyDays } from '../reports/report-query.ts'
import { isFilterParameter, readFilters, readNames, writeFilters, writeValues } from '../request/dimension-parameter.ts'
import { type Theme, themes } from './picture-style.ts'

/** Pixels each way. */
export const PICTURE_SIZE = { least: 50, most: 2_000, width: 800, height: 400 }

/** For how long an address can be signed, and is where nothing is said. */
export const MAX_VALID_HOURS = 8_760
export const VALID_HOURS = 720

/** What an address can say of a period. */
type PicturePeriod = { readonly preset: PeriodPreset } | { readonly days: DayRange }

export interface PictureRequest {
  /** `null`: the widget's own. */
  readonly period: PicturePeriod | null
  /** Drawn over the others; `null`: nothing. */
  readonly compare: ComparisonPreset | null
  readonly onlyDays: OnlyDays
  /** In one order: that of the names of their parameters. */
  readonly where: readonly DimensionFilter[]
  /** Dimensions: their groups are drawn. */
  readonly by: readonly string[]
  /** Groups, or names of categories; `null`: as many as there usually are. */
  readonly top: number | null
  readonly width: number
  readonly height: number
  readonly theme: Theme
  /** Absent: no. */
  readonly annotations?: boolean
}

/** `at` says nothing: with another one a page asks anew. */
const names: ReadonlySet<string> = new Set([
  ...[
    'period',
    'from',
    'through',
    'compare',
    'only_days',
    'by',
    'top',
    'width',
    'height',
    'theme',
    'annotations',
    'signature',
    'at',
  ],
])

/** Throws BAD_USER_INPUT that names the member; what it does not know it refuses, too: a slip would show something else. */
export function readPictureRequest(query: Readonly<Record<string, unknown>>): PictureRequest {
  for (const [name, value] of Object.entries(query)) {
    if (isFilterParameter(name)) continue
    if (!names.has(name)) throw badInput(name.slice(0, 40), `Give ${[...names].join(', ')}, or where.country.`)
    if (typeof value !== 'string') throw badInput(name, `${name} comes once.`)
  }
  const parameters = query as Readonly<Record<string, string | undefined>>
  const compare = parameters.compare === undefined || parameters.compare === 'none' ? null : parameters.compare
  return {
    period: readPeriod(parameters),
    compare: compare === null ? null : oneOf('compare', compare, comparisonPresets),
    onlyDays: oneOf('only_days', parameters.only_days ?? 'ALL', onlyDays),
    where: readFilters(query).map(toDimensionFilter),
    by: assertGroups(readNames(parameters.by ?? '')),
    top: parameters.top === undefined ? null : assertTop(Number(parameters.top || Number.NaN)),
    width: readSize('width', parameters.width),
    height: readSize('height', parameters.height),
    theme: oneOf('theme', parameters.theme ?? 'light', themes),
    ...(oneOf('annotations', parameters.annotations ?? 'no', ['yes', 'no']) === 'yes' && { annotations: true }),
  }
}

/** The shortest query string that is read as this request. */
export function toQueryString(request: PictureRequest): URLSearchParams {
  const { period, compare, where, by, top, width, height, theme } = request
  const query = new URLSearchParams()
  if (period && 'preset' in period) query.set('period', period.preset.toLowerCase())
  if (period && 'days' in period) {
    query.set('from', dayToText(period.days.from))
    query.set('through', dayToText(period.days.through))
  }
  if (compare) query.set('compare', compare.toLowerCase())
  if (request.onlyDays !== 'ALL') query.set('only_days', request.onlyDays.toLowerCase())
  if (by.length > 0) query.set('by', writeValues(by))
  if (top !== null) query.set('top', String(top))
  for (const [name, value] of writeFilters(where)) query.set(name, value)
  if (width !== PICTURE_SIZE.width) query.set('width', String(width))
  if (height !== PICTURE_SIZE.height) query.set('height', String(height))
  if (theme !== 'light') query.set('theme', theme)
  if (request.annotations) query.set('annotations', 'yes')
  return query
}

/** Whether the members of an address are spelled as `toQueryString` spells the request, in any order. */
export function isSpelledAsSigned(query: Readonly<Record<string, unknown>>, request: PictureRequest): boolean {
  const signed = toQueryString(request)
  const members = Object.entries(query).filter(([name]) => name !== 'signature' && name !== 'at')
  return members.length === signed.size && members.every(([name, value]) => signed.get(name) === value)
}

export function assertSize(name: string, size: number): number {
  const { least, most } = PICTURE_SIZE
  if (!Number.isInteger(size) || size < least || size > most) throw badInput(name, `${name} is ${least} to ${most}.`)
  return size
}

/** Names of dimensions, as they are stored. */
export function assertGroups(by: readonly string[]): string[] {
  const names = by.map(name => name.normalize('NFC').trim())
  if (names.length > MAX_GROUP_DIMENSIONS) throw badInput('by', `by is at most ${MAX_GROUP_DIMENSIONS} dimensions.`)
  const twice = names.find((name, at) => names.indexOf(name) < at)
  if (twice !== undefined) throw badInput('by', `by has the dimension ${quote(twice)} twice.`)
  return names
}

export function assertTop(top: number): number {
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) throw badInput('top', `top is 1 to ${MAX_TOP}.`)
  return top
}

function readSize(name: 'width' | 'height', text: string | undefined): number {
  return assertSize(name, text === undefined ? PICTURE_SIZE[name] : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)
}

function readPeriod({ period, from, through }: Readonly<Record<string, string | undefined>>): PicturePeriod | null {
  if (period !== undefined) {
    if (from !== undefined || through !== undefined) throw badInput('period', 'Give period, or from and through.')
    return { preset: oneOf('period', period, periodPresets) }
  }
  if (from === undefined && through === undefined) return null
  const day = (name: string, text: string | undefined) => {
    const parsed = text === undefined ? null : parseDay(text)
    if (parsed === null) throw badInput(name, `${name} is a day, such as 2026-11-20.`)
    return parsed
  }
  return { days: { from: day('from', from), through: day('through', through) } }
}

/** In whatever case. */
function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find(each => each.toLowerCase() === text.toLowerCase())
  if (found === undefined)
    throw badInput(name, `${name} is one of ${known.map(each => each.toLowerCase()).join(', ')}.`)
  return found
}
