import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../request/page.ts'
import { builder } from './builder.ts'

const first = `The number of entries of a page, 1 to ${MAX_PAGE_SIZE}. Default: ${DEFAULT_PAGE_SIZE}.`

/** For lists that show their newest entries only. */
export const firstArg = builder.args(t => ({ first: t.int({ description: first }) }))

/** The arguments of every list with pages; `pageOf` checks them. */
export const pageArgs = builder.args(t => ({
  first: t.int({ description: first }),
  after: t.string({ description: 'Start after this cursor: the `endCursor` of the page before.' }),
}))
