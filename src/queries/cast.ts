// Casts as bounds: what a cast makes of a size, and casts that are put around values which have none.
import { STORED_JSON } from './measure-value.ts'
import { LONG_NUMBER, plain, type Size, sizeLimits, tooComplex } from './size.ts'
import { listOf, nodeAs, stringNodes, stringsOf, type Tree } from './tree.ts'

/** `numeric` of a text: 400 digits before the point, where a double has 309, and 340 after it, which the smallest double has. */
export const SCALE = 340
const PRECISION = 400 + SCALE
/** Digits of a number made of a text. */
export const CAST_DIGITS = PRECISION
/** A text that is no longer and has no exponent is cast as it is: it keeps its zeros, and may say Infinity. */
const SHORT_TEXT = 120
/** Parts of an expression that is put in twice, and of those of a power. */
const MOST_PARTS_TWICE = 16
const MOST_PARTS_OF_POWER = 100
/** Digits up to which powers with a whole exponent stay exact where the exponent is not written. */
const POWER_DIGITS = 1_000
/** `to_number` makes no more digits than its format has signs. */
const SHORT_FORMAT = 100
const MAX_PADDED = 10_000
/** Digits of a double, written out. */
const DOUBLE_DIGITS = 330

const kinds: Readonly<Record<string, Size['kind']>> = {
  int2: 'int',
  int4: 'int',
  int8: 'int',
  float4: 'float',
  float8: 'float',
  numeric: 'numeric',
  decimal: 'numeric',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  json: 'json',
  jsonb: 'json',
}

function typeOf(type: Tree): { name: string; mods: number[]; isList: boolean } {
  const mods = listOf(type.typmods).map(each => Number((nodeAs(each, 'A_Const')?.ival as Tree | undefined)?.ival ?? 0))
  return { name: stringsOf(type.names).at(-1) ?? '', mods, isList: listOf(type.arrayBounds).length > 0 }
}

/** Throws QUERY_TOO_COMPLEX for a cast that makes much of little. */
export function assertCast(type: Tree, from: Size): void {
  const { name, mods } = typeOf(type)
  if (name === 'bpchar' && (mods[0] ?? 1) > MAX_PADDED)
    throw tooComplex(`char(n) is at most ${MAX_PADDED} characters long: it is filled up with blanks.`)
  if (kinds[name] === 'json' && from.text !== undefined && LONG_NUMBER.test(from.text))
    throw tooComplex(
      `A number has at most ${sizeLimits.writtenDigits} digits, with those that its exponent stands for.`,
    )
}

/** `char(n)` is filled up with blanks, and what is longer than `varchar(n)` is cut off; lists have many of them. */
function charsOfCast(type: Tree, { chars }: Size): number {
  const { name, mods, isList } = typeOf(type)
  const [length] = mods
  if (length === undefined || kinds[name] !== 'text') return chars
  return name === 'varchar' && !isList ? Math.min(chars, length) : Math.max(chars, length)
}

/** The size after a cast; `isOpen`: its digits, or those of its items, would have no bound. */
export function castOf(type: Tree, from: Size): { size: Size; isOpen: 'number' | 'list' | false } {
  const { name, mods, isList } = typeOf(type)
  const kind = kinds[name] ?? 'other'
  const base = { nodes: from.nodes + 1, work: from.work + from.chars / 64 }
  const text = from.text === undefined ? {} : { text: from.text }
  if (kind !== 'numeric') {
    const isLong = isList || kind === 'text' || kind === 'json'
    const size = plain(isList ? 'other' : kind, isLong ? Math.max(64, charsOfCast(type, from)) : 64)
    return { size: { ...size, ...base, ...text }, isOpen: false }
  }
  const isKnown = from.kind === 'int' || from.kind === 'float' || from.kind === 'numeric' || from.text !== undefined
  // Hexadecimal digits are multiplied one by one.
  if (!isKnown) base.work += from.chars ** 2 / (from.chars > STORED_JSON ? 1_024 : 4_096)
  const [precision, scale = 0] = mods
  if (precision !== undefined) {
    const digits = precision + Math.abs(scale)
    const chars = isList ? Math.max(digits + 2, from.chars) : digits + 2
    return { size: { kind: isList ? 'other' : kind, chars, digits, ...base, ...text }, isOpen: false }
  }
  if (isList)
    return {
      size: { kind: 'other', chars: Math.max(DOUBLE_DIGITS, from.chars), digits: PRECISION, ...base },
      isOpen: 'list',
    }
  const digits = isKnown ? from.digits : PRECISION
  const size = { kind, chars: digits + 2, digits, ...base, ...text }
  if (isKnown) return { size, isOpen: false }
  // The value may be put in twice (boundNumeric).
  const twice = {
    nodes: base.nodes + from.nodes + 11,
    work: base.work + from.work + (SHORT_TEXT + 1) ** 2,
  }
  return { size: { ...size, ...twice }, isOpen: 'number' }
}

/** The parser leaves out what is 0. */
const integer = (ival: number) => ({ A_Const: { ival: ival === 0 ? {} : { ival }, location: -1 } })

/** Items of a list of exact numbers get as many digits at most. */
export function boundItems(type: Tree): void {
  type.typmods = [integer(PRECISION), integer(SCALE)]
}

const castTo = (arg: unknown, names: readonly string[], mods: readonly number[] = []) => ({
  TypeCast: {
    arg,
    typeName: {
      names: stringNodes(names),
      ...(mods.length > 0 && { typmods: mods.map(integer) }),
      typemod: -1,
      location: -1,
    },
    location: -1,
  },
})

