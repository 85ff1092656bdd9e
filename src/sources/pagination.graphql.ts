// How the reading of pages is written down.
import { builder } from '../graphql/builder.ts'
import { paginationHelp, type paginationKinds, sourceLimits } from './source.ts'

export const PaginationKindEnum = builder.enumType('PaginationKind', {
  description: 'How an upstream divides a list.',
  values: {
    PAGE: { description: 'By page numbers.' },
    OFFSET: { description: 'By the number of items before.' },
    CURSOR: { description: 'By a mark that each page gives for the next one.' },
    LINK: { description: 'By the `Link` header with `rel="next"` (RFC 8288).' },
    NEXT_URL: { description: 'By the URL or the path of the next page, which each page holds at `cursorPath`.' },
  } satisfies Record<(typeof paginationKinds)[number], { description: string }>,
})

const { maxPages } = sourceLimits

export const PaginationInput = builder.inputType('PaginationInput', {
  description:
    'Reads all pages; the data is the list of the items of all of them. A page, a cursor or a URL that comes again is an error, and so is a first page that says nothing of the next one although there are more.',
  fields: t => ({
    kind: t.field({ type: PaginationKindEnum, required: true, description: 'How the list is divided.' }),
    param: t.string({
      description: 'The query parameter that asks for a page. Default: `page`, `offset` or `cursor`, by the kind.',
    }),
    start: t.int({ description: 'The first page or offset. Default: 1 for pages, 0 for offsets.' }),
    size: t.int({ description: 'Items of a page: a shorter one is the last. Without it an empty one is.' }),
    sizeParam: t.string({ description: 'The query parameter that asks for this size.' }),
    into: t.string({ description: paginationHelp.into }),
    itemsPath: t.string({ description: paginationHelp.itemsPath }),
    cursorPath: t.string({ description: paginationHelp.cursorPath }),
    cursorHeader: t.string({ description: paginationHelp.cursorHeader }),
    morePath: t.string({ description: paginationHelp.morePath }),
    maxPages: t.int({
      description: `How many pages are read at most, up to ${maxPages.most}; where there are more, the result says \`truncated\`. Default: ${maxPages.usual}.`,
    }),
  }),
})
