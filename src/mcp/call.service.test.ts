import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { noSpan } from '../base/tracing.ts'
import { createDeadlines } from '../request/deadline.ts'
import { callTool, type ToolRequest } from './call.service.ts'
import { type Tool, type ToolAnswer, tool } from './tool.ts'

const deadlines = createDeadlines(20, 5)
afterAll(() => deadlines.close())

const logged: object[] = []
let given = 0
const request = {
  ctx: { span: noSpan, log: { error: (details: object) => logged.push(details) } },
  by: { scopes: new Set(['read']), restriction: null },
  deadlines,
  giveUp: () => given++,
} as unknown as ToolRequest

const toolOf = (run: () => Promise<ToolAnswer>, more: Partial<Tool> = {}) =>
  tool({
    name: 'x',
    title: 'X',
    description: 'X.',
    scope: 'read',
    input: z.object({}),
    output: null,
    ...more,
    run,
  } as Tool)

const call = async (made: Tool) => {
  const { content, isError, _meta } = await callTool(request, made, new Map())
  return {
    text: content.map(it => ('text' in it ? it.text : '')).join(),
    isError,
    code: Object(Object(_meta)['pushgraph/error']).code,
  }
}

test('a question that takes too long is given up, and says so', async () => {
  const reply = await call(toolOf(() => new Promise(() => {})))
  expect(reply).toMatchObject({ isError: true, code: 'UNAVAILABLE' })
  expect(reply.text).toContain('Ask for less.')
  expect(given).toBe(1)
})

test('what writes is never given up', async () => {
  const { promise, resolve } = Promise.withResolvers<ToolAnswer>()
  const reply = call(toolOf(() => promise, { isChanging: true }))
  // The deadline of a question that began later has passed.
  await call(toolOf(() => new Promise(() => {})))
  resolve({ text: 'written' })
  expect(await reply).toEqual({ text: 'written', isError: undefined, code: undefined })
})

test('an error of ours has its fields, an unknown one is masked and logged', async () => {
  const fields = { metrics: ['It is wrong.', 'It is long.'] }
  const known = await call(toolOf(() => Promise.reject(new AppError('BAD_USER_INPUT', 'It is wrong.', { fields }))))
  expect(known.text).toBe('BAD_USER_INPUT: It is wrong.\n- metrics: It is long.')
  const unknown = await call(toolOf(() => Promise.reject(new Error('the password is 1234'))))
  expect(unknown.code).toBe('INTERNAL')
  expect(unknown.text).not.toContain('1234')
  expect(logged).toHaveLength(1)
})