const NUMERIC = ['pg_catalog', 'numeric']
const DOUBLE = ['pg_catalog', 'float8']
const TEXT = ['pg_catalog', 'text']
const text = (sval: string) => ({ A_Const: { sval: { sval }, location: -1 } })
const operation = (sign: string, lexpr: unknown, rexpr: unknown) => ({
  A_Expr: { kind: 'AEXPR_OP', name: stringNodes([sign]), lexpr, rexpr, location: -1 },
})
const caseOf = (expr: unknown, result: unknown, defresult: unknown) => ({
  CaseExpr: { args: [{ CaseWhen: { expr, result, location: -1 } }], defresult, location: -1 },
})
const call = (name: string, args: readonly unknown[]) => ({
  FuncCall: { funcname: stringNodes(['pg_catalog', name]), args, funcformat: 'COERCE_EXPLICIT_CALL', location: -1 },
})

/** Whether an expression may stand twice where it stood once: it is short, and holds no subquery. */
const isCheap = (value: unknown, nodes: number, most: number) => nodes <= most && !holdsSubquery(value)

function holdsSubquery(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([part, each]) => part === 'SubLink' || holdsSubquery(each))
}

/** What stands in `holder` becomes the value as a number of bounded digits. */
export function boundNumeric(holder: Tree, value: unknown, from: Size): void {
  // Zeros that the bound adds go again, and so would those of the text.
  const bounded = call('trim_scale', [castTo(value, NUMERIC, [PRECISION, SCALE])])
  if (from.kind !== 'text' || !isCheap(value, from.nodes, MOST_PARTS_TWICE)) {
    replaceIn(holder, bounded)
    return
  }
  // Each e becomes longer than a short text may be: one look at the value tells its length and whether it has an exponent.
  const long = text('.'.repeat(SHORT_TEXT + 1))
  const start = call('left', [castTo(value, TEXT), integer(SHORT_TEXT + 1)])
  const signs = ['e', 'E'].reduce<unknown>((from, sign) => call('replace', [from, text(sign), long]), start)
  const isShort = operation('<=', call('length', [signs]), integer(SHORT_TEXT))
  replaceIn(holder, caseOf(isShort, castTo(value, NUMERIC), bounded))
}

/** The same of what `to_number` gives, unless its format bounds it. */
export function boundToNumber(holder: Tree, node: Tree): void {
  const format = nodeAs(listOf(node.args)[1], 'A_Const')?.sval as Tree | undefined
  if (format && String(format.sval ?? '').length <= SHORT_FORMAT) return
  replaceIn(holder, call('trim_scale', [castTo({ FuncCall: { ...node } }, NUMERIC, [PRECISION, SCALE])]))
}

/**
 * What stands in `holder` becomes the function of doubles, as an exact number again where it was one: by its text, since PostgreSQL
 * casts 15 of the 17 digits of a double. Powers with a whole exponent stay exact up to 1,000 digits.
 */
export function toDouble(holder: Tree, name: string, args: readonly unknown[], size: Size, isExact: boolean): Size {
  const computed = call(
    name,
    args.map(arg => castTo(arg, DOUBLE)),
  )
  const { nodes, work } = size
  const double: Size = {
    kind: isExact ? 'numeric' : 'float',
    chars: DOUBLE_DIGITS + 2,
    digits: DOUBLE_DIGITS,
    nodes: nodes + 5,
    work,
  }
  const exact = castTo(castTo(computed, TEXT), NUMERIC)
  const [base, exponent] = args.map(arg => castTo(arg, NUMERIC))
  if (!isExact || name !== 'power' || !isCheap(args, nodes, MOST_PARTS_OF_POWER)) {
    replaceIn(holder, isExact ? exact : computed)
    return double
  }
  const digits = operation('*', call('length', [castTo(base, TEXT)]), call('abs', [exponent]))
  const isWhole = operation('=', call('mod', [exponent, integer(1)]), integer(0))
  const isSmall = operation('<=', digits, integer(POWER_DIGITS))
  const both = { BoolExpr: { boolop: 'AND_EXPR', args: [isWhole, isSmall], location: -1 } }
  replaceIn(holder, caseOf(both, call('power', [base, exponent]), exact))
  return {
    ...double,
    digits: POWER_DIGITS + 24,
    chars: POWER_DIGITS + 26,
    nodes: 4 * nodes + 20,
    work: 4 * work + POWER_DIGITS ** 2 / 16,
  }
}

/** What bounds call and users may not. */
export const boundFunctions: ReadonlySet<string> = new Set(['pg_column_size'])

/**
 * What an aggregate joined is at most `bytes` long where more is made of it, or ends the query: `chr` refuses a number of that size (SQLSTATE
 * 54000). The database computes an aggregate that stands twice once.
 */
export function boundJoined(holder: Tree, node: Tree, bytes: number): void {
  const joined = { FuncCall: { ...node } }
  const size = call('pg_column_size', [joined])
  const isLong = operation('>', size, integer(bytes))
  const refused = operation('=', call('chr', [size]), text(''))
  const nothing = { A_Const: { isnull: true, location: -1 } }
  replaceIn(holder, caseOf(caseOf(isLong, refused, isLong), nothing, joined))
}

function replaceIn(holder: Tree, node: Tree): void {
  for (const part of Object.keys(holder)) delete holder[part]
  Object.assign(holder, node)
}
