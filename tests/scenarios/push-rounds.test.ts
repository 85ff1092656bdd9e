// What happens inside a round: order, a bad push among good ones, a full queue.

import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { PushWriter } from '../../src/push/push-writer.service.ts'
import { toQueuedPush } from '../../src/push/queued-push.cases.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { report } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const sums = async (id: string) =>
  (await it.ask(report, { id, period: { preset: 'ALL_TIME' } })).widget?.report.metrics.map(metric => metric.sum)

test('pushes that come down one connection without waiting keep their order, also the one that makes the metric', async () => {
  const { id, pushUrl } = await it.widget()
  const { hostname, port, pathname } = new URL(pushUrl)
  const request = (value: number) => {
    const body = `{"data":[{"Date":"20261120","m":"${value}"}],"onduplicate":{"m":"replace"}}`
    return `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  }
  const replies = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('error', reject)
    socket.on('data', part => {
      text += part
      if (text.split('"status":"ok"').length - 1 === 200) socket.end(() => resolve(text))
    })
    socket.write(Array.from({ length: 200 }, (_, n) => request(n)).join(''))
  })
  expect(replies).not.toContain('"status":"error"')
  expect(await sums(id)).toEqual([199])
})

test('a push that the database refuses fails alone, the others of its round are written', async () => {
  const { id, pushUrl } = await it.widget()
  const send = (day: number, value: string) =>
    it.cyfe(pushUrl, { data: [{ Date: `202611${String(day).padStart(2, '0')}`, m: value }] })
  await send(1, '1')
  await it.app.gateway.pool.query('alter table points add constraint small check (value < 1000000)')
  try {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n + 2, n === 7 ? '5000000' : '1')))
    expect(replies.map(reply => reply.status)).toEqual(Array.from({ length: 20 }, (_, n) => (n === 7 ? 500 : 200)))
    expect(JSON.stringify(replies[7]?.body)).not.toContain('constraint')
    expect(await sums(id)).toEqual([20])
  } finally {
    await it.app.gateway.pool.query('alter table points drop constraint small')
  }
})

test('when too many pushes wait, the next is refused with UNAVAILABLE and a time to come back', async () => {
  const { gateway } = it.app
  const writer = new PushWriter({
    gateway,
    connection: it.database.connection,
    limits: { pushes: 3, points: 100 },
  })
  const push = (points = 1) =>
    toQueuedPush({
      receiptId: gateway.makeId(),
      projectId: DEFAULT_PROJECT_ID,
      writes: new Map([['1', { how: 'ADD', value: '1' }]]),
      points,
    })
  const taken = [writer.write(push()), writer.write(push()), writer.write(push())]
  await expect(writer.write(push())).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 })
  expect(await Promise.all(taken)).toHaveLength(3)
  await expect(writer.write(push(101))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  })
  await writer.close()
  await expect(writer.write(push())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
