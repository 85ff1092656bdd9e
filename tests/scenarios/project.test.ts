import { expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { NOON_2026_11_20, startTestApp } from '../_kit/app.ts'
import { report, updateProject } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

test('the project says where its days begin and on which day its weeks do; other gateways hear of it', async () => {
  await using it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const { id } = await it.widget()
  const days = async (preset: 'THIS_WEEK' | 'TODAY') => {
    const { widget } = await it.ask(report, { id, period: { preset } })
    return `${widget?.report.period.firstDay} ${widget?.report.period.lastDay} ${widget?.report.period.timeZone}`
  }
  // 20 November 2026 is a Friday.
  expect(await days('THIS_WEEK')).toBe('2026-11-16 2026-11-20 UTC')
  await it.ask(updateProject, { input: { weekStart: 7 } })
  expect(await days('THIS_WEEK')).toBe('2026-11-15 2026-11-20 UTC')
  await it.ask(updateProject, { input: { weekStart: 6, timeZone: 'Pacific/Kiritimati' } })
  expect(await days('THIS_WEEK')).toBe('2026-11-21 2026-11-21 Pacific/Kiritimati')

  await using second = await startSecondGateway(it)
  expect((await second.gateway.services.auth.project(DEFAULT_PROJECT_ID)).weekStart).toBe(6)
  await it.ask(updateProject, { input: { weekStart: 1, name: ' Shop ' } })
  await expect.poll(async () => (await second.gateway.services.auth.project(DEFAULT_PROJECT_ID)).name).toBe('Shop')
})

test.each([
  [{ weekStart: 0 }, 'input.weekStart'],
  [{ weekStart: 8 }, 'input.weekStart'],
  [{ name: ' ' }, 'input.name'],
  [{ name: 'x'.repeat(201) }, 'input.name'],
])('%j is refused', async (input, field) => {
  await using it = await startTestApp()
  const reply = await it.send(updateProject, { input })
  expect(reply.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { [field]: [expect.any(String)] },
  })
})
