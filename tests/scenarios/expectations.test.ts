import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { requestHead, sendRaw } from '../_kit/raw-http.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const MIB = 1_048_576

/** Every path that takes a body, as `/openapi.json` lists them. */
async function bodyPaths(): Promise<[string, string][]> {
  const { paths } = (await (await fetch(`${it.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { requestBody?: unknown }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]): [string, string][] =>
      requestBody ? [[method.toUpperCase(), path.replace(/\{\w+\}/g, 'x')]] : [],
    ),
  )
}

/** Says the head with `Expect`, and the body only when it hears that it may. */
async function expecting(line: string, body: string, ...headers: string[]) {
  const { hostname, port } = new URL(it.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  let reply = ''
  let continued = false
  socket.on('data', part => {
    reply += part
    if (continued || !reply.startsWith('HTTP/1.1 100 Continue\r\n\r\n')) return
    continued = true
    reply = reply.slice('HTTP/1.1 100 Continue\r\n\r\n'.length)
    socket.write(body)
  })
  await once(socket, 'connect')
  socket.write(requestHead(line, 'Expect: 100-continue', ...headers))
  await once(socket, 'close')
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1]), continued, reply }
}

describe('Expect: 100-continue', () => {
  test('above the limit is refused at once, on each route with a body', async () => {
    const paths = await bodyPaths()
    expect(paths.length).toBeGreaterThan(50)
    const cases: [string, string, number][] = [
      ...paths.map(([method, path]): [string, string, number] => [method, path, 8 * MIB + 1]),
      ...['/graphql', '/api/push/x', '/event/ingest', '/hooks/feed_1', '/api/oauth/token'].map(
        (path): [string, string, number] => ['POST', path, MIB + 1],
      ),
    ]
    for (const [method, path, size] of cases) {
      const { status, continued } = await expecting(`${method} ${path} HTTP/1.1`, '', `Content-Length: ${size}`)
      expect([path, status, continued]).toEqual([path, 413, false])
    }
  })

  test('within the limit is met, and the answer is that of the route', async () => {
    const body = JSON.stringify({ query: '{ viewer { name } }' })
    const headers = ['Content-Type: application/json', `Authorization: Bearer ${ADMIN}`]
    const whole = await expecting('POST /graphql HTTP/1.1', body, `Content-Length: ${body.length}`, ...headers)
    expect([whole.status, whole.continued]).toEqual([200, true])
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    const chunked = await expecting('POST /graphql HTTP/1.1', chunk, 'Transfer-Encoding: chunked', ...headers)
    expect([chunked.status, chunked.continued]).toEqual([200, true])
    expect(chunked.reply).toContain('PUSHGRAPH_ADMIN_TOKEN')
  })

  test('of a request that needs no body, or that no route takes, is answered without it', async () => {
    const cases: [string, number][] = [
      ['GET /healthz', 200],
      ['POST /nowhere', 404],
    ]
    for (const [line, wanted] of cases) {
      const { status, continued } = await expecting(`${line} HTTP/1.1`, '', 'Content-Length: 2')
      expect([line, status, continued]).toEqual([line, wanted, false])
    }
  })

  test('ends the connection where the body was not waited for: what follows is no request', async () => {
    const { hostname, port } = new URL(it.url)
    const socket = connect(Number(port), hostname)
    let reply = ''
    socket.on('data', part => (reply += part)).on('error', () => {})
    const kept = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
    socket.write(`${kept}Expect: 100-continue\r\nContent-Length: ${MIB + 1}\r\n\r\n`)
    await once(socket, 'close')
    expect(reply).toMatch(/^HTTP\/1\.1 413 .*connection: close/is)
    expect(reply.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })

  test('that is met keeps the connection', async () => {
    const { hostname, port } = new URL(it.url)
    const socket = connect(Number(port), hostname)
    const heard = async (text: string) => {
      let reply = ''
      while (!reply.includes(text)) reply += (await once(socket, 'data'))[0]
      return reply
    }
    const body = JSON.stringify({ query: '{ viewer { name } }' })
    const lines = ['Host: x', 'Content-Type: application/json', `Authorization: Bearer ${ADMIN}`]
    for (let time = 0; time < 2; time++) {
      socket.write(
        ['POST /graphql HTTP/1.1', ...lines, 'Expect: 100-continue', `Content-Length: ${body.length}`, '', ''].join(
          '\r\n',
        ),
      )
      await heard('100 Continue')
      socket.write(body)
      expect(await heard('viewer')).toContain('200 OK')
    }
    socket.destroy()
  })
})

test('another expectation is 417', async () => {
  const reply = await sendRaw(
    it.url,
    requestHead('POST /graphql HTTP/1.1', 'Expect: the-unexpected', 'Content-Length: 2'),
  )
  expect([reply.status, JSON.parse(reply.body)]).toMatchObject([417, { code: 417, success: false }])
})
