// Three pages of well-known services, in the words of each: what docs/sources.md says of them is tried on these.
import type { Received } from './upstream.ts'

interface PageReply {
  readonly body: unknown
  readonly headers?: Record<string, string>
}

/** The page is 1, 2 or 3; its items are 2 numbers, the last page has one. */
interface PageApi {
  readonly method?: 'POST'
  readonly json?: object
  pageOf(request: Received): number
  reply(page: number, items: readonly Item[], url: string): PageReply
  /** What an item is in the words of the service. Default: as it is. */
  unwrap?(item: never): unknown
}

export interface Item {
  readonly id: string
}

const LAST = 3
const inQuery =
  (name: string) =>
  ({ query }: Received) =>
    Number(query.get(name)?.replace('c', '') ?? 1)
const inBody =
  (read: (body: never) => string | number | null | undefined) =>
  ({ body }: Received) =>
    Number(String(read(JSON.parse(body) as never) ?? 1).replace('c', ''))
const next = <T>(page: number, value: T) => (page < LAST ? value : null)
const cursor = (page: number) => `c${page + 1}`

export const pageApis: Readonly<Record<string, PageApi>> = {
  'Django REST framework': {
    pageOf: inQuery('page'),
    reply: (page, results, url) => ({
      body: { count: 5, next: next(page, `${url}?page=${page + 1}`), previous: null, results },
    }),
  },
  'OData, Microsoft Graph': {
    pageOf: inQuery('$skiptoken'),
    reply: (page, value, url) => ({
      body: {
        '@odata.context': 'x',
        value,
        ...(page < LAST && { '@odata.nextLink': `${url}?$skiptoken=c${page + 1}` }),
      },
    }),
  },
  'JSON:API': {
    pageOf: inQuery('page[number]'),
    reply: (page, data, url) => ({
      body: { data, links: { self: url, next: next(page, { href: `${url}?page[number]=${page + 1}` }) } },
    }),
  },
  Salesforce: {
    pageOf: inQuery('at'),
    reply: (page, records) => ({
      body: { totalSize: 5, done: page === LAST, records, ...(page < LAST && { nextRecordsUrl: `?at=${page + 1}` }) },
    }),
  },
  Zendesk: {
    pageOf: inQuery('page[after]'),
    reply: (page, tickets, url) => ({
      body: { tickets, meta: { has_more: page < LAST }, links: { next: `${url}?page[after]=c${page + 1}` } },
    }),
  },
  Facebook: {
    pageOf: inQuery('after'),
    reply: (page, data, url) => ({
      body: {
        data,
        paging: { cursors: { after: cursor(page) }, ...(page < LAST && { next: `${url}?after=c${page + 1}` }) },
      },
    }),
  },
  'GitHub, Shopify': {
    pageOf: inQuery('page'),
    reply: (page, items) => ({
      body: items,
      headers: page < LAST ? { link: `<?page=${page + 1}>; rel="next", <?page=3>; rel="last"` } : {},
    }),
  },
  GitLab: {
    pageOf: inQuery('page'),
    reply: (page, items) => ({ body: items, headers: { 'x-next-page': page < LAST ? String(page + 1) : '' } }),
  },
  WordPress: {
    pageOf: inQuery('page'),
    reply: (_page, items) => ({ body: items, headers: { 'x-wp-totalpages': String(LAST) } }),
  },
  Stripe: {
    pageOf: ({ query }) => (query.get('starting_after') === null ? 1 : Number(query.get('starting_after')) / 2 + 1),
    reply: (page, data) => ({ body: { object: 'list', data, has_more: page < LAST } }),
  },
  Slack: {
    pageOf: inQuery('cursor'),
    reply: (page, channels) => ({
      body: { ok: true, channels, response_metadata: { next_cursor: page < LAST ? cursor(page) : '' } },
    }),
  },
  HubSpot: {
    pageOf: inQuery('after'),
    reply: (page, results) => ({
      body: { results, ...(page < LAST && { paging: { next: { after: cursor(page) } } }) },
    }),
  },
  Google: {
    pageOf: inQuery('pageToken'),
    reply: (page, items) => ({ body: { kind: 'list', items, ...(page < LAST && { nextPageToken: cursor(page) }) } }),
  },
  'Notion (POST)': {
    method: 'POST',
    json: { page_size: 2 },
    pageOf: inBody((body: { start_cursor?: string }) => body.start_cursor),
    reply: (page, results) => ({ body: { results, has_more: page < LAST, next_cursor: next(page, cursor(page)) } }),
  },
  "GraphQL, such as GitHub's (POST)": {
    method: 'POST',
    json: { query: 'query ($after: String) { viewer { items(after: $after) { id } } }', variables: { after: null } },
    pageOf: inBody((body: { variables: { after: string | null } }) => body.variables.after),
    reply: (page, nodes) => ({
      body: { data: { viewer: { items: { nodes, pageInfo: { endCursor: cursor(page), hasNextPage: page < LAST } } } } },
    }),
  },
  'Elasticsearch (POST)': {
    method: 'POST',
    json: { size: 2, sort: ['id'] },
    pageOf: inBody((body: { search_after?: number[] }) =>
      body.search_after ? Math.ceil((body.search_after[0] ?? 0) / 2) + 1 : 1,
    ),
    reply: (_page, items) => ({
      body: { hits: { total: { value: 5 }, hits: items.map(item => ({ _source: item, sort: [Number(item.id)] })) } },
    }),
    unwrap: ({ _source }: { _source: Item }) => _source,
  },
}

/** The items of a page: 1 and 2, 3 and 4, 5. */
export const itemsOfPage = (page: number): Item[] =>
  [page * 2 - 1, page * 2].filter(id => id <= LAST * 2 - 1).map(id => ({ id: String(id) }))
