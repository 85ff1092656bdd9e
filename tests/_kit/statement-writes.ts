// Which tables a statement writes, by PostgreSQL's own parse tree.
import { parseSync } from 'libpg-query'

const WRITES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'CopyStmt'])

/** Also inside of WITH. */
export function writtenTables(text: string): ReadonlySet<string> {
  const tables = new Set<string>()
  const visit = (value: unknown, kind: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, kind)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as Record<string, unknown>
    const relation = node.relation as { readonly relname?: unknown } | undefined
    if (WRITES.has(kind) && typeof relation?.relname === 'string') tables.add(relation.relname)
    if (kind === 'TruncateStmt')
      for (const item of (node.relations ?? []) as { readonly RangeVar?: { readonly relname?: string } }[])
        if (item.RangeVar?.relname) tables.add(item.RangeVar.relname)
    for (const [name, child] of Object.entries(node)) visit(child, name)
  }
  visit(parseSync(text).stmts, '')
  return tables
}
