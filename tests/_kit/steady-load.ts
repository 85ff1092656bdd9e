// Clients that push and ask all the time, each request on a connection of its own, and hold every answer against what they know:
// a total is never less than what was acknowledged before it was asked for, and never more than what was sent before it came.
import { request } from 'node:http'

export interface LoadWidget {
  readonly id: string
  /** The path of its push URL. */
  readonly path: string
}

export interface SteadyLoad {
  /** Requests that were answered as they should be, by kind. */
  readonly answered: Readonly<Record<string, number>>
  /** What went wrong, in words. */
  readonly failures: readonly string[]
  /** Ends when every request is answered; resolves with what each widget adds up to. */
  stop(): Promise<ReadonlyMap<string, number>>
}

interface Account extends LoadWidget {
  sent: number
  acknowledged: number
}

export interface SteadyLoadOptions {
  readonly url: string
  readonly token: string
  readonly widgets: readonly LoadWidget[]
  readonly clients: number
}

interface Answer {
  readonly status: number
  readonly text: string
}

const DAYS = { from: '2026-11-01', through: '2026-11-28' }

export function startSteadyLoad({ url, token, widgets, clients }: SteadyLoadOptions): SteadyLoad {
  const accounts: Account[] = widgets.map(widget => ({ ...widget, sent: 0, acknowledged: 0 }))
  const answered: Record<string, number> = {}
  const failures: string[] = []
  let isOver = false
  let number = 0

  const send = (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(url + path, { method, headers, agent: false }, response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', part => (text += part))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })
  const bearer = { authorization: `Bearer ${token}` }
  const json = { ...bearer, 'content-type': 'application/json' }

  const day = (n: number) => `202611${String((n % 28) + 1).padStart(2, '0')}`
  const dashed = (n: number) => day(n).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

  /** Sent twice with one key: it counts once, wherever the two arrive. */
  const pushes: Record<string, (it: Account, n: number) => Promise<Answer>> = {
    'push by its URL': (it, n) =>
      send('POST', it.path, { data: [{ Date: day(n), m: '1' }] }, { 'idempotency-key': `load-${n}` }),
    'push by GraphQL': (it, n) => {
      const query = 'mutation ($input: PushInput!) { push(input: $input) { receipt { id } } }'
      const rows = [{ key: dashed(n), values: [{ metric: 'm', value: '1' }] }]
      return send(
        'POST',
        '/graphql',
        { query, variables: { input: { widgetId: it.id, rows, onDuplicate: 'ADD', idempotencyKey: `load-${n}` } } },
        json,
      )
    },
    'push by REST': (it, n) =>
      send(
        'POST',
        '/api/external/push/point',
        { apptoken: token, widget_id: it.id, points: [{ metric: 'm', key: day(n), value: '1' }], onduplicate: 'ADD' },
        { 'idempotency-key': `load-${n}` },
      ),
  }

  const questions: Record<string, (it: Account) => Promise<{ answer: Answer; total: unknown }>> = {
    async 'report by GraphQL'(it) {
      const query = `query ($id: ID!, $days: DayRangeInput!) { widget(id: $id) { report(period: { days: $days }) { metrics { sum } } } }`
      const answer = await send('POST', '/graphql', { query, variables: { id: it.id, days: DAYS } }, json)
      return { answer, total: JSON.parse(answer.text).data?.widget?.report.metrics[0]?.sum ?? 0 }
    },
    async 'report by REST'(it) {
      const path = `/widgets/${it.id}/report?from=${DAYS.from}&through=${DAYS.through}`
      const answer = await send('GET', path, undefined, bearer)
      return { answer, total: JSON.parse(answer.text).model?.metrics?.[0]?.sum ?? 0 }
    },
    async 'export of CSV'(it) {
      const answer = await send('GET', `/widgets/${it.id}.csv`, undefined, bearer)
      const cells = answer.text.trim().split('\n').slice(1)
      return { answer, total: cells.reduce((sum, line) => sum + (Number(line.split(',')[1]) || 0), 0) }
    },
  }

  const isDone = ({ status, text }: Answer) => status >= 200 && status < 300 && !text.includes('"errors":[')
  const check = (kind: string, answer: Answer): boolean => {
    if (isDone(answer)) answered[kind] = (answered[kind] ?? 0) + 1
    else failures.push(`${kind}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return isDone(answer)
  }
  const guarded = async (kind: string, work: () => Promise<void>) => {
    await work().catch(error => failures.push(`${kind}: ${error}`))
  }

  const client = async () => {
    while (!isOver) {
      const n = number++
      const it = accounts[n % accounts.length]
      const [push = '', question = ''] = [
        Object.keys(pushes)[n % Object.keys(pushes).length],
        Object.keys(questions)[Math.floor(n / 3) % Object.keys(questions).length],
      ]
      if (!it) return
      await guarded(push, async () => {
        it.sent++
        for (let times = n % 8 === 0 ? 2 : 1; times > 0; times--) {
          const answer = await pushes[push]?.(it, n)
          if (answer && check(push, answer) && times === 1) it.acknowledged++
        }
      })
      await guarded(question, async () => {
        const low = it.acknowledged
        const found = await questions[question]?.(it)
        if (!found || !check(question, found.answer)) return
        if (Number(found.total) < low || Number(found.total) > it.sent)
          failures.push(`${question}: ${found.total} is not between ${low} and ${it.sent}`)
      })
    }
  }
  const running = Promise.all(Array.from({ length: clients }, client))
  return {
    answered,
    failures,
    async stop() {
      isOver = true
      await running
      return new Map(accounts.map(({ id, acknowledged }) => [id, acknowledged]))
    },
  }
}
