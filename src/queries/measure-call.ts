// Bounds of what functions make of their arguments.
import { countText } from '../core/number-format.ts'
import { pairsOfCall } from './pairs.ts'
import { assertFlags, assertPath, assertPattern } from './pattern.ts'
import { anyOf, type Kind, plain, type Size, sizeLimits, sumOf, tooComplex } from './size.ts'

/** What aggregates that join rows are taken to give: their rows are not known. */
export const JOINED_CHARS = 524_288
/** What they may give in bytes, where a function or another query goes on with it. */
export const MAX_JOINED_BYTES = 2_097_152
/** What goes on with it whatever its length. */
export const measuring: ReadonlySet<string> = new Set(['cardinality', 'array_length', 'jsonb_array_length', 'length'])
/** What they may be given: a row as JSON, and not what another of them gave. */
const MAX_JOINED_CHARS = 400_000
/** Of `to_char`: what a sign of the format may become. */
const FORMAT_CHARS = 24
/** A character of a text in JSON: `\u0001`. */
const ESCAPED = 6

const kindOf = (names: string, kind: Kind) =>
  names
    .trim()
    .split(/\s+/)
    .map(name => [name, kind] as const)

const results: ReadonlyMap<string, Kind> = new Map([
  ...kindOf(
    `count length char_length character_length octet_length position strpos ascii row_number rank dense_rank ntile regexp_count
     jsonb_array_length json_array_length cardinality array_length array_position grouping regr_count width_bucket`,
    'int',
  ),
  ...kindOf(
    `percent_rank cume_dist corr covar_pop covar_samp regr_slope regr_intercept regr_r2 percentile_cont cbrt pi degrees radians sin
     cos tan asin acos atan atan2 date_part`,
    'float',
  ),
  ...kindOf(
    `lower upper initcap btrim ltrim rtrim trim left right substr substring reverse split_part md5 chr to_hex translate
     jsonb_extract_path_text json_extract_path_text jsonb_typeof json_typeof regexp_substr jsonb_object_keys string_to_table
     regexp_split_to_table jsonb_array_elements_text jsonb_each_text like_escape similar_to_escape`,
    'text',
  ),
  ...kindOf('extract div', 'numeric'),
  ...kindOf('jsonb_extract_path json_extract_path jsonb_strip_nulls jsonb_array_elements jsonb_each', 'json'),
  ...kindOf(
    `regexp_like starts_with jsonb_exists jsonb_path_exists isfinite bool_and bool_or every now date_trunc age to_date to_timestamp
     make_date make_time make_timestamp make_timestamptz make_interval date_bin justify_days justify_hours justify_interval timezone
     clock_timestamp statement_timestamp transaction_timestamp string_to_array regexp_split_to_array regexp_match`,
    'other',
  ),
])

/** What they give is as long as what they are given; other kinds are numbers, times and tests. */
const lists = new Set(['string_to_array', 'regexp_split_to_array', 'regexp_match'])

export const joining: ReadonlySet<string> = new Set(['string_agg', 'array_agg', 'jsonb_agg', 'jsonb_object_agg'])

/** The argument of each that is a regular expression. */
const patterns: ReadonlyMap<string, number> = new Map([
  ['regexp_match', 1],
  ['regexp_replace', 1],
  ['regexp_count', 1],
  ['regexp_substr', 1],
  ['regexp_like', 1],
  ['regexp_split_to_array', 1],
  ['regexp_split_to_table', 1],
  ['similar_to_escape', 0],
])

/** Aggregates and others that give the size of what they were given, or so many more digits. */
const moreDigits: ReadonlyMap<string, number> = new Map([
  ['sum', 20],
  ['avg', 24],
  ['stddev', 1_000],
  ['stddev_pop', 1_000],
  ['stddev_samp', 1_000],
  ['variance', 1_000],
  ['var_pop', 1_000],
  ['var_samp', 1_000],
])

/** Throws QUERY_TOO_COMPLEX. `args`: of ordered aggregates what they are ordered by, too. */
export function measureCall(name: string, args: readonly Size[]): Size {
  assertArguments(name, args)
  const all = sumOf(args)
  if (joining.has(name)) return { ...all, kind: name.startsWith('json') ? 'json' : 'text', chars: JOINED_CHARS }
  const grown = growing[name]
  if (grown) {
    const [kind, chars] = grown(args)
    return { ...all, kind, chars, digits: 0, work: all.work + chars + pairsOfCall(name, args) }
  }
  if (name === 'percentile_disc') return percentiles(args)
  return numberOf(name, args) ?? resultOf(name, args)
}

/** Patterns, paths, series and values that may not be what they are. Throws QUERY_TOO_COMPLEX. */
function assertArguments(name: string, args: readonly Size[]): void {
  const pattern = args[patterns.get(name) ?? -1]
  if (pattern) assertPattern(pattern)
  if (name.startsWith('regexp_')) for (const flags of args.slice(name === 'regexp_replace' ? 3 : 2)) assertFlags(flags)
  if (name === 'similar_to_escape' && args[1] && args[0]?.text?.includes('['))
    throw tooComplex('SIMILAR TO with ESCAPE has no [...]: escape with \\, which is the default.')
  if (name === 'substring' && args[1] && (args[1].kind === 'text' || args[1].text !== undefined)) assertPattern(args[1])
  if (name === 'generate_series') assertSeries(args)
  if (name.startsWith('jsonb_path_')) assertPath(args[1])
  if (joining.has(name) && args.some(({ chars }) => chars > MAX_JOINED_CHARS)) {
    const most = countText(MAX_JOINED_CHARS)
    throw tooComplex(`${name} takes values of at most ${most} characters, and not what another one joined.`)
  }
}

