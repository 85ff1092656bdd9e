// From what the catalogue says of tables to the statements that distribute them, or to what has to be changed before.
import type { PlacedTable, TableFacts } from './facts.ts'
import { type Placement, placementOf } from './placement.ts'

/** By which tables are distributed, and which all of them lie together by. */
const COLUMN = 'project_id'
const ANCHOR = 'projects'
/** It notes who changes points without marks, and is ours: without it nothing is read from sums. */
const GUARD = 'points_unmarked'

export interface DistributionPlan {
  /** What keeps tables from being distributed, each with the table and what to do; then there are no statements. */
  readonly issues: readonly string[]
  /** SQL, in order. Each can be run again. */
  readonly statements: readonly string[]
}

/** `placed`: what has been done before. */
export function planDistribution(tables: readonly TableFacts[], placed: readonly PlacedTable[]): DistributionPlan {
  const placements = new Map(
    tables.map(
      ({ name, columns }) =>
        [
          name,
          placementOf(
            name,
            columns.map(column => column.name),
          ),
        ] as const,
    ),
  )
  const issues = tables.flatMap(table => issuesOf(table, placements))
  const known = new Map(placed.map(table => [table.name, table]))
  issues.push(...tables.flatMap(({ name }) => wrongPlace(name, placements.get(name) ?? null, known.get(name))))
  if (issues.length > 0) return { issues, statements: [] }
  const open = tables.filter(({ name }) => !known.has(name))
  return { issues, statements: [...withoutGuard(open), ...inOrder(open, placements)] }
}

function issuesOf(table: TableFacts, placements: ReadonlyMap<string, Placement | null>): string[] {
  const { name, columns, uniques, foreignKeys, triggers } = table
  const placement = placements.get(name)
  if (placement === null) return [`${name}: it has no column ${COLUMN}, and no reason to be on every server or on one.`]
  const links = foreignKeys.flatMap(key => {
    const target = placements.get(key.target) ?? null
    return isKept(placement, target, key)
      ? []
      : [
          `${name}: the foreign key ${key.name} leads to ${key.target}: drop it, or have it compare ${COLUMN} with ${COLUMN}.`,
        ]
  })
  if (placement !== 'DISTRIBUTED') return links
  return [
    ...links,
    ...uniques
      .filter(unique => !unique.columns.includes(COLUMN))
      .map(unique => `${name}: ${unique.name} is unique without ${COLUMN}: put ${COLUMN} into it.`),
    ...columns
      .filter(({ isNumbered, type }) => isNumbered && type !== 'bigint')
      .map(column => `${name}: ${column.name} takes numbers of a sequence as ${column.type}: make it bigint.`),
    ...triggers.filter(trigger => trigger !== GUARD).map(trigger => `${name}: it has the trigger ${trigger}: drop it.`),
  ]
}

/** A foreign key that all servers can check by themselves, or that the coordinator can. */
function isKept(from: Placement | undefined, to: Placement | null, key: TableFacts['foreignKeys'][number]): boolean {
  if (from === 'DISTRIBUTED' && to === 'DISTRIBUTED') {
    const place = key.columns.indexOf(COLUMN)
    return place !== -1 && key.targetColumns[place] === COLUMN
  }
  return to === 'REFERENCE' || (from === 'LOCAL' && to === 'LOCAL')
}

function wrongPlace(name: string, placement: Placement | null, placed: PlacedTable | undefined): string[] {
  if (placed === undefined || placement === null) return []
  const is = placed.type === 'distributed' ? `distributed by ${placed.column}` : placed.type
  const isRight =
    (placement === 'DISTRIBUTED' && placed.type === 'distributed' && placed.column === COLUMN) ||
    (placement === 'REFERENCE' && placed.type === 'reference') ||
    (placement === 'LOCAL' && placed.type === 'local')
  return isRight ? [] : [`${name}: it is ${is} already: undo it (undistribute_table).`]
}

function withoutGuard(open: readonly TableFacts[]): string[] {
  const isGuarded = open.some(({ name, triggers }) => name === 'points' && triggers.includes(GUARD))
  return isGuarded ? [`drop trigger ${GUARD} on points`, 'update rolled_widgets set rolled_from = null'] : []
}

/** Copies first, since others may refer to them; then the table that the rest lies with; then the rest, each behind what it refers to. */
function inOrder(open: readonly TableFacts[], placements: ReadonlyMap<string, Placement | null>): string[] {
  const of = (placement: Placement) => sorted(open.filter(({ name }) => placements.get(name) === placement))
  const copies = of('REFERENCE').map(({ name }) => `select create_reference_table(${literal(name)})`)
  const all = of('DISTRIBUTED')
  const distributed = [...all.filter(({ name }) => name === ANCHOR), ...all.filter(({ name }) => name !== ANCHOR)]
  const moves = distributed.map(({ name }) => {
    const beside = name === ANCHOR ? 'none' : ANCHOR
    return `select create_distributed_table(${literal(name)}, '${COLUMN}', colocate_with => '${beside}')`
  })
  // Until then the coordinator keeps the rows that it has copied.
  const rests = distributed.map(({ name }) => `select truncate_local_data_after_distributing_table(${literal(name)})`)
  return [...copies, ...moves, ...rests.toReversed()]
}

function sorted(tables: readonly TableFacts[]): TableFacts[] {
  const names = new Set(tables.map(({ name }) => name))
  const done: TableFacts[] = []
  const visiting = new Set<string>()
  const visit = (table: TableFacts) => {
    if (visiting.has(table.name)) return
    visiting.add(table.name)
    for (const { target } of table.foreignKeys) {
      const next = tables.find(({ name }) => name === target)
      if (next && names.has(target)) visit(next)
    }
    done.push(table)
  }
  for (const table of tables) visit(table)
  return done
}

const literal = (name: string) => `'"${name.replaceAll('"', '""').replaceAll("'", "''")}"'`
