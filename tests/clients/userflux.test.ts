// UserFlux's own SDK for servers, unmodified but for the host that stands in it, against a live gateway.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'
import { sqlQuery } from '../_kit/query-operations.ts'

interface Client {
  track(parameters: object): Promise<{ status: number } | undefined>
  identify(parameters: object): Promise<{ status: number } | undefined>
}

const HOST = 'https://integration-api.userflux.co'

/** The published package with another host. */
function sdkFor(url: string): new (key: string, options?: object) => Client {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@userflux/backend-js')
  const text = readFileSync(file, 'utf8')
  expect(text.split(HOST)).toHaveLength(2)
  const module = { exports: {} as new (key: string, options?: object) => Client }
  compileFunction(text.replace(HOST, url), ['require', 'module'])(createRequire(file), module)
  return module.exports
}

let it: TestApp
let client: Client
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const key = (await it.ask(createToken, { input: { name: 'servers', scopes: ['PUSH'] } })).createToken.secret
  client = new (sdkFor(it.url))(key, { defaultTrackingProperties: { release: '2.0.14' } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const rows = async (sql: string) => (await it.ask(sqlQuery, { query: sql })).sql?.rows

test('track: the event with its session, and the defaults of the client', async () => {
  const event = { userId: 'ada', anonymousId: 'device-1', sessionId: 'visit-1', event: 'signup' }
  const sent = await client.track({
    ...event,
    timestamp: NOON_2026_11_20 - 1_000,
    properties: { plan: { name: 'pro' } },
  })
  expect(sent?.status).toBe(204)
  expect(
    (await client.track({ anonymousId: 'device-2', event: 'page_view', timestamp: NOON_2026_11_20 }))?.status,
  ).toBe(204)
  expect(
    await rows(
      'select name, userId, anonymousId, sessionId, deviceData, properties.plan.name as plan, properties.release as release from eventsTable order by timestamp',
    ),
  ).toEqual([
    {
      name: 'signup',
      userId: 'ada',
      anonymousId: 'device-1',
      sessionId: 'visit-1',
      deviceData: null,
      plan: 'pro',
      release: '2.0.14',
    },
    {
      name: 'page_view',
      userId: null,
      anonymousId: 'device-2',
      sessionId: null,
      deviceData: null,
      plan: null,
      release: '2.0.14',
    },
  ])
})

test('identify: the last properties of a user, and the device that is theirs', async () => {
  expect(
    (await client.identify({ anonymousId: 'device-2', properties: { city: 'Sydney', plan: 'free' } }))?.status,
  ).toBe(204)
  const ada = { userId: 'ada', anonymousId: 'device-2' }
  expect((await client.identify({ ...ada, properties: { plan: 'pro', seats: 3 } }))?.status).toBe(204)
  expect((await client.identify({ userId: 'ada', properties: { seats: 4 } }))?.status).toBe(204)
  expect(
    await rows(
      'select userId, properties.city as city, properties.plan as plan, properties.seats as seats from profilesTable',
    ),
  ).toEqual([{ userId: 'ada', city: 'Sydney', plan: 'pro', seats: '4' }])
  const joined = await rows(
    `select e.name, p.properties.plan as plan from eventsTable e
       left join identitiesTable i on i.anonymousId = e.anonymousId
       join profilesTable p on p.userId = coalesce(e.userId, i.userId) order by e.timestamp`,
  )
  expect(joined).toEqual([
    { name: 'signup', plan: 'pro' },
    { name: 'page_view', plan: 'pro' },
  ])
})
