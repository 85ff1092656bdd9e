// What dialects of time series pushed, read back through GraphQL with every digit; and a network that loses replies.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { TestApp } from './app.ts'
import { graphql } from './gql/gql.ts'
import type { TestNamedWidgetsQuery } from './gql/graphql.ts'
import { createToken } from './operations.ts'

const widgets = graphql(/* GraphQL */ `
  query TestNamedWidgets($after: String) {
    widgets(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          pushName
          keyKind
          dimensions {
            name
          }
          metrics {
            name
            aggregation
            format {
              unit
            }
          }
        }
      }
    }
  }
`)

const groups = graphql(/* GraphQL */ `
  query TestNamedWidget($id: ID!, $by: [String!]) {
    widget(id: $id) {
      report(period: { preset: ALL_TIME }, by: $by, top: 1000) {
        metrics {
          metric {
            name
          }
          exact {
            headline
          }
        }
        groups {
          values {
            value
          }
          metrics {
            metric {
              name
            }
            exact {
              headline
            }
          }
        }
      }
    }
  }
`)

export async function namedWidget(it: TestApp, name: string) {
  for (let after: string | null = null; ; ) {
    const { widgets: page }: { widgets: TestNamedWidgetsQuery['widgets'] } = await it.ask(widgets, { after })
    const found = page?.edges.find(({ node }) => node.pushName === name)
    if (found) return found.node
    if (!page?.pageInfo.hasNextPage) throw new Error(`no widget has the push name ${name}`)
    after = page.pageInfo.endCursor
  }
}

/** The headline of each metric: `requests: 12`; and of each group by these dimensions: `requests GET/200: 7`. */
export async function headlines(it: TestApp, name: string, by: string[] = []): Promise<string[]> {
  const { id } = await namedWidget(it, name)
  const { widget } = await it.ask(groups, { id, by: by.length > 0 ? by : null })
  const report = widget?.report
  if (!report) throw new Error(`no report of ${name}`)
  const own = report.metrics.map(({ metric, exact }) => `${metric.name}: ${exact.headline}`)
  const grouped = report.groups.flatMap(({ values, metrics }) =>
    metrics.map(
      ({ metric, exact }) => `${metric.name} ${values.map(({ value }) => value).join('/')}: ${exact.headline}`,
    ),
  )
  return (by.length > 0 ? grouped : own).sort()
}

/** The points of the widget, past every cache. */
export async function pointCount({ app }: TestApp): Promise<number> {
  const { rows } = await app.gateway.pool.query(
    'select ((select count(*) from points) + (select count(*) from series_points))::int as n',
  )
  return rows[0].n
}

/** A token that may push, and nothing else; what it pushes may make widgets where that is said. */
export async function pusher(it: TestApp, autoCreate: boolean): Promise<string> {
  const input = { name: 'pusher', scopes: ['PUSH' as const], autoCreate }
  return (await it.ask(createToken, { input })).createToken.secret
}

export interface LossyGateway extends AsyncDisposable {
  readonly url: string
  /** Of the next requests so many get no reply, though the gateway has done what they ask. */
  lose(replies: number): void
  /** Whether each request arrives twice. */
  doubles: boolean
  readonly requests: number
  /** With what the gateway answered since `lose` was called last, and nobody heard. */
  readonly lost: readonly number[]
}

/** In front of a gateway, which takes what a client sends, and may never be heard to say so, or be told so twice. It adds headers where a client cannot. */
export async function lossyGateway(target: string, headers: Record<string, string> = {}): Promise<LossyGateway> {
  let losing = 0
  let requests = 0
  let doubles = false
  let lost: number[] = []
  const server = createServer(async (incoming, reply) => {
    requests++
    const isLost = losing > 0
    if (isLost) losing--
    const body = await buffer(incoming)
    const send = () => forward(target, incoming, body, headers)
    const answer = await send()
    const last = doubles ? await send() : answer
    if (isLost) {
      lost.push(last.status)
      return void incoming.socket.destroy()
    }
    reply.writeHead(last.status, last.headers).end(last.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose: replies => {
      losing = replies
      lost = []
    },
    get lost() {
      return lost
    },
    get doubles() {
      return doubles
    },
    set doubles(value) {
      doubles = value
    },
    get requests() {
      return requests
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  added: Record<string, string>,
) {
  const onward = send(new URL(url ?? '', target), { method, headers: { ...headers, ...added, connection: 'close' } })
  onward.end(body)
  const [answer] = (await once(onward, 'response')) as [IncomingMessage]
  const { 'transfer-encoding': _, connection: __, ...rest } = answer.headers
  return { status: answer.statusCode ?? 500, headers: rest, body: await buffer(answer) }
}
