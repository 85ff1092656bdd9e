// What names mean at a place of a statement: the sources of each FROM around it, nearest first, and the columns of each.
import type { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { sqlError } from './tokens.ts'
import type { Tree } from './tree.ts'
import { jsonColumns, spellings } from './virtual-table.ts'

export interface Column {
  readonly name: string
  /** Whether dots after it read its inside. */
  readonly json: boolean
  /** What it is computed from, one of each part of a UNION; empty: it is stored. */
  readonly origins: readonly unknown[]
  /** The type of a stored column. */
  readonly type?: string
  /** The most characters of its values, where they are not those of its type. */
  readonly chars?: number
  /** The subquery or CTE that it is a column of. */
  readonly fence?: Fence
  /** Made by a window function: it stays in the subquery that makes it. */
  readonly windowed?: boolean
  /** Of a recursive query, as its own step reads it. */
  readonly recursion?: Recursion
}

/** A column of a recursive query: what it begins with, and what each step makes of it. */
export interface Recursion {
  readonly name: string
  readonly base: Column
  step: Column | null
}

/** Whether the planner may put what a subquery computes in for its columns: not if it is `closed`, nor if it is named twice. */
export interface Fence {
  readonly closed: boolean
  uses: number
}

/** An item of FROM. */
export interface Source {
  readonly name: string
  readonly columns: readonly Column[]
}

/** A column that may be named without its source; `source` null: USING made it of two. */
export interface UnqualifiedColumn {
  readonly column: Column
  readonly source: Source | null
}

/** What a part of FROM brings. */
export interface Namespace {
  readonly sources: readonly Source[]
  readonly bare: readonly UnqualifiedColumn[]
}

export type CommonTables = ReadonlyMap<string, readonly Column[]>

export class Scope implements Namespace {
  readonly sources: readonly Source[]
  readonly bare: readonly UnqualifiedColumn[]
  readonly outer: Scope | null
  readonly commonTables: CommonTables

  constructor({ sources, bare }: Namespace, outer: Scope | null, commonTables: CommonTables) {
    this.sources = sources
    this.bare = bare
    this.outer = outer
    this.commonTables = commonTables
  }

  /** The nearest source of the name, as PostgreSQL looks for the part before a dot. */
  source(name: string): Source | null {
    return this.sources.find(source => source.name === name) ?? this.outer?.source(name) ?? null
  }

  /** The column that a name without a dot means at this level alone. */
  own(name: string): UnqualifiedColumn | null {
    const [first, second] = this.bare.filter(({ column }) => column.name === name)
    if (second) throw ambiguous(name)
    return first ?? null
  }

  /** The columns that may be named here without their source, nearest first. */
  names(): string[] {
    return [...this.bare.map(({ column }) => column.name), ...(this.outer?.names() ?? [])]
  }

  /** The column that a name without a dot means, here or further out. */
  column(name: string): UnqualifiedColumn | null {
    return this.own(name) ?? this.outer?.column(name) ?? null
  }
}

export const nowhere: Namespace = { sources: [], bare: [] }

export function namespaceOf(source: Source): Namespace {
  return { sources: [source], bare: source.columns.map(column => ({ column, source })) }
}

export function both(one: Namespace, two: Namespace): Namespace {
  return { sources: [...one.sources, ...two.sources], bare: [...one.bare, ...two.bare] }
}

/** The columns of USING at both sides of a join, in pairs. */
export function sharedColumns(left: Namespace, right: Namespace, using: readonly string[]): [Column, Column][] {
  return using.map(name => {
    const sides = [left, right].map(({ bare }) => bare.filter(({ column }) => column.name === name))
    const [one, two] = sides.map(found => {
      if (found.length > 1) throw ambiguous(name)
      return found[0]?.column
    })
    if (!one || !two) {
      const side = one ? right : left
      const names = side.bare.map(({ column }) => column.name)
      throw unknownColumn(name, names)
    }
    return [one, two]
  })
}

/** The two sides of a join with the columns of USING made one, which come first; `alias`: a source of these alone. */
export function joined(
  left: Namespace,
  right: Namespace,
  shared: readonly [Column, Column][],
  alias?: string,
): Namespace {
  const merged = shared.map(([one, two]) => ({ column: mergeColumns(one, two), source: null }))
  const using = shared.map(([{ name }]) => name)
  const others = ({ bare }: Namespace) => bare.filter(({ column }) => !using.includes(column.name))
  const named = alias === undefined ? [] : [{ name: alias, columns: merged.map(({ column }) => column) }]
  return {
    sources: [...left.sources, ...right.sources, ...named],
    bare: [...merged, ...others(left), ...others(right)],
  }
}

/** A column that may come from either. */
export function mergeColumns(one: Column, two: Column): Column {
  const origins = [one, two].flatMap(column =>
    column.origins.length > 0 && !column.fence ? column.origins : [{ Stored: column }],
  )
  return { name: one.name, json: one.json && two.json, origins }
}

/** A column of a source by its name. Throws where there is none or more than one. */
export function columnOf(source: Source, name: string): Column {
  const [first, second] = source.columns.filter(column => column.name === name)
  if (second) throw ambiguous(name)
  if (!first)
    throw unknownColumn(
      `${source.name}.${name}`,
      source.columns.map(column => column.name),
    )
  return first
}

/** `#>>` reads JSON alone, so a name that promises JSON is enough. */
export const holdsJson = ({ name, json }: Column) => json || jsonColumns.has(name)

const MAX_NAMES_SHOWN = 20

/** `names`: the columns that there are at this place. */
export function unknownColumn(name: string, names: readonly string[]): AppError {
  const distinct = [...new Set(names)]
  const shown = distinct.slice(0, MAX_NAMES_SHOWN).map(each => spelledAs(each).slice(0, 63))
  if (distinct.length > shown.length) shown.push('...')
  const known = shown.length === 0 ? '' : ` There are ${shown.join(', ')}.`
  return sqlError(`There is no such column, at ${quote(name, 100)}.${known}`)
}

/** As a person writes it: the names of the virtual tables with their capitals. */
const spelledAs = (folded: string) => spellings.get(folded) ?? folded

const ambiguous = (name: string) => sqlError(`The name of a column is ambiguous, at ${quote(name, 100)}.`)

/** The names of columns: those given for the first ones, their own for the others. */
export function renamed(columns: readonly Column[], names: readonly string[], fence?: Fence): Column[] {
  if (names.length > columns.length) throw sqlError('An alias names more columns than its source has.')
  return columns.map((column, index) => ({
    ...column,
    name: names[index] ?? column.name,
    ...(fence && { fence }),
  }))
}

/**
 * What a column reference was found to be; what a `*` brings. Of an item of FROM: the columns that a JOIN compares, and those of a table that
 * is stored.
 */
export type ColumnReferences = Map<Tree, Column | Source>

/** What resolving FROM needs of resolving the rest: subqueries and arguments. */
export interface ExpressionBinder {
  readonly resolved: ColumnReferences
  select(select: Tree, outer: Scope | null, outerTables: CommonTables): Column[]
  expression(value: unknown, scope: Scope): unknown
  /** A name for a source that has none. */
  nextName(): string
}
