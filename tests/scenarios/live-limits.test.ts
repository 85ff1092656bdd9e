import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCosts } from '../../src/graphql/cost.ts'
import { createSubscriptions } from '../../src/graphql/subscribe.ts'
import { createGraphQL } from '../../src/graphql/yoga.ts'
import { createContext } from '../../src/request/context.ts'
import { schema } from '../../src/schema.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const mask = (error: unknown) => (error instanceof GraphQLError ? error : new GraphQLError(String(error)))

const costs = createCosts(schema, 0)

async function openWith(limits: { subscriptions: number; perToken: number; different: number }) {
  const { gateway } = it.app
  const { id } = await it.widget()
  const principal = await gateway.services.auth.authenticate(`Bearer ${ADMIN}`, '127.0.0.1')
  const subscriptions = createSubscriptions(
    gateway,
    createGraphQL(gateway, schema, costs, mask),
    schema,
    costs,
    mask,
    limits,
  )
  return async (top: number) => {
    const ctx = createContext(gateway, { requestId: 'x', principal, signal: new AbortController().signal })
    const query = 'subscription ($id: ID!, $top: Int) { widgetReport(id: $id, top: $top) { keys } }'
    const request = { query, operationName: undefined, variables: { id, top } }
    const opened = await subscriptions.open(ctx, request, { next: () => {}, complete: () => {} })
    if (!('close' in opened)) throw new Error(JSON.stringify(opened))
    return opened
  }
}

test.each([
  ['subscribers of a gateway', { subscriptions: 2, perToken: 9, different: 9 }, 'UNAVAILABLE'],
  ['subscribers of a token', { subscriptions: 9, perToken: 2, different: 9 }, 'RATE_LIMITED'],
  ['different operations', { subscriptions: 9, perToken: 9, different: 2 }, 'UNAVAILABLE'],
])('beyond the limit of %s one more is refused, and taken again when one has left', async (_name, limits, code) => {
  const open = await openWith(limits)
  const [first] = [await open(1), await open(2)]
  await expect(open(3)).rejects.toMatchObject({ code, retryAfter: 10 })
  first?.close()
  first?.close()
  const third = await open(3)
  await expect(open(4)).rejects.toMatchObject({ code })
  third.close()
})
