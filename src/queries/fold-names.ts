// Names in quotes that PostgreSQL would keep as they are written.
import { listOf, nodeAs, type Tree } from './tree.ts'
import { spellings, tableNames } from './virtual-table.ts'

/** `"userId"` and `"EventsTable"` name what userid and eventstable name. */
export function foldNames(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const each of value) foldNames(each)
    return
  }
  const node = value as Tree
  for (const part of ['aliasname', 'relname', 'ctename', 'name']) {
    if (typeof node[part] === 'string') node[part] = folded(node[part])
  }
  for (const part of ['fields', 'colnames', 'aliascolnames', 'usingClause']) {
    for (const each of listOf(node[part])) {
      const text = nodeAs(each, 'String')
      if (text) text.sval = folded(String(text.sval ?? ''))
    }
  }
  for (const each of Object.values(node)) foldNames(each)
}

function folded(name: string): string {
  const lower = name.toLowerCase()
  return tableNames.has(lower) || spellings.has(lower) ? lower : name
}
