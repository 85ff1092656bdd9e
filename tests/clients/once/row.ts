// What a row of the table "Once or twice" of docs/dialects.md is, and what rows are made of.
import type { TestApp } from '../../_kit/app.ts'
import { headers } from '../../_kit/dialect-messages.ts'

/** Sends the same each time, to where a reply may be lost. Rejects where it was not answered. */
export type Message = () => Promise<unknown>

export interface Place {
  readonly it: TestApp
  /** Of the network in front of the gateway. */
  readonly url: string
  /** Of what is pushed to: nothing else has this name. */
  readonly name: string
  /** For clients that have an end. */
  readonly stack: AsyncDisposableStack
}

export interface OnceRow {
  /** A folder of `src/compat`, `graphql` or `mcp`. */
  readonly dialect: string
  readonly sent: string
  /** Who sends it: a client as it was published, or what `fetch` sends. */
  readonly by: string
  /** What tells it from something new; null: nothing does. */
  readonly identity: string | null
  readonly counts: 'exactly once' | 'at least once'
  readonly stores?: 'points' | 'events'
  /** That the name ends in. */
  readonly suffix?: string
  /** Two messages, the second one new beside the first. */
  readonly messages: (place: Place) => Promise<readonly [Message, Message]>
}

export const HTTP = 'HTTP'

/** Sends what was made of the place and the number of the message. */
export const posted =
  (
    make: (place: Place, nth: number) => { path: string; body: string | Buffer; headers?: Record<string, string> },
  ): OnceRow['messages'] =>
  async place => {
    const message = (nth: number): Message => {
      const { path, body, headers: more } = make(place, nth)
      return async () => {
        const init = { method: 'POST', headers: { ...headers, ...more }, body: body as BodyInit }
        const reply = await fetch(place.url + path, init)
        if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
        await reply.arrayBuffer()
      }
    }
    return [message(1), message(2)]
  }

/** Values, but for 0 that a counter adds which has not grown, or events that are stored under the name; past every cache. */
export async function storedOf({ it }: { it: TestApp }, name: string, what: 'points' | 'events'): Promise<string[]> {
  const text =
    what === 'events'
      ? 'select user_id as value from events where name = $1'
      : `select trim_scale(value)::text as value from (
           select project_id, widget_id, value from points
           union all select project_id, widget_id, value from series_points
           union all select project_id, widget_id, value from category_points) as p
         join widgets using (project_id, widget_id) where push_name = $1 and p.value <> 0 order by p.value`
  const { rows } = await it.app.gateway.pool.query<{ value: string }>(text, [name])
  return rows.map(({ value }) => value)
}
