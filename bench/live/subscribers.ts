// node subscribers.ts <options as JSON>: follows one widget many times over and pushes to it; prints what was seen as JSON.
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'

export interface Options {
  readonly url: string
  readonly token: string
  readonly widgetId: string
  readonly pushUrl: string
  readonly way: 'sse' | 'ws'
  readonly subscribers: number
  readonly perSecond: number
  readonly seconds: number
}

export interface Seen {
  /** Milliseconds from sending a push until a subscriber has a message that tells it, over all of both. */
  readonly p50: number
  readonly p99: number
  readonly worst: number
  readonly pushes: number
  /** The most that one subscriber got while there were pushes. */
  readonly messages: number
  /** Subscribers whose last message is what a query says afterwards. */
  readonly right: number
}

const options = JSON.parse(process.argv[2] ?? '') as Options
const FIELDS = 'keys metrics { metric { name } headline sum values }'
const SUBSCRIPTION = `subscription ($id: ID!) { widgetReport(id: $id) { ${FIELDS} } }`
const ASKING = { headers: { 'content-type': 'application/json', authorization: `Bearer ${options.token}` } }
const SETTLE_MS = 20_000

interface Report {
  metrics: { sum: number }[]
}

/** When each push was sent; the sum that a report shows tells how many it holds. */
const sentAt: number[] = []
const delays: number[] = []
const subscribers = Array.from({ length: options.subscribers }, () => ({ sum: 0, messages: 0, last: '' }))

function heard(subscriber: (typeof subscribers)[number], report: Report): void {
  const now = performance.now()
  const sum = report.metrics[0]?.sum ?? 0
  for (let push = subscriber.sum; push < sum; push++) delays.push(now - (sentAt[push] as number))
  subscriber.sum = sum
  subscriber.messages++
  subscriber.last = JSON.stringify(report)
}

function followEvents(subscriber: (typeof subscribers)[number]): Promise<void> {
  const headers = { ...ASKING.headers, accept: 'text/event-stream' }
  return new Promise((resolve, reject) => {
    const asking = request(`${options.url}/graphql`, { method: 'POST', headers, agent: false }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', part => {
        const events = (text + part).split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          if (!event.startsWith('event: next\ndata: ')) continue
          heard(subscriber, JSON.parse(event.slice(18)).data.widgetReport)
          resolve()
        }
      })
    })
    asking.once('error', reject)
    asking.end(JSON.stringify({ query: SUBSCRIPTION, variables: { id: options.widgetId } }))
  })
}

function followSocket(subscriber: (typeof subscribers)[number]): Promise<void> {
  const socket = new WebSocket(`${options.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws')
  const say = (message: object) => socket.send(JSON.stringify(message))
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () =>
      say({ type: 'connection_init', payload: { authorization: ASKING.headers.authorization } }),
    )
    socket.on('message', data => {
      const message = JSON.parse(String(data))
      const payload = { query: SUBSCRIPTION, variables: { id: options.widgetId } }
      if (message.type === 'connection_ack') say({ id: '1', type: 'subscribe', payload })
      if (message.type === 'next') heard(subscriber, message.payload.data.widgetReport)
      if (message.type === 'next') resolve()
    })
  })
}

const follow = options.way === 'sse' ? followEvents : followSocket
for (let at = 0; at < subscribers.length; at += 50) await Promise.all(subscribers.slice(at, at + 50).map(follow))
for (const subscriber of subscribers) subscriber.messages = 0
// Whoever joined last is computed for: after this only pushes are.
await sleep(1_000)
process.stdout.write('ready\n')
await new Promise(resolve => process.stdin.once('data', resolve))

const pushes = options.perSecond * options.seconds
const body = JSON.stringify({ data: [{ Date: new Date().toISOString().slice(0, 10).replaceAll('-', ''), Users: '1' }] })
const begun = performance.now()
const answers: Promise<unknown>[] = []
for (let push = 0; push < pushes; push++) {
  await sleep(Math.max(0, begun + (push * 1_000) / options.perSecond - performance.now()))
  sentAt.push(performance.now())
  answers.push(fetch(options.pushUrl, { method: 'POST', body }).then(response => response.arrayBuffer()))
}
await Promise.all(answers)
const end = performance.now() + SETTLE_MS
while (subscribers.some(({ sum }) => sum < pushes) && performance.now() < end) await sleep(20)

const query = `query ($id: ID!) { widget(id: $id) { report { ${FIELDS} } } }`
const fresh = await fetch(`${options.url}/graphql`, {
  method: 'POST',
  ...ASKING,
  body: JSON.stringify({ query, variables: { id: options.widgetId } }),
})
const { data } = (await fresh.json()) as { data: { widget: { report: Report } } }
const expected = JSON.stringify(data.widget.report)
delays.sort((a, b) => a - b)
const part = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN
const seen: Seen = {
  p50: part(0.5),
  p99: part(0.99),
  worst: part(1),
  pushes,
  messages: subscribers.reduce((most, { messages }) => Math.max(most, messages), 0),
  right: subscribers.filter(({ last }) => last === expected).length,
}
process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit())
