import { isObject } from './json-shape.ts'
import { listElsewhere, signOfError } from './page-signs.ts'
import type { PaginationSpec } from './source.ts'

/** The list of a page, or the message that says why there is none. */
export function itemsOf({ itemsPath }: PaginationSpec, data: unknown, found: unknown): readonly unknown[] | string {
  if (data === null) return []
  if (itemsPath !== null) {
    if (Array.isArray(found)) return found
    // JSONata gives a list of one as the item itself.
    if (itemsPath.startsWith('='))
      return found === undefined || found === null ? emptyOr(itemsPath, data, found) : [found]
    return found === undefined || found === null
      ? emptyOr(itemsPath, data, found)
      : `A page holds no list at ${itemsPath}.`
  }
  if (Array.isArray(data)) return data
  const lists = isObject(data) ? Object.values(data).filter(Array.isArray) : []
  if (lists.length === 1) return lists[0] as unknown[]
  const sign = signOfError(data)
  return sign === null
    ? 'Tell with itemsPath where a page holds its list.'
    : `A page holds an error instead of a list, at ${sign}.`
}

/** A page that leaves its list out has none, unless it says that something went wrong, or has a list at another path. */
function emptyOr(itemsPath: string, data: unknown, items: unknown): readonly unknown[] | string {
  const error = signOfError(data)
  if (error !== null) return `A page holds no list at ${itemsPath}, but an error at ${error}.`
  const list = items === null ? null : listElsewhere(data)
  return list === null ? [] : `A page holds no list at ${itemsPath}; there is one at ${list}.`
}
