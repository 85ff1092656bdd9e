// Casts as bounds: what a cast makes of a size, and casts that are put around values which have none.
import { LONG_NUMBER, plain, type Size, sizeLimits, tooComplex } from './size.ts'
import { listOf, nodeAs, stringNodes, stringsOf, type Tree } from './tree.ts'

/** `numeric` of a text: 340 digits before the point, where a double has 309, and 60 after it. */
const PRECISION = 400
const SCALE = 60
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

/** The size after a cast; `isOpen`: its digits, or those of its items, would have no bound. */
export function castOf(type: Tree, from: Size): { size: Size; isOpen: 'number' | 'list' | false } {
  const { name, mods, isList } = typeOf(type)
  const kind = kinds[name] ?? 'other'
  const base = { nodes: from.nodes + 1, work: from.work + from.chars / 64 }
  const text = from.text === undefined ? {} : { text: from.text }
  if (kind !== 'numeric') {
    const filled = name === 'bpchar' ? (mods[0] ?? 0) : 0
    const size = plain(isList ? 'other' : kind, Math.max(64, from.chars, filled))
    return { size: { ...size, ...base, ...text }, isOpen: false }
  }
  const [precision, scale = 0] = mods
  if (precision !== undefined) {
    const digits = precision + Math.abs(scale)
    return {
      size: { kind: isList ? 'other' : kind, chars: Math.max(digits + 2, from.chars), digits, ...base, ...text },
      isOpen: false,
    }
  }
  if (isList)
    return {
      size: { kind: 'other', chars: Math.max(DOUBLE_DIGITS, from.chars), digits: PRECISION, ...base },
      isOpen: 'list',
    }
  const isKnown = from.kind === 'int' || from.kind === 'float' || from.kind === 'numeric' || from.text !== undefined
  const digits = isKnown ? from.digits : PRECISION
  return { size: { kind, chars: digits + 2, digits, ...base, ...text }, isOpen: isKnown ? false : 'number' }
}

const integer = (ival: number) => ({ A_Const: { ival: { ival }, location: -1 } })

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
const call = (name: string, args: readonly unknown[]) => ({
  FuncCall: { funcname: stringNodes(['pg_catalog', name]), args, funcformat: 'COERCE_EXPLICIT_CALL', location: -1 },
})

/** What stands in `holder` becomes the value as a number of bounded digits, without the zeros that the bound adds. */
export function trimmedNumeric(holder: Tree, value: unknown): void {
  replaceIn(holder, call('trim_scale', [castTo(value, NUMERIC, [PRECISION, SCALE])]))
}

/** What stands in `holder` becomes the function of doubles, as an exact number again where it was one. */
export function toDouble(holder: Tree, name: string, args: readonly unknown[], size: Size, isExact: boolean): Size {
  const computed = call(
    name,
    args.map(arg => castTo(arg, DOUBLE)),
  )
  replaceIn(holder, isExact ? castTo(computed, NUMERIC) : computed)
  const { nodes, work } = size
  return {
    kind: isExact ? 'numeric' : 'float',
    chars: DOUBLE_DIGITS + 2,
    digits: DOUBLE_DIGITS,
    nodes: nodes + 4,
    work,
  }
}

function replaceIn(holder: Tree, node: Tree): void {
  for (const part of Object.keys(holder)) delete holder[part]
  Object.assign(holder, node)
}
