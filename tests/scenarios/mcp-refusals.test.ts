// Questions that are wrong by nature: each is refused, and the right one is said.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Business, startBusiness } from '../_kit/agents.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { type Agent, connectAgent } from '../_kit/mcp.ts'
import { october, ofNumbers, september } from './mcp-refusals.cases.ts'
import { ofGroupsAndTime } from './mcp-refusals-groups.cases.ts'

const questions = [...ofNumbers, ...ofGroupsAndTime]

let it: TestApp
let business: Business
let agent: Agent
beforeAll(async () => {
  ;({ it, business } = await startBusiness())
  agent = await connectAgent(it, ADMIN)
})
afterAll(async () => {
  await agent?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

test('there are more than forty of them, of more than twenty kinds', () => {
  expect(questions.length).toBeGreaterThan(40)
  expect(new Set(questions.map(it => it.code)).size).toBeGreaterThan(20)
})

test.each(questions)('$words', async ({ of, args, code, instead, tool = 'report' }) => {
  const ids = [of].flat().map(name => business.ids[name] ?? name)
  const named = tool === 'report' ? { metrics: ids } : { metric: ids[0] }
  const reply = await agent.call(tool, { ...named, ...args })
  expect(reply.isError, reply.text).toBe(true)
  expect(reply.codes).toContain(code)
  const refusals: { code: string; message: string; instead: string }[] = reply.error.refusals
  const refusal = refusals.find(it => it.code === code)
  expect(refusal?.instead).toMatch(instead)
  expect(reply.text).toContain(`Refused (${code}): ${refusal?.message} Ask instead: ${refusal?.instead}`)
})

test('who insists gets the number, and the refusal with it', async () => {
  const metrics = [business.ids['Sales.Revenue']]
  const question = { metrics, period: october, compare: [september] }
  expect((await agent.call('report', question)).text).toContain('add despite: ["UNEQUAL_LENGTHS"]')
  const reply = await agent.call('report', { ...question, despite: ['UNEQUAL_LENGTHS'] })
  expect(reply.isError).toBe(false)
  expect(reply.structured.caveats).toContainEqual({
    code: 'UNEQUAL_LENGTHS',
    message: expect.stringContaining('31 days'),
  })
  expect(reply.structured.metrics[0].comparisons).toHaveLength(1)
})

test('nobody insists on a sum that says nothing', async () => {
  const question = { metrics: [business.ids['Stock.Pieces']], period: october, statistic: 'TOTAL' }
  const reply = await agent.call('report', { ...question, despite: ['NOT_ADDITIVE'] })
  expect(reply.isError).toBe(true)
  expect(reply.text).toContain('must be one of UNEQUAL_LENGTHS')
})

test('days have their own order, and no top', async () => {
  const reply = await agent.call('report', { metrics: [business.ids['Sales.Revenue']], period: october, top: 3 })
  expect(reply.error).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { top: [expect.stringContaining('go with by')] },
  })
})
