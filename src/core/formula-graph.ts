/** Formulas may refer to formulas: one of plain metrics has depth 1, one that refers to such a formula depth 2. */
export const MAX_FORMULA_DEPTH = 3

/** `path` leads from a formula through its references; in a cycle its last name is the first. */
export interface FormulaGraphError<Name extends string> {
  readonly kind: 'CYCLE' | 'TOO_DEEP'
  readonly path: readonly Name[]
}

/**
 * Looks for formulas that refer to themselves, directly or through others, and for more than three on top of each other.
 * Takes the references of each formula by its name; references to names that are not in the map are plain metrics.
 * Null when all is well.
 */
export function checkFormulaGraph<Name extends string>(
  references: ReadonlyMap<Name, readonly Name[]>,
): FormulaGraphError<Name> | null {
  const deepest = new Map<Name, readonly Name[]>()
  for (const name of references.keys()) {
    const cycle = visit(name, references, deepest, [])
    if (cycle !== null) return { kind: 'CYCLE', path: cycle }
  }
  for (const path of deepest.values()) if (path.length > MAX_FORMULA_DEPTH) return { kind: 'TOO_DEEP', path }
  return null
}

/** Fills `deepest` with the longest way down from a formula; returns a cycle when it comes back to one it is inside of. */
function visit<Name extends string>(
  name: Name,
  references: ReadonlyMap<Name, readonly Name[]>,
  deepest: Map<Name, readonly Name[]>,
  inside: Name[],
): readonly Name[] | null {
  if (deepest.has(name)) return null
  const own = references.get(name)
  if (own === undefined) return null
  const start = inside.indexOf(name)
  if (start >= 0) return [...inside.slice(start), name]
  inside.push(name)
  let below: readonly Name[] = []
  for (const next of own) {
    const cycle = visit(next, references, deepest, inside)
    if (cycle !== null) return cycle
    const way = deepest.get(next) ?? []
    if (way.length > below.length) below = way
  }
  inside.pop()
  deepest.set(name, [name, ...below])
  return null
}