/** Of functions whose digits or whose work grow with the digits of their arguments; null for others. */
function numberOf(name: string, args: readonly Size[]): Size | null {
  const all = sumOf(args)
  const more = moreDigits.get(name)
  // Of whole numbers they are exact numbers, or may be.
  if (more !== undefined) return { ...all, kind: exactOf(all.kind), digits: all.digits + more, work: all.work + more }
  const squared = logarithms.has(name) ? 200 : (squares[name] ?? 0)
  if (squared === 0) return null
  const isExact = args.length === 2 || (all.kind !== 'float' && all.kind !== 'int')
  const work = all.work + (isExact ? (squared * all.digits ** 2) / 16 : 0)
  return { ...all, kind: args.length === 2 && name !== 'mod' ? 'numeric' : all.kind, digits: all.digits + 24, work }
}

function resultOf(name: string, args: readonly Size[]): Size {
  const all = sumOf(args)
  const kind = results.get(name)
  const most = anyOf(args)
  if (kind === undefined) return { ...all, chars: Math.max(64, most.chars) }
  const work = all.work + most.chars / 16 + pairsOfCall(name, args)
  const isLong = kind === 'text' || kind === 'json' || lists.has(name)
  const chars = name === 'left' ? leftmost(args) : most.chars
  return { ...plain(kind, isLong ? Math.max(64, chars) : 64), nodes: all.nodes, work }
}

/** `left(text, n)` with a written n has n characters; a negative n leaves that many out. */
function leftmost([text, count]: readonly Size[]): number {
  const most = charsOf(text)
  return count?.text !== undefined && /^\d{1,9}$/.test(count.text) ? Math.min(most, Number(count.text)) : most
}

const exactOf = (kind: Kind): Kind => (kind === 'int' || kind === 'literal' ? 'numeric' : kind)

/** Products of all digits with all digits. */
const squares: Readonly<Record<string, number | undefined>> = { sqrt: 10, div: 1, mod: 1 }

/** For a list of fractions a list of values, each of which may be the longest. */
function percentiles([fractions, ...values]: readonly Size[]): Size {
  const all = sumOf(values)
  const isNumber = fractions && ['int', 'float', 'numeric'].includes(fractions.kind)
  const times = isNumber ? 1 : Math.max(1, fractions?.chars ?? 1)
  return {
    ...all,
    chars: all.chars * times,
    nodes: all.nodes + (fractions?.nodes ?? 0),
    work: all.work + all.chars * times,
  }
}

const logarithms = new Set(['ln', 'log', 'log10'])

const charsOf = (size: Size | undefined) => size?.chars ?? 0
const inJson = (sizes: readonly Size[]) =>
  sizes.reduce((sum, { kind, chars }) => sum + 4 + chars * (escapes[kind] ?? ESCAPED), 2)
/** Rows and lists hold little that is escaped: most of their text is what stands between their parts. */
const escapes: Partial<Record<Kind, number>> = { json: 1, int: 1, float: 1, numeric: 1, other: 2 }
const added = (sizes: readonly Size[]) => sizes.reduce((sum, { chars }) => sum + chars, 0)

type GrowthRule = (args: readonly Size[]) => readonly [Kind, number]
const json: GrowthRule = args => ['json', inJson(args)]
const list: GrowthRule = args => ['other', added(args)]

/** Part of what is searched, or a product of its numbers: as often as the path has the sign. */
const foundByPath: GrowthRule = ([value, path]) => [
  'json',
  64 + charsOf(value) * ((path?.text ?? '').split('*').length + 1),
]

const growing: Readonly<Record<string, GrowthRule | undefined>> = {
  concat: args => ['text', added(args)],
  concat_ws: args => ['text', added(args) + charsOf(args[0]) * args.length],
  overlay: args => ['text', added(args)],
  quote_literal: args => ['text', 2 * added(args) + 3],
  replace: ([text, from, to]) => {
    const each = Math.max(1, from?.text?.length ?? 1)
    return ['text', charsOf(text) + Math.ceil(charsOf(text) / each) * charsOf(to)]
  },
  regexp_replace: ([text, pattern, to]) => {
    const chars = charsOf(text)
    const once = chars + (chars + 1) * charsOf(to)
    const isLiteral = to?.text !== undefined && !to.text.includes('\\')
    // A group that looks ahead may be as long as the text, at each of its places.
    const looks = pattern?.text === undefined || /\(\?[=!<]/.test(pattern.text)
    return ['text', isLiteral ? once : looks ? once + (chars ** 2 * charsOf(to)) / 2 : 2 * once]
  },
  to_char: ([value, format]) => ['text', charsOf(value) + charsOf(format) * FORMAT_CHARS],
  array_to_string: ([values, by, none]) => ['text', charsOf(values) * (1 + charsOf(by) + charsOf(none))],
  array_append: list,
  array_cat: list,
  jsonb_build_object: json,
  jsonb_build_array: json,
  to_jsonb: json,
  to_json: json,
  row_to_json: json,
  jsonb_path_query: foundByPath,
  jsonb_path_query_first: foundByPath,
}

function assertSeries([from, to, step]: readonly Size[]): void {
  const numbers = [from?.text, to?.text, step?.text ?? '1'].map(Number)
  const [first = 0, last = 0, each = 1] = numbers
  if (numbers.some(number => !Number.isFinite(number)) || each === 0) return
  if ((last - first) / each > sizeLimits.series)
    throw tooComplex(`generate_series gives at most ${countText(sizeLimits.series)} rows.`)
}
