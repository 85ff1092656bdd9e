// What a page says besides its list: whether there are more, whether something went wrong, and where else a list is.
import { isObject } from './json-shape.ts'
import { nextLink } from './link-header.ts'

/** Levels and members that are looked at: what speaks of pages stands at the top of them. */
const DEEPEST = 3
const MAX_MEMBERS = 500

/** Members that hold the next page, as public APIs call them. */
const NEXT_NAME =
  /^(@odata\.|odata\.|@)?next([_-]?(page|link|url|uri|href|token|cursor|marker|key|offset|start|id|records[_-]?url)){0,2}$|^(cursor|continuation|(next)?continuation[_-]?token|last[_-]?evaluated[_-]?key|scroll[_-]?id)$/i
const MORE_NAME =
  /^(has[_-]?(more|next|next[_-]?page)|more|is[_-]?truncated|truncated|more[_-]?(available|results|records))$/i
const TOTAL_NAME = /^total[_-]?(count|results|items|records|size|elements|hits)$/i
const PAGES_NAME = /^(total[_-]?pages|page[_-]?count|pages[_-]?total|last[_-]?page)$/i

export interface ReadSoFar {
  readonly pages: number
  /** `null`: totals say nothing, because some services count what they do not show. */
  readonly items: number | null
}

/** Why a page that names no next one cannot be the last; `null`: nothing says so. Names are shown, values are not. */
export function signOfMore(data: unknown, headers: Readonly<Record<string, string>>, read: ReadSoFar): string | null {
  if (nextLink(headers.link) !== null) return 'its header link has a next page'
  for (const [path, name, value] of membersOf(data)) {
    const sign = signIn(name, value, read)
    if (sign !== null) return `it holds ${sign} at ${path}`
  }
  for (const [name, value] of Object.entries(headers)) {
    const sign = /^x-/.test(name) ? signIn(name.replace(/^x-(ms-)?/, ''), value, read) : null
    if (sign !== null) return `it has ${sign} in the header ${name}`
  }
  return null
}

function signIn(name: string, value: unknown, { pages, items }: ReadSoFar): string | null {
  if (NEXT_NAME.test(name) && isSomething(value)) return 'something'
  if (MORE_NAME.test(name) && (value === true || value === 'true')) return 'true'
  const isCount = (PAGES_NAME.test(name) || (items !== null && TOTAL_NAME.test(name))) && typeof value !== 'object'
  if (!isCount) return null
  return Number(value) > (PAGES_NAME.test(name) ? pages : (items ?? 0)) ? 'a larger number' : null
}

/** Where a page says that it is none; `null`: it does not. */
export function signOfError(data: unknown): string | null {
  if (!isObject(data)) return null
  for (const [name, value] of Object.entries(data).slice(0, MAX_MEMBERS)) {
    if (/^(errors?|fault|exception)$/i.test(name) && isSomething(value) && !isEmptyList(value)) return name
    if (/^(ok|success)$/i.test(name) && (value === false || value === 'false')) return name
    if (/^status$/i.test(name) && typeof value === 'string' && /^(error|fail(ed|ure)?)$/i.test(value)) return name
  }
  return null
}

/** A list in the page that is not empty; `null`: there is none. */
export function listElsewhere(data: unknown): string | null {
  if (Array.isArray(data)) return data.length > 0 ? '$' : null
  for (const [path, , value] of membersOf(data)) if (Array.isArray(value) && value.length > 0) return path
  return null
}

const isSomething = (value: unknown) =>
  value !== null && value !== undefined && value !== false && value !== '' && value !== 'false' && value !== 0

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0

/** Members outside of lists, those at the top first. */
function* membersOf(data: unknown): Generator<[path: string, name: string, value: unknown]> {
  let level: [path: string, value: unknown][] = [['', data]]
  let left = MAX_MEMBERS
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const below: [string, unknown][] = []
    for (const [path, whole] of level) {
      if (!isObject(whole)) continue
      for (const name in whole) {
        if (left-- === 0) return
        const own = /^[\w-]+$/.test(name) ? `${path && `${path}.`}${name}` : `${path}['${name.slice(0, 60)}']`
        yield [own, name, whole[name]]
        below.push([own, whole[name]])
      }
    }
    level = below
  }
}
