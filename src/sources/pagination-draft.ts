import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { numberIn } from './field-checks.ts'
import { issueOfHeaderName } from './header.ts'
import { issueOfMappingText } from './mapping.ts'
import { issueOfInto } from './page-request.ts'
import { USUAL_CURSOR_PARAM } from './pagination.ts'
import { type BodySpec, type PaginationSpec, sourceLimits } from './source.ts'

type Optional<T> = T | null | undefined

/** How somebody wrote that pages are read. */
export interface PaginationDraft {
  readonly kind: PaginationSpec['kind']
  readonly param?: Optional<string>
  readonly into?: Optional<string>
  readonly start?: Optional<number>
  readonly size?: Optional<number>
  readonly sizeParam?: Optional<string>
  readonly itemsPath?: Optional<string>
  readonly cursorPath?: Optional<string>
  readonly cursorHeader?: Optional<string>
  readonly morePath?: Optional<string>
  readonly maxPages?: Optional<number>
}

const TOO_LONG = `It is longer than ${sourceLimits.expressionLength} characters.`
const sizes = { least: 1, most: 10_000, usual: 1 }
const usualParams = { PAGE: 'page', OFFSET: 'offset', CURSOR: USUAL_CURSOR_PARAM, LINK: '', NEXT_URL: '' }

type AddIssue = (field: string, message: string) => void

/** Makes it whole, with defaults, and notes what is wrong. `body`: of its request. */
export function toPaginationSpec(
  draft: PaginationDraft,
  body: BodySpec | null,
  place: string,
  issues: Issues,
): PaginationSpec {
  const { kind, size, into } = draft
  const add: AddIssue = (field, message) => issues.add(`${place}.${field}`, message)
  checkPaths(draft, add)
  checkCursor(draft, add)
  if (into) checkInto(draft, into, body, add)
  if (kind === 'OFFSET' && !size) add('size', 'Tell how many items a page has.')
  return {
    kind,
    param: into ? '' : (draft.param ?? usualParams[kind]),
    start: draft.start ?? (kind === 'PAGE' ? 1 : 0),
    size: size ? numberIn(sizes, size, `${place}.size`, issues) : null,
    ...textsOf(draft),
    maxPages: numberIn(sourceLimits.maxPages, draft.maxPages, `${place}.maxPages`, issues),
  }
}

const textsOf = ({ into, sizeParam, itemsPath, cursorPath, cursorHeader, morePath }: PaginationDraft) => ({
  into: into ?? null,
  sizeParam: sizeParam ?? null,
  itemsPath: itemsPath ?? null,
  cursorPath: cursorPath ?? null,
  cursorHeader: cursorHeader?.toLowerCase() ?? null,
  morePath: morePath ?? null,
})

function checkPaths({ itemsPath, cursorPath, morePath }: PaginationDraft, add: AddIssue): void {
  for (const [field, text] of Object.entries({ itemsPath, cursorPath, morePath })) {
    if (text === null || text === undefined) continue
    const issue = text.length > sourceLimits.expressionLength ? TOO_LONG : issueOfMappingText(text)
    if (issue) add(field, issue)
  }
}

function checkCursor({ kind, cursorPath, cursorHeader }: PaginationDraft, add: AddIssue): void {
  const isFollowed = kind === 'CURSOR' || kind === 'NEXT_URL'
  const given = cursorPath ? 'cursorPath' : cursorHeader ? 'cursorHeader' : null
  if (cursorPath && cursorHeader) add('cursorHeader', 'Give cursorPath or cursorHeader, not both.')
  if (isFollowed && given === null)
    add('cursorPath', `Tell where a page holds the ${kind === 'CURSOR' ? 'next cursor' : 'URL of the next one'}.`)
  if (!isFollowed && given !== null)
    add(given, `Only pages of the kinds CURSOR and NEXT_URL have one; this is ${kind}.`)
  const issue = cursorHeader ? issueOfHeaderName(cursorHeader) : null
  if (issue) add('cursorHeader', `${quote(cursorHeader ?? '')} ${issue}`)
}

function checkInto(draft: PaginationDraft, into: string, body: BodySpec | null, add: AddIssue): void {
  const issue = issueOfDestination(draft, into, body)
  if (issue) add('into', issue)
}

function issueOfDestination({ kind, param }: PaginationDraft, into: string, body: BodySpec | null): string | null {
  if (kind === 'LINK' || kind === 'NEXT_URL')
    return `With ${kind} the next page is a whole URL: nothing goes into the request.`
  if (param) return 'Give param or into, not both.'
  return into.length > sourceLimits.expressionLength ? TOO_LONG : issueOfInto(into, body)
}
